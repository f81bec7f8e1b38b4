/**
 * One interruption at a time over all tabs of a browser: whose turn it is holds a Web Lock for as long as the
 * surface stands, which also keeps a tab that was duplicated from showing the same walk twice.
 */
import type { LiveHost } from './types.ts';

/** Undefined: another tab has it. Where there are no locks (plain http), everybody may. */
export function takeTurn(
  { view, options, signal }: Pick<LiveHost, 'view' | 'options' | 'signal'>,
  patienceMs: number,
): Promise<(() => void) | undefined> {
  const { locks } = view.navigator;
  const free = () => undefined;
  if (!locks) return Promise.resolve(free);
  const over = AbortSignal.timeout(patienceMs);
  const how = patienceMs > 0 ? { signal: over } : { ifAvailable: true };
  return new Promise((resolve) => {
    locks
      .request(`waymark:${options.app}:turn`, how, (lock) => {
        if (!lock) return resolve(undefined);
        return new Promise<void>((release) => {
          resolve(release);
          signal.addEventListener('abort', () => release(), { once: true });
          // A page that holds a lock cannot come back from the back/forward cache.
          view.addEventListener('pagehide', () => release(), { once: true, signal });
        });
      })
      // Timed out; or a sandboxed frame, which may not lock and has no other tabs.
      .catch(() => resolve(patienceMs > 0 && over.aborted ? undefined : free));
  });
}
