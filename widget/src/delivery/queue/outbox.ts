/**
 * Sends what waits, oldest first, one batch at a time, and one tab at a time: whoever holds the lock sends
 * for all, so the batches of closed tabs leave under their own sender and number. Without Web Locks (plain
 * http) two tabs may send the same batch; the server counts it once.
 */
import type { Env } from '../env.ts';
import { backoff } from './backoff.ts';
import type { Post, Verdict } from './transport.ts';
import { keyOf } from './trim.ts';
import type { Frozen, Store } from './types.ts';

export type Outbox = {
  /** Keeps them and sends them in turn. */
  add(batches: readonly Frozen[]): Promise<void>;
  /** The page is going: keeps them, and posts at once without waiting for anything. */
  hurry(batches: readonly Frozen[]): Promise<void>;
  /** Sends what waits; an earlier failure is forgotten where `fresh` (online again, visible again). */
  send(fresh?: boolean): void;
  /** Why the server will take nothing more from this page. */
  stopped(): string | undefined;
};

type OutboxOptions = {
  store: Store;
  post: Post;
  env: Env;
  lock: string;
  locks: LockManager | undefined;
  signal: AbortSignal;
  onUnknown(hashes: readonly string[]): void;
  report(problem: unknown): void;
};

export function createOutbox(options: OutboxOptions): Outbox {
  const { store, post, env, lock, locks, signal, onUnknown, report } = options;
  let running = false;
  let again = false;
  let failures = 0;
  let stopped: string | undefined;
  let callOff: (() => void) | undefined;
  /** The server has named the time of the next attempt; nothing shortens it. */
  let told = false;
  const posting = new Set<string>();

  function retry(wait: number | undefined): void {
    told = wait !== undefined;
    callOff = env.after(backoff(failures, env.random(), wait), () => {
      callOff = undefined;
      told = false;
      send();
    });
    failures++;
  }

  /** Whether the next one may go. */
  async function settle(batch: Frozen, verdict: Verdict): Promise<boolean> {
    if (verdict.is === 'later') return false;
    if (verdict.is === 'stopped') {
      stopped = verdict.why;
      report(verdict.why);
      return false;
    }
    failures = 0;
    if (verdict.is === 'kept') onUnknown(verdict.unknown);
    else report(`A batch of ${batch.events.length} events was dropped. ${verdict.why}`);
    await store.remove(batch);
    return true;
  }

  async function postOne(batch: Frozen): Promise<Verdict> {
    posting.add(keyOf(batch));
    try {
      return await post(batch);
    } finally {
      posting.delete(keyOf(batch));
    }
  }

  async function drain(): Promise<void> {
    for (;;) {
      // Read again each time: other tabs add to it. Reading also drops what is too old or too much.
      const [batch] = await store.waiting(env.now());
      if (!batch || stopped || callOff || signal.aborted) return;
      const verdict = await postOne(batch);
      if (signal.aborted) return;
      if (!(await settle(batch, verdict))) {
        if (verdict.is === 'later') retry(verdict.wait);
        return;
      }
    }
  }

  /** Sandboxed frames have Web Locks but may not use them. */
  async function drainAlone(): Promise<void> {
    let isHeld = false;
    try {
      await locks?.request(lock, { signal }, () => {
        isHeld = true;
        return drain();
      });
    } catch (problem) {
      if (isHeld || signal.aborted) throw problem;
    }
    if (!isHeld) await drain();
  }

  async function run(): Promise<void> {
    running = true;
    try {
      do {
        again = false;
        await drainAlone();
      } while (again && !signal.aborted);
    } catch (problem) {
      if (!signal.aborted) report(problem);
    } finally {
      running = false;
    }
  }

  function send(fresh = false): void {
    if (fresh && !told) {
      callOff?.();
      callOff = undefined;
      failures = 0;
    }
    if (running) again = true;
    else void run();
  }

  signal.addEventListener('abort', () => callOff?.(), { once: true });

  return {
    async add(batches) {
      // All at once: what is withdrawn in the meantime must find every one of them.
      await Promise.all(batches.map((batch) => store.add(batch)));
      send();
    },
    async hurry(batches) {
      // The first that this tab still has: had it been posted, it would be on its way.
      const [first] = store.own();
      const urgent = first && failures === 0 && !posting.has(keyOf(first)) ? [first] : [];
      for (const batch of batches) void store.add(batch);
      if (stopped || told) return;
      const posts = [...urgent, ...batches].map(async (batch) =>
        settle(batch, await postOne(batch)),
      );
      await Promise.all(posts);
    },
    send,
    stopped: () => stopped,
  };
}
