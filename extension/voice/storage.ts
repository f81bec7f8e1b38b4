/** Puts a picture where its row says that it will be, in the name of who is signed in. */
import { attachmentPath, type StoredObject } from '../../core/model/voice/attachment.ts';
import type { Db } from '../db.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import type { Session } from '../session/session.ts';
import { findSetting } from '../settings.ts';

type Dependencies = { db: Db; fetch: typeof fetch; session: Pick<Session, 'accessToken'> };

export type Upload = {
  workspace: string;
  owner: string;
  object: StoredObject;
  blob: Blob;
};

export type Storage = ReturnType<typeof createStorage>;

export function createStorage({ db, fetch, session }: Dependencies) {
  const send = async (upload: Upload, token: string): Promise<Response | undefined> => {
    const account = await findSetting(db, 'account');
    if (!account) return undefined;
    const { url, publishableKey } = account.server;
    const path = attachmentPath(upload.workspace, upload.owner, upload.object);
    return fetch(`${url.replace(/\/$/, '')}/storage/v1/object/captures/${path}`, {
      method: 'POST',
      headers: {
        'content-type': upload.object.mime,
        'x-upsert': 'false',
        'cache-control': 'max-age=31536000',
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
      },
      body: upload.blob,
    }).catch(() => undefined);
  };

  /** Named by its content: being there already is what was wanted. */
  return async (upload: Upload): Promise<Outcome<null>> => {
    const token = await session.accessToken();
    if (!token.ok) return token;
    let response = await send(upload, token.data);
    if (response?.status === 401) {
      const renewed = await session.accessToken({ fresh: true });
      if (!renewed.ok) return renewed;
      response = await send(upload, renewed.data);
    }
    if (!response) return fail('offline', 'The server does not answer. The picture waits here.');
    if (response.ok) return succeed(null);
    const why = (await response.text()).slice(0, 300);
    if (response.status === 409 || /already exists|duplicate/i.test(why)) return succeed(null);
    return fail(
      `http_${response.status}`,
      `The server did not take the picture (${response.status}): ${why}`,
    );
  };
}
