/** The tokens of the session: read, renewed in time, and given up when the server says so. */
import type { Db } from '../db.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { findSetting, writeSetting } from '../settings.ts';
import type { AuthServer } from './auth-server.ts';

/** A token is renewed a minute before it ends, so that none ends on its way. */
const renewBeforeMs = 60_000;

const ended = 'Your session has ended. Sign in again; nothing that waits on this computer is lost.';

type Dependencies = { db: Db; auth: AuthServer; now: () => number };

export function createTokens({ db, auth, now }: Dependencies) {
  let renewing: Promise<Outcome<string>> | undefined;

  /** The server takes this session no longer. The data stays; only the tokens go. */
  const expire = async (): Promise<Outcome<string>> => {
    await db.transaction('rw', db.settings, async () => {
      const account = await findSetting(db, 'account');
      await db.settings.delete('tokens');
      if (account) await writeSetting(db, 'account', { ...account, expired: true });
    });
    return fail('PT401', ended);
  };

  /** Refresh tokens are used once: the new one is stored before the access token is given out. */
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
    return /^http_40[0134]$/.test(granted.error.code) ? expire() : granted;
  };

  return {
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
