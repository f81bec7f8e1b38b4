/**
 * Puts the tagger into a tab and tells it what to do. A script that is there already is told, never put in
 * twice: it may be holding what a person has just pointed at.
 */
import { createInject } from './inject.ts';
import { createSender } from './messages/messenger.ts';
import { type PageMode, pageProtocol } from './messages/protocol.ts';
import type { Outcome } from './outcome.ts';

const taggerFile = '/content-scripts/tagger.js';

type Dependencies = {
  tabs: { sendMessage(tab: number, message: unknown): Promise<unknown> };
  scripting: {
    executeScript(injection: { target: { tabId: number }; files: string[] }): Promise<unknown>;
  };
  /** The chosen app's masking selectors. */
  readMask: () => Promise<string[]>;
  wait: (ms: number) => Promise<void>;
};

export type Tabs = ReturnType<typeof createTabs>;

/** Modes of pages, by the number of their tab. */
export function createTabs({ tabs, scripting, readMask, wait }: Dependencies) {
  const inject = createInject({ scripting, wait });

  const enter = async (tab: number, mode: PageMode): Promise<Outcome<unknown>> => {
    const send = createSender(pageProtocol, (message) => tabs.sendMessage(tab, message));
    const args = { mode, mask: await readMask() };
    const told = await send('page.enter', args);
    if (told.ok || told.error.code !== 'no-answer') return told;
    const injected = await inject(tab, taggerFile);
    return injected.ok ? send('page.enter', args) : injected;
  };

  /** One after the other for each tab: two at once would each find no script and put one in. */
  const queues = new Map<number, Promise<Outcome<unknown>>>();

  return {
    enter(tab: number, mode: PageMode): Promise<Outcome<unknown>> {
      const before = queues.get(tab) ?? Promise.resolve();
      const entered = before.then(() => enter(tab, mode));
      queues.set(tab, entered);
      return entered;
    },
  };
}
