/**
 * Frames of the visible tab, through one queue: the browser grants two a second and rejects the rest, so they
 * start some 520 ms apart (measured: 500 always works, 450 loses a quarter) and come again when it objects.
 */
import { fail, type Outcome, succeed } from '../outcome.ts';

/** Start to start. */
const apartMs = 520;
/** Another extension may use the same quota; past this something else is wrong. */
const mostTries = 8;

type Dependencies = {
  /** `tabs.captureVisibleTab` as PNG, its answer a data URL. */
  capture: (window: number) => Promise<string>;
  fetch: typeof fetch;
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

export type Frames = ReturnType<typeof createFrames>;

const isQuota = (message: string) =>
  /MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND|quota/i.test(message);
/** Right after a gesture the grant can lag the event that announces it. */
const isGrant = (message: string) => /<all_urls>|activeTab|permission|access/i.test(message);

export function createFrames({ capture, fetch, now, wait }: Dependencies) {
  let last = Number.NEGATIVE_INFINITY;
  let queue: Promise<unknown> = Promise.resolve();

  const take = async (window: number): Promise<Outcome<Blob>> => {
    for (let tries = 1; ; tries++) {
      const rest = last + apartMs - now();
      if (rest > 0) await wait(rest);
      last = now();
      try {
        const url = await capture(window);
        // The only way from a data URL to bytes that needs no loop of ours.
        return succeed(await (await fetch(url)).blob());
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const mayCome = isQuota(message) || (isGrant(message) && tries < 2);
        if (!mayCome || tries >= mostTries) return explain(message);
      }
    }
  };

  return {
    /** Until a frame would start at once: whoever shows something meanwhile has the time for it. */
    async ready(): Promise<void> {
      await queue;
      const rest = last + apartMs - now();
      if (rest > 0) await wait(rest);
    },
    take(window: number): Promise<Outcome<Blob>> {
      const taken = queue.then(() => take(window));
      queue = taken;
      return taken;
    },
  };
}

/** The panel knows `no-grant` and says which key to press on the page. */
function explain(message: string): ReturnType<typeof fail> {
  if (isGrant(message)) {
    return fail('no-grant', 'The browser gives the picture of a page only after a press on it.');
  }
  return fail('no-frame', `The browser gave no picture of this page: ${message}`);
}
