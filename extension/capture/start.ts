/** Capturing in the worker, put together: gestures and messages in, drafts and saved captures out. */
import type { Db } from '../db.ts';
import { createInject } from '../inject.ts';
import { type Handlers, type Runtime, type Sender, serve } from '../messages/messenger.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { writeSetting } from '../settings.ts';
import { createCapturePages } from './capture-page.ts';
import { createCapturer } from './capturer.ts';
import { parsePageContext, readPageContext } from './context.ts';
import { createFrames } from './frames.ts';
import { fromPageProtocol } from './protocol.ts';
import { createSaving } from './saving.ts';
import type { Target } from './shots.ts';
import { changeCapture, deleteCapture } from './store.ts';
import { createTending } from './tending.ts';

type Options = {
  browser: typeof chrome;
  db: Db;
  now: () => number;
  wait: (ms: number) => Promise<void>;
  openPanel: (tab: number) => Promise<void>;
  signal: AbortSignal;
  report: (error: unknown) => void;
  /** Something was saved: it may leave. */
  onSaved: () => void;
};

export type Capture = ReturnType<typeof startCapture>;

export function startCapture(options: Options) {
  const { browser, db, now, wait, signal, report, onSaved } = options;
  const inject = createInject({ scripting: browser.scripting, wait });
  const capturer = createCapturer({
    db,
    now,
    frames: createFrames({
      capture: (window) => browser.tabs.captureVisibleTab(window, { format: 'png' }),
      fetch: (input, init) => fetch(input, init),
      ...{ now, wait },
    }),
    pages: createCapturePages({ tabs: browser.tabs, inject }),
    readContext: (tab) => readContext(browser, tab),
    tabs: browser.tabs,
    machine: {
      userAgent: navigator.userAgent,
      language: navigator.language,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    badge: (text) => {
      void browser.action.setBadgeText({ text });
    },
  });
  const saving = createSaving({ db, now, locks: navigator.locks });
  const tend = createTending({ db, saving, now });

  const handlers = createPageHandlers(options, capturer);
  // safe: Chrome's runtime, of which only these members are used
  serve(fromPageProtocol, handlers, { runtime: browser.runtime as Runtime, signal, report });

  return {
    start: capturer.start,
    async save(id: string): Promise<Outcome<null>> {
      const saved = await saving.save(id);
      if (saved.ok) onSaved();
      return saved;
    },
    async startIn(
      tab: number,
      how: Parameters<typeof capturer.start>[1],
    ): Promise<Outcome<string>> {
      const found = await browser.tabs.get(tab).catch(() => undefined);
      if (!found) return fail('gone', 'That tab is closed.');
      return capturer.start({ id: tab, windowId: found.windowId }, how);
    },
    /** Of the page's own context; null where the page may not be seen, or says nothing. */
    async accountIn(tab: number): Promise<string | null> {
      const account = parsePageContext(await readContext(browser, tab))?.account;
      return typeof account === 'string' ? account : null;
    },
    async tend(): Promise<void> {
      if ((await tend()) > 0) onSaved();
    },
  };
}

async function readContext(browser: typeof chrome, tabId: number): Promise<string | null> {
  const injection = { target: { tabId }, world: 'MAIN', func: readPageContext } as const;
  const [answer] = await browser.scripting.executeScript(injection).catch(() => []);
  return typeof answer?.result === 'string' ? answer.result : null;
}

type PageHandlers = Handlers<typeof fromPageProtocol>;

/** A page may speak of captures that were made in its own tab, and of no others. */
export function createPageHandlers(
  { db, now, openPanel }: Pick<Options, 'db' | 'now' | 'openPanel'>,
  capturer: Pick<ReturnType<typeof createCapturer>, 'start'>,
): PageHandlers {
  const ifOwn = async (
    { tab }: Sender,
    id: string,
    act: () => Promise<unknown>,
  ): Promise<Outcome<Record<string, never>>> => {
    const capture = await db.captures.get(id);
    if (!capture || capture.tab !== tab?.id) return fail('42501', 'Not a capture of this tab.');
    await act();
    return succeed({});
  };
  return {
    'capture.chosen': async ({ how, box }, { tab }) => {
      const target = targetOf(tab);
      if (!target) return fail('gone', 'That tab is closed.');
      const done = await capturer.start(target, how, { box });
      return done.ok ? succeed({}) : done;
    },
    'capture.said': ({ capture, text }, sender) =>
      ifOwn(sender, capture, () => changeCapture(db, capture, { words: text }, now())),
    'capture.undo': ({ capture }, sender) =>
      ifOwn(sender, capture, () => deleteCapture(db, capture, now())),
    // Not async: the browser takes the gesture back at the first await.
    'capture.details': ({ capture }, { tab }) => {
      const opened = tab?.id === undefined ? Promise.resolve() : openPanel(tab.id);
      return opened
        .then(() => writeSetting(db, 'wanted', { capture, at: now() }))
        .then(() => succeed({}));
    },
  };
}

const targetOf = (tab: Sender['tab']): Target | undefined =>
  tab?.id === undefined || tab.windowId === undefined
    ? undefined
    : { id: tab.id, windowId: tab.windowId };
