/**
 * Sends what waits, oldest first, one batch at a time, and one tab at a time: whoever holds the lock sends
 * for all, so the batches of closed tabs leave under their own sender and number. Without Web Locks (plain
 * http) two tabs may send the same batch; the server counts it once.
 */
import type { Env } from '../env.ts';
import { createPause } from './pause.ts';
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
  /** Runs the work while no other tab does. */
  alone(work: () => Promise<void>): Promise<void>;
  signal: AbortSignal;
  onUnknown(hashes: readonly string[]): void;
  report(problem: unknown): void;
};

export function createOutbox(options: OutboxOptions): Outbox {
  const { store, post, env, alone, signal, onUnknown, report } = options;
  const posting = new Set<string>();
  const pause = createPause(env, () => send());
  let running = false;
  let again = false;
  let stopped: string | undefined;
  signal.addEventListener('abort', pause.end, { once: true });

  async function settle(batch: Frozen, verdict: Verdict): Promise<void> {
    if (verdict.is === 'later') return;
    if (verdict.is === 'stopped') {
      stopped = verdict.why;
      report(verdict.why);
      return;
    }
    pause.forget();
    if (verdict.is === 'kept') onUnknown(verdict.unknown);
    else report(`A batch of ${batch.events.length} events was dropped. ${verdict.why}`);
    await store.remove(batch);
  }

  async function deliver(batch: Frozen): Promise<Verdict> {
    posting.add(keyOf(batch));
    const verdict = await post(batch);
    posting.delete(keyOf(batch));
    await settle(batch, verdict);
    return verdict;
  }

  async function drain(): Promise<void> {
    for (;;) {
      // Read again each time: other tabs add to it. Reading also drops what is too old or too much.
      const [batch] = await store.waiting(env.now());
      if (!batch || stopped || pause.isOn() || signal.aborted) return;
      const verdict = await deliver(batch);
      if (verdict.is === 'later' && !signal.aborted) pause.begin(verdict.wait);
    }
  }

  async function run(): Promise<void> {
    running = true;
    try {
      do {
        again = false;
        await alone(drain);
      } while (again && !signal.aborted);
    } catch (problem) {
      if (!signal.aborted) report(problem);
    } finally {
      running = false;
    }
  }

  function send(fresh = false): void {
    if (fresh) pause.cutShort();
    if (running) again = true;
    else void run();
  }

  return {
    async add(batches) {
      // All at once: what is withdrawn in the meantime must find every one of them.
      await Promise.all(batches.map((batch) => store.add(batch)));
      send();
    },
    async hurry(batches) {
      // The first that this tab still has: had it been posted, it would be on its way.
      const [first] = store.own();
      const isLeft = first && !pause.hasFailed() && !posting.has(keyOf(first));
      for (const batch of batches) void store.add(batch);
      if (stopped || pause.isAsked()) return;
      await Promise.all([...(isLeft ? [first] : []), ...batches].map(deliver));
    },
    send,
    stopped: () => stopped,
  };
}
