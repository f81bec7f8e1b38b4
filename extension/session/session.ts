/**
 * The session lives in the worker and in IndexedDB; every other part asks the worker to call for it and never
 * sees a token. A session that the server ends keeps all data: signing in again goes on where it stopped.
 */
import { clearDb, type Db } from '../db.ts';
import type { ServerAddress } from '../defaults.ts';
import { countWaiting } from '../outbox.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { findSetting, writeSetting } from '../settings.ts';
import type { AuthServer, Grant } from './auth-server.ts';

/** A token is renewed a minute before it ends, so that none ends on its way. */
const renewBeforeMs = 60_000;

const ended = 'Your session has ended. Sign in again; nothing that waits on this computer is lost.';

type Dependencies = { db: Db; auth: AuthServer; now: () => number };

export type Session = ReturnType<typeof createSession>;

export function createSession({ db, auth, now }: Dependencies) {
  let renewing: Promise<Outcome<string>> | undefined;

  /** Another person's changes are neither sent in this one's name nor thrown away. */
  const makeRoom = async (server: ServerAddress, user: Grant['user']): Promise<Outcome<null>> => {
    const before = await findSetting(db, 'account');
    const isSame = before?.user.id === user.id && before.server.url === server.url;
    if (!before || isSame) return succeed(null);
    const waiting = await countWaiting(db);
    if (waiting > 0) {
      const whose = `${waiting} unsent ${waiting === 1 ? 'change' : 'changes'} of ${before.user.email}`;
      return fail(
        'unsynced',
        `${whose} wait here. Sign in as ${before.user.email}, or sign out first.`,
      );
    }
    await clearDb(db);
    return succeed(null);
  };

  const begin = async (
    server: ServerAddress,
    reply: Promise<Outcome<Grant>>,
  ): Promise<Outcome<null>> => {
    const granted = await reply;
    if (!granted.ok) return granted;
    const { tokens, user } = granted.data;
    const room = await makeRoom(server, user);
    if (!room.ok) return room;
    await db.transaction('rw', db.settings, async () => {
      await writeSetting(db, 'tokens', tokens);
      await writeSetting(db, 'account', { server, user, expired: false });
    });
    return succeed(null);
  };

  /** The server takes this session no longer. The data stays; only the tokens go. */
  const expire = async (): Promise<Outcome<string>> => {
    await db.transaction('rw', db.settings, async () => {
      const account = await findSetting(db, 'account');
      await db.settings.delete('tokens');
      if (account) await writeSetting(db, 'account', { ...account, expired: true });
    });
    return fail('PT401', ended);
  };

  const renew = async (): Promise<Outcome<string>> => {
    const account = await findSetting(db, 'account');
    const tokens = await findSetting(db, 'tokens');
    if (!account || !tokens) return fail('PT401', account ? ended : 'Sign in first.');
    const granted = await auth.refresh(account.server, tokens.refresh);
    if (granted.ok) {
      await writeSetting(db, 'tokens', granted.data.tokens);
      return succeed(granted.data.tokens.access);
    }
    // Only a clear refusal ends a session: a server that is away or broken (5xx, 429) does not.
    if (!/^http_40[0134]$/.test(granted.error.code)) return granted;
    return expire();
  };

  return {
    signIn: (server: ServerAddress, email: string, password: string) =>
      begin(server, auth.signIn(server, email, password)),

    async signUp(
      server: ServerAddress,
      email: string,
      password: string,
    ): Promise<Outcome<{ confirmed: boolean }>> {
      const made = await auth.signUp(server, email, password);
      if (!made.ok) return made;
      if (!made.data) return succeed({ confirmed: false });
      const begun = await begin(server, Promise.resolve(succeed(made.data)));
      return begun.ok ? succeed({ confirmed: true }) : begun;
    },

    requestCode: (server: ServerAddress, email: string) => auth.requestCode(server, email),

    verifyCode: (server: ServerAddress, email: string, code: string) =>
      begin(server, auth.verifyCode(server, email, code)),

    async signOut(discard: boolean): Promise<Outcome<null>> {
      const waiting = await countWaiting(db);
      if (waiting > 0 && !discard) {
        const what = waiting === 1 ? '1 change waits' : `${waiting} changes wait`;
        return fail('unsynced', `${what} on this computer and would be lost.`);
      }
      const account = await findSetting(db, 'account');
      const tokens = await findSetting(db, 'tokens');
      await clearDb(db);
      // Best effort: the copy here is gone whether or not the server hears of it.
      if (account && tokens) await auth.signOut(account.server, tokens.access);
      return succeed(null);
    },

    expire,

    /** A token that is good for a minute at least; calls made at once share one renewal. */
    async accessToken(options: { fresh?: boolean } = {}): Promise<Outcome<string>> {
      const tokens = await findSetting(db, 'tokens');
      const isGood = tokens && tokens.expiresAt - renewBeforeMs > now();
      if (isGood && !options.fresh) return succeed(tokens.access);
      renewing ??= renew().finally(() => {
        renewing = undefined;
      });
      return renewing;
    },
  };
}
