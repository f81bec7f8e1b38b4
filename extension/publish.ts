/** Writes an app's published files into the public bucket, in the name of who is signed in. */
import { configFiles } from '../core/config-files.ts';
import type { WidgetConfig } from '../core/model/config.ts';
import type { Db } from './db.ts';
import { fail, type Outcome, succeed } from './outcome.ts';
import type { Session } from './session/session.ts';
import { findSetting } from './settings.ts';

type Dependencies = { db: Db; fetch: typeof fetch; session: Pick<Session, 'accessToken'> };

/** For the console, which saves settings by a call and then has them written where widgets read them. */
export function createPublisher({ db, fetch, session }: Dependencies) {
  return async (appKey: string, config: WidgetConfig): Promise<Outcome<null>> => {
    const token = await session.accessToken();
    if (!token.ok) return token;
    const account = await findSetting(db, 'account');
    if (!account) return fail('PT401', 'Sign in first.');
    const { url, publishableKey } = account.server;
    for (const { path, seconds, replace } of configFiles(appKey, config.version)) {
      const response = await fetch(`${url.replace(/\/$/, '')}/storage/v1/object/config/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'cache-control': `max-age=${seconds}`,
          'x-upsert': String(replace),
          apikey: publishableKey,
          authorization: `Bearer ${token.data}`,
        },
        body: JSON.stringify(config),
      }).catch(() => undefined);
      if (!response)
        return fail('offline', `${url} does not answer. The change is saved, not yet published.`);
      if (response.ok) continue;
      const why = await response.text();
      // It is named by its content: being there already is what was wanted.
      if (!replace && /exist|duplicate/i.test(why)) continue;
      return fail(
        'storage',
        `Publishing failed with status ${response.status}: ${why.slice(0, 200)}`,
      );
    }
    return succeed(null);
  };
}
