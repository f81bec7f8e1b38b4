/** Requests to the team's server beside the calls of the contract: storage, and answers whose bytes matter. */
import type { Db } from './db.ts';
import { fail, type Outcome, succeed } from './outcome.ts';
import type { Session } from './session/session.ts';
import { findSetting } from './settings.ts';

type Dependencies = { db: Db; fetch: typeof fetch; session: Pick<Session, 'accessToken'> };

export type Post = (
  path: string,
  /** null: read, and nothing sent. */
  body: BodyInit | null,
  headers: Record<string, string>,
  /** Else GET without a body, and POST with one. */
  method?: 'DELETE',
) => Promise<Outcome<Response>>;

/** In the name of who is signed in. A token that the server has ended is renewed once. */
export function createPost({ db, fetch, session }: Dependencies): Post {
  return async (path, body, headers, method) => {
    const account = await findSetting(db, 'account');
    if (!account) return fail('PT401', 'Sign in first.');
    const { publishableKey } = account.server;
    const url = account.server.url.replace(/\/$/, '');
    const send = (token: string) =>
      fetch(`${url}/${path}`, {
        method: method ?? (body === null ? 'GET' : 'POST'),
        headers: { apikey: publishableKey, authorization: `Bearer ${token}`, ...headers },
        body,
      }).catch(() => undefined);
    const token = await session.accessToken();
    if (!token.ok) return token;
    let response = await send(token.data);
    if (response?.status === 401) {
      const renewed = await session.accessToken({ fresh: true });
      if (!renewed.ok) return renewed;
      response = await send(renewed.data);
    }
    return response ? succeed(response) : fail('offline', `${url} does not answer.`);
  };
}
