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
    const { publishableKey } = account.server;
    const url = account.server.url.replace(/\/$/, '');
    const send = (path: string, headers: Record<string, string>, body: string) =>
      fetch(`${url}/${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          apikey: publishableKey,
          authorization: `Bearer ${token.data}`,
          ...headers,
        },
        body,
      }).catch(() => undefined);
    const engage = await readEngage(send, appKey, config);
    if (!engage.ok) return engage;
    for (const { path, seconds, replace, text } of configFiles(appKey, config, engage.data)) {
      const headers = { 'cache-control': `max-age=${seconds}`, 'x-upsert': String(replace) };
      const response = await send(`storage/v1/object/config/${path}`, headers, text);
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

type Send = (
  path: string,
  headers: Record<string, string>,
  body: string,
) => Promise<Response | undefined>;

/** The file of what is live, byte for byte as the database made it: its name is the hash of them. */
async function readEngage(
  send: Send,
  appKey: string,
  { engage }: WidgetConfig,
): Promise<Outcome<string | null>> {
  if (!engage) return succeed(null);
  const args = JSON.stringify({ app_key: appKey, version: engage });
  const response = await send('rest/v1/rpc/get_engage_file', {}, args);
  if (!response?.ok)
    return fail('storage', 'What is live could not be read back. Publish again in a moment.');
  return succeed(String(await response.json()));
}
