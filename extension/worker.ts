/**
 * The background worker, put together: it holds the session, calls the server for everybody else, drains the
 * outbox and answers gestures. It may be ended by the browser between any two lines, so nothing that matters
 * is kept in its memory.
 */
import { createApi } from '../core/model/rpc.ts';
import { type Capture, startCapture } from './capture/start.ts';
import { type Db, openDb } from './db.ts';
import { alarmName, createExchange, type ExchangeService } from './exchange.ts';
import { createOpenPanel, listenToGestures } from './gestures.ts';
import { type Handlers, type Runtime, serve } from './messages/messenger.ts';
import { workerProtocol } from './messages/protocol.ts';
import { type Outcome, succeed } from './outcome.ts';
import { findPictureUrl } from './picture-url.ts';
import { createPost, type Post } from './post.ts';
import { createPublisher } from './publish.ts';
import { createTransport } from './remote.ts';
import { createAuthServer } from './session/auth-server.ts';
import { createSession, type Session } from './session/session.ts';
import { findChosenApp, findSetting, writeSetting } from './settings.ts';
import { createSync } from './sync.ts';
import { createTabs, type Tabs } from './tabs.ts';
import { fetchPictures } from './voice/fetch-pictures.ts';
import { createStorage, type Storage } from './voice/storage.ts';
import { createVoiceSync } from './voice/voice-sync.ts';

/** Commands have no answer but that they were done. */
const done = async (work: Promise<Outcome<unknown>>): Promise<Outcome<Record<string, never>>> => {
  const outcome = await work;
  return outcome.ok ? succeed({}) : outcome;
};

type Services = {
  db: Db;
  session: Session;
  sync: ExchangeService;
  tabs: Tabs;
  call: ReturnType<typeof createTransport>;
  post: Post;
  publish: ReturnType<typeof createPublisher>;
  capture: Capture;
  storage: Storage;
};

/** What each message does. Everything here is for extension pages; the protocol says so once for all. */
function createHandlers(services: Services): Handlers<typeof workerProtocol> {
  const { db, session, sync, tabs, call, post, publish, capture, storage } = services;
  /** What comes after a sign-in: the team's data, read before the panel is told. */
  const thenPull = async (work: Promise<Outcome<unknown>>) => {
    const begun = await work;
    return begun.ok ? done(sync.run()) : begun;
  };
  return {
    'session.sign-in': ({ server, email, password }) =>
      thenPull(session.signIn(server, email, password)),
    'session.sign-up': async ({ server, email, password }) => {
      const made = await session.signUp(server, email, password);
      if (made.ok && made.data.confirmed) await sync.run();
      return made;
    },
    'session.request-code': ({ server, email }) => done(session.requestCode(server, email)),
    'session.verify-code': ({ server, email, code }) =>
      thenPull(session.verifyCode(server, email, code)),
    'session.sign-out': ({ discard }) => done(session.signOut(discard)),
    'session.choose': async (choice) => {
      await writeSetting(db, 'choice', choice);
      return done(sync.run());
    },
    'api.call': ({ name, args }) => call(name, args),
    'picture.url': ({ path }) => findPictureUrl(post, path),
    'config.publish': ({ appKey, config }) => done(publish(appKey, config)),
    'sync.now': () => done(sync.run()),
    'page.account': async ({ tab }) => succeed({ account: await capture.accountIn(tab) }),
    'tab.enter': ({ tab, mode }) => done(tabs.enter(tab, mode)),
    'capture.start': ({ tab, how }) => done(capture.startIn(tab, how)),
    'capture.save': ({ capture: id }) => done(capture.save(id)),
    'capture.pictures': ({ capture: id }) => done(fetchPictures({ db, storage }, id)),
  };
}

type Options = { browser: typeof chrome; signal: AbortSignal };

export function startWorker({ browser, signal }: Options): void {
  const db = openDb();
  const now = Date.now;
  const fetchHere: typeof fetch = (input, init) => fetch(input, init);
  const auth = createAuthServer({ fetch: fetchHere, now });
  const session = createSession({ db, auth, now });
  const call = createTransport({ db, fetch: fetchHere, session });
  const post = createPost({ db, fetch: fetchHere, session });
  const publish = createPublisher(post);
  const api = createApi(call);
  const calls = createSync({ db, api, now, locks: navigator.locks, wake: () => undefined });
  const storage = createStorage(post);
  const voice = createVoiceSync({ db, api, storage, now });
  const report = (error: unknown) => console.error('Waymark:', error);
  const sync = createExchange({ db, calls, voice, locks: navigator.locks, alarms: browser.alarms });
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  const tabs = createTabs({
    tabs: browser.tabs,
    scripting: browser.scripting,
    readMask: async () => (await findChosenApp(db))?.mask ?? [],
    wait,
  });
  const drain = () => void sync.drain().catch(report);
  const capture = startCapture({
    ...{ browser, db, now, wait, signal, report },
    openPanel: createOpenPanel(browser),
    onSaved: drain,
  });

  const handlers = createHandlers({
    db,
    session,
    sync,
    tabs,
    call,
    post,
    publish,
    capture,
    storage,
  });
  // safe: Chrome's runtime, of which only these members are used
  serve(workerProtocol, handlers, { runtime: browser.runtime as Runtime, signal, report });
  listenToGestures({
    browser,
    // Who listens to customers has not come to tag: the press gives the page, and no more.
    enter: async (tab, mode) => {
      const section = await findSetting(db, 'section');
      return section === 'feedback' ? undefined : tabs.enter(tab, mode);
    },
    capture: async (tab, how, extras) => {
      await capture.start(tab, how, extras);
      // Drafts save themselves later: somebody has to wake up for it.
      await sync.settleAlarm();
    },
  });

  const tend = () => void capture.tend().then(sync.drain).catch(report);
  browser.alarms.onAlarm.addListener((alarm) => alarm.name === alarmName && tend());
  self.addEventListener('online', drain, { signal });
  // A worker that starts may follow one that died while sending, or while saving.
  tend();
}
