/**
 * What the console needs from outside, when it is a page of the extension: the worker's session and calls, so
 * that one sign-in serves panel and console and no page holds a token. The shape is the console's `Backend`;
 * the entry point holds the two together.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import { liveQuery } from 'dexie';
import type { WidgetConfig } from '../core/model/config.ts';
import type { Transport } from '../core/model/rpc.ts';
import { type Db, openDb } from './db.ts';
import { type PackagedDefaults, readDefaults, type ServerAddress } from './defaults.ts';
import { createSender, type Send } from './messages/messenger.ts';
import { workerProtocol } from './messages/protocol.ts';
import { fail, type Outcome, succeed } from './outcome.ts';
import { findSetting } from './settings.ts';

type Person = { readonly id: string; readonly email: string };
type SendToWorker = Send<typeof workerProtocol>;

const done = (outcome: Outcome<unknown>): Outcome<null> => (outcome.ok ? succeed(null) : outcome);

/** Who is signed in, as the database says; a session that has ended is nobody's. */
function watchPerson(db: Db, abort: AbortSignal): ReadonlySignal<Person | null | undefined> {
  const person = signal<Person | null | undefined>(undefined);
  const observed = liveQuery(() => findSetting(db, 'account')).subscribe((account) => {
    const next = account && !account.expired ? account.user : null;
    // Settings change often; the same person is not drawn anew.
    if (person.peek() === undefined || person.peek()?.id !== next?.id) person.value = next;
  });
  abort.addEventListener('abort', () => observed.unsubscribe());
  return person;
}

type AuthOptions = { db: Db; send: SendToWorker; server: ServerAddress; abort: AbortSignal };

function createAuth({ db, send, server, abort }: AuthOptions) {
  return {
    person: watchPerson(db, abort),
    signIn: async (email: string, password: string) =>
      done(await send('session.sign-in', { server, email, password })),
    signUp: (email: string, password: string) =>
      send('session.sign-up', { server, email, password }),
    sendCode: async (email: string) => done(await send('session.request-code', { server, email })),
    verifyCode: async (email: string, code: string) =>
      done(await send('session.verify-code', { server, email, code })),
    async signOut() {
      const account = await findSetting(db, 'account');
      // A session that the server has ended is over already; its unsent changes wait for the next one.
      if (!account || account.expired) return;
      const left = await send('session.sign-out', { discard: false });
      if (left.ok || left.error.code !== 'unsynced') return;
      const isSure = window.confirm(`${left.error.message} Sign out and lose them?`);
      if (isSure) await send('session.sign-out', { discard: true });
    },
  };
}

export type ConsolePage = {
  defaults: PackagedDefaults | undefined;
  backend: ReturnType<typeof createBackend>;
};

function createBackend(options: AuthOptions) {
  const { send, server } = options;
  // The console parses what comes back itself; here only the name is checked.
  const transport: Transport = (name, args) => {
    const call = workerProtocol['api.call'].args.safeParse({ name, args });
    if (call.success) return send('api.call', call.data);
    return Promise.resolve(fail('42501', `${name} is not a call of the console.`));
  };
  return {
    url: server.url,
    publishableKey: server.publishableKey,
    auth: createAuth(options),
    transport,
    async pictureUrl(path: string): Promise<Outcome<string>> {
      const reply = await send('picture.url', { path });
      return reply.ok ? succeed(reply.data.url) : reply;
    },
    publishConfig: async (appKey: string, config: WidgetConfig) =>
      done(await send('config.publish', { appKey, config })),
  };
}

/** undefined where no server is known yet: nobody signed in, and the package names none. */
export async function findConsolePage(
  browser: typeof chrome,
  abort: AbortSignal,
): Promise<ConsolePage | undefined> {
  const db = openDb();
  const send = createSender(workerProtocol, (message) => browser.runtime.sendMessage(message));
  const getUrl = (path: string) => browser.runtime.getURL(path);
  const defaults = await readDefaults({ fetch, getUrl });
  const account = await findSetting(db, 'account');
  const server = account?.server ?? defaults;
  return server && { defaults, backend: createBackend({ db, send, server, abort }) };
}
