/**
 * Puts the tagger into a tab and tells it what to do. A script that is there already is told, never put in
 * twice: it may be holding what a person has just pointed at.
 */
import { createSender } from './messages/messenger.ts';
import { type PageMode, pageProtocol } from './messages/protocol.ts';
import { fail, type Outcome, succeed } from './outcome.ts';

const taggerFile = '/content-scripts/tagger.js';

/** Right after a shortcut the browser's grant can lag the event that announces it: ask once more. */
const grantLagMs = 120;

const hint = {
  'no-access':
    'Waymark may not see this page yet. Press its toolbar button or its shortcut on the page, ' +
    'or allow it on this site.',
  forbidden: 'The browser keeps all extensions out of this page. Open a page of your product.',
};

/** Pages that no permission opens: the browser's own, other extensions', the web store. */
const isForbidden = (message: string) =>
  /chrome:\/\/|about:|extensions gallery|webstore|chrome-extension:|moz-extension:|view-source|showing error page/i.test(
    message,
  );

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
  /** The browser tells in words why a page is closed; the words decide what a person can do about it. */
  const inject = async (tabId: number): Promise<Outcome<null>> => {
    try {
      await scripting.executeScript({ target: { tabId }, files: [taggerFile] });
      return succeed(null);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = isForbidden(message) ? 'forbidden' : 'no-access';
      return fail(code, hint[code]);
    }
  };

  const enter = async (tab: number, mode: PageMode): Promise<Outcome<unknown>> => {
    const send = createSender(pageProtocol, (message) => tabs.sendMessage(tab, message));
    const args = { mode, mask: await readMask() };
    const told = await send('page.enter', args);
    if (told.ok || told.error.code !== 'no-answer') return told;
    let injected = await inject(tab);
    if (!injected.ok && injected.error.code === 'no-access') {
      await wait(grantLagMs);
      injected = await inject(tab);
    }
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
