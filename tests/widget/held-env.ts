/** A clock that stands still until it is moved, chance that is chosen, ids that can be told apart. */
import type { Env } from '../../widget/src/delivery/env.ts';

export type HeldEnv = Env & {
  /** Moves the clock and runs what falls due on the way, then whatever that set going. */
  pass(ms: number): Promise<void>;
  /** Milliseconds until each timer that is set, soonest first. */
  timers(): number[];
  chance: number;
};

/** Lets promises, IndexedDB's included, come to rest. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
}

export function createHeldEnv(start = 1_800_000_000_000): HeldEnv {
  let now = start;
  let ids = 0;
  let timers: { due: number; callback: () => void }[] = [];
  const env: HeldEnv = {
    now: () => now,
    chance: 0.5,
    random: () => env.chance,
    uuid: () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`,
    after(ms, callback) {
      const timer = { due: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    timers: () => timers.map(({ due }) => due - now).sort((a, b) => a - b),
    async pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
        if (!next) break;
        now = next.due;
        timers = timers.filter((other) => other !== next);
        next.callback();
        await settle();
      }
      now = until;
      await settle();
    },
  };
  return env;
}
