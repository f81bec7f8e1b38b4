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
import { createTokens } from './tokens.ts';

type Dependencies = { db: Db; auth: AuthServer; now: () => number };

export type Session = ReturnType<typeof createSession>;

/** What would be gone with the copy here: changes on their way, and guides with edits that were never saved. */
const countKept = async (db: Db) => (await countWaiting(db)) + (await db.drafts.count());

/** Another person's changes are neither sent in this one's name nor thrown away. */
async function makeRoom(
  db: Db,
  server: ServerAddress,
  user: Grant['user'],
): Promise<Outcome<null>> {
  const before = await findSetting(db, 'account');
  const isSame = before?.user.id === user.id && before.server.url === server.url;
  if (!before || isSame) return succeed(null);
  const waiting = await countKept(db);
  if (waiting > 0) {
    const whose = `${waiting} unsent ${waiting === 1 ? 'change' : 'changes'} of ${before.user.email}`;
    return fail(
      'unsynced',
      `${whose} wait here. Sign in as ${before.user.email}, or sign out first.`,
    );
  }
  await clearDb(db);
  return succeed(null);
}

/** Tokens and person in one transaction: a worker that dies here leaves a session or none. */
async function begin(
  db: Db,
  server: ServerAddress,
  granted: Outcome<Grant>,
): Promise<Outcome<null>> {
  if (!granted.ok) return granted;
  const { tokens, user } = granted.data;
  const room = await makeRoom(db, server, user);
  if (!room.ok) return room;
  await db.transaction('rw', db.settings, async () => {
    await writeSetting(db, 'tokens', tokens);
    await writeSetting(db, 'account', { server, user, expired: false });
  });
  return succeed(null);
}

async function end(db: Db, auth: AuthServer, discard: boolean): Promise<Outcome<null>> {
  const waiting = await countKept(db);
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
}

/** Ways in and the way out; the tokens between them are tokens.ts. */
export function createSession({ db, auth, now }: Dependencies) {
  return {
    ...createTokens({ db, auth, now }),

    async signIn(server: ServerAddress, email: string, password: string) {
      return begin(db, server, await auth.signIn(server, email, password));
    },

    async signUp(
      server: ServerAddress,
      email: string,
      password: string,
    ): Promise<Outcome<{ confirmed: boolean }>> {
      const made = await auth.signUp(server, email, password);
      if (!made.ok) return made;
      if (!made.data) return succeed({ confirmed: false });
      const begun = await begin(db, server, succeed(made.data));
      return begun.ok ? succeed({ confirmed: true }) : begun;
    },

    requestCode: (server: ServerAddress, email: string) => auth.requestCode(server, email),

    async verifyCode(server: ServerAddress, email: string, code: string) {
      return begin(db, server, await auth.verifyCode(server, email, code));
    },

    /** Refused with `unsynced` while changes wait, unless they are given up on purpose. */
    signOut: (discard: boolean) => end(db, auth, discard),
  };
}
