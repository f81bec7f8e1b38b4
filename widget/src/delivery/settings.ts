/**
 * The app's published settings: one static file behind a CDN, and a function of the database where no file
 * was published or storage fails. Both are simple GETs, without preflight and without cookies.
 */
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { Env } from './env.ts';
import type { Options } from './options.ts';
import { backoff } from './queue/backoff.ts';

const timeout = 10_000;

/** By hand and lenient: a newer file with more in it must still work; zod would weigh more than the widget. */
export function parseSettings(file: unknown): WidgetConfig | undefined {
  // Safe: every field is checked below.
  const { v, version, consent, capture, frustration, mask, engage } = (file ??
    {}) as Partial<WidgetConfig>;
  if (v !== 1 || (consent !== 'none' && consent !== 'required')) return undefined;
  return {
    v,
    version: String(version),
    consent,
    capture: capture !== false,
    frustration: frustration !== false,
    mask: Array.isArray(mask) ? mask.map(String) : [],
    ...(/^[0-9a-f]{32}$/.test(String(engage)) && { engage: String(engage) }),
  };
}

export async function fetchSettings(
  { url, key, app }: Pick<Options, 'url' | 'key' | 'app'>,
  fetch: typeof globalThis.fetch,
  /** Past the browser's own copy. */
  cache: RequestCache = 'default',
  /** The first of the addresses has been asked already. */
  asked?: Promise<Response | undefined>,
): Promise<WidgetConfig | undefined> {
  const name = encodeURIComponent(app);
  const addresses = [
    `${url}/storage/v1/object/public/config/${name}/current.json`,
    `${url}/rest/v1/rpc/get_config?app_key=${name}&apikey=${encodeURIComponent(key)}`,
  ];
  let answer = await asked;
  for (const address of addresses) {
    try {
      const signal = AbortSignal.timeout(timeout);
      const response = answer ?? (await fetch(address, { credentials: 'omit', cache, signal }));
      answer = undefined;
      const settings = response.ok ? parseSettings(await response.json()) : undefined;
      if (settings) return settings;
    } catch {
      // Unreachable or not JSON: the next address, and later again.
    }
  }
  return undefined;
}

type WatchOptions = {
  load(): Promise<WidgetConfig | undefined>;
  env: Env;
  signal: AbortSignal;
  /** `undefined` once, when they could not be had at first; asked again until they are there. */
  onSettings(settings: WidgetConfig | undefined): void;
};

export async function ensureSettings({ load, env, signal, onSettings }: WatchOptions) {
  for (let failures = 0; !signal.aborted; failures++) {
    const settings = await load();
    if (signal.aborted) return;
    if (settings || failures === 0) onSettings(settings);
    if (settings) return;
    await new Promise<void>((resolve) => {
      const callOff = env.after(backoff(failures, env.random()), resolve);
      const now = () => {
        callOff();
        resolve();
      };
      addEventListener('online', now, { once: true, signal });
      signal.addEventListener('abort', now, { once: true });
    });
  }
}

const lookAgain = 60_000;

type PointerOptions = Pick<WatchOptions, 'load' | 'env' | 'signal'> & {
  view: Window;
  onSettings(settings: WidgetConfig): void;
};

/** Asks again each minute while somebody looks, so that what was published, or stopped, takes effect. */
export function watchPointer({ load, env, view, signal, onSettings }: PointerOptions): void {
  const { document } = view;
  let last = env.now();
  let callOff: (() => void) | undefined;

  async function look(): Promise<void> {
    callOff = undefined;
    last = env.now();
    const found = await load();
    if (signal.aborted) return;
    if (found) onSettings(found);
    schedule();
  }

  function schedule(): void {
    callOff?.();
    callOff = undefined;
    if (document.visibilityState === 'hidden') return;
    callOff = env.after(Math.max(0, last + lookAgain - env.now()), look);
  }

  document.addEventListener('visibilitychange', schedule, { signal });
  signal.addEventListener('abort', () => callOff?.(), { once: true });
  schedule();
}
