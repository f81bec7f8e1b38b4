/**
 * The side panel, put together: a Preact app over the local database. What it shows is read from there; what
 * it changes is written there; the worker does everything that needs the session.
 */
import '../../ui/ui.css';
import './panel.css';
import './sections.css';
import './guides/guides.css';
import './feedback/feedback.css';
import './feedback/capture-form.css';
import './calls/calls.css';
import './calls/brief.css';
import './notes/notes.css';
import { render } from 'preact';
import { createApi } from '../../core/model/rpc.ts';
import { ToastProvider } from '../../ui/Toast.tsx';
import { createCalls } from '../calls/calls.ts';
import { createChanges } from '../changes.ts';
import { openDb } from '../db.ts';
import { readDefaults } from '../defaults.ts';
import { createDrafts } from '../drafts.ts';
import { createSender, type Runtime, serve } from '../messages/messenger.ts';
import { panelProtocol, workerProtocol } from '../messages/protocol.ts';
import { succeed } from '../outcome.ts';
import { findChosenApp } from '../settings.ts';
import { createSightings } from '../sightings.ts';
import { createVoiceWrites } from '../voice/writes.ts';
import { App } from './App.tsx';
import { followTabs } from './follow-tabs.ts';
import { createKeep } from './keep.ts';
import { createPageLink } from './page-link.ts';
import { type Services, ServicesContext } from './services.ts';
import { applyTheme } from './theme.ts';

type Options = { root: Element; browser: typeof chrome; signal: AbortSignal };

export async function mountPanel({ root, browser, signal }: Options): Promise<void> {
  const services = await createServices(browser, signal);
  applyTheme(services.keep.find('theme') ?? 'system');
  const sync = () => void services.send('sync.now', {});
  // The panel in sight is when fresh figures matter, and when what waits should leave.
  addEventListener('online', sync, { signal });
  document.addEventListener('visibilitychange', () => document.hidden || sync(), { signal });
  sync();
  // Only a page may ask; what is not on the server yet must not be what the browser clears first.
  void navigator.storage.persist?.();
  render(
    <ServicesContext.Provider value={services}>
      <ToastProvider>
        <App />
      </ToastProvider>
    </ServicesContext.Provider>,
    root,
  );
  signal.addEventListener('abort', () => render(null, root));
}

/** By hand, in one place: every screen gets what it needs from here and nothing from elsewhere. */
async function createServices(browser: typeof chrome, signal: AbortSignal): Promise<Services> {
  const db = openDb();
  const send = createSender(workerProtocol, (message) => browser.runtime.sendMessage(message));
  const page = createPageLink({
    connect: (tab, name) => connectTo(browser, tab, name),
    enter: (tab, mode) => send('tab.enter', { tab, mode }),
    readMask: async () => (await findChosenApp(db))?.mask ?? [],
  });
  const report = (error: unknown) => console.error('Waymark:', error);
  const hello = (sender: { tab?: { id?: number } }) => {
    if (sender.tab?.id !== undefined) page.hello(sender.tab.id);
    return succeed({});
  };
  // safe: the browser's runtime, of which only these members are used
  const runtime = browser.runtime as Runtime;
  serve(panelProtocol, { 'page.hello': (_, sender) => hello(sender) }, { runtime, signal, report });
  signal.addEventListener('abort', page.close);
  followTabs({ browser, page, pinned: readPinnedTab(), signal });
  const api = createApi((name, args) => callWorker(send, name, args));
  return {
    db,
    page,
    send,
    api,
    sightings: createSightings({ db, api, now: Date.now }),
    changes: createChanges({ db, now: Date.now, nudge: () => void send('sync.now', {}) }),
    drafts: createDrafts(db),
    keep: createKeep(localStorage),
    defaults: await readDefaults({ fetch, getUrl: (path) => browser.runtime.getURL(path) }),
    shortcut: await readShortcut(browser, '_execute_action'),
    captureShortcut: await readShortcut(browser, 'capture-page'),
    writes: createVoiceWrites({ db, now: Date.now, nudge: () => void send('sync.now', {}) }),
    calls: createCalls({ db, now: Date.now, nudge: () => void send('sync.now', {}) }),
    openAnnotator: (picture) =>
      void browser.tabs.create({
        url: browser.runtime.getURL(`/annotate.html?picture=${picture}`),
      }),
    now: Date.now,
    openConsole: (hash = '') =>
      void browser.tabs.create({ url: browser.runtime.getURL(`/console.html${hash}`) }),
    askForOrigins: (origins) =>
      browser.permissions.request({ origins: origins.map((origin) => `${origin}/*`) }),
  };
}

/** Browsers drop a proposed shortcut that something else has, and people change it: ask what it is. */
async function readShortcut(browser: typeof chrome, name: string): Promise<string> {
  const commands = await browser.commands.getAll();
  return commands.find((command) => command.name === name)?.shortcut ?? '';
}

/** The widget's two calls are not for staff; the protocol refuses them, and so does this type. */
function callWorker(send: Services['send'], name: string, args: unknown) {
  const call = workerProtocol['api.call'].args.safeParse({ name, args });
  if (call.success) return send('api.call', call.data);
  const message = `${name} is not a call of the panel.`;
  return Promise.resolve({ ok: false, error: { code: '42501', message } } as const);
}

function connectTo(browser: typeof chrome, tab: number, name: string) {
  const port = browser.tabs.connect(tab, { name });
  // Reading it tells the browser that a tab without our script is no surprise.
  port.onDisconnect.addListener(() => void browser.runtime.lastError);
  return port;
}

/** `?tab=12` keeps the panel with one tab: for a panel in a window of its own. */
function readPinnedTab(): number | undefined {
  const tab = Number(new URLSearchParams(location.search).get('tab'));
  return Number.isInteger(tab) && tab > 0 ? tab : undefined;
}
