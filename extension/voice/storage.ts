/** Puts a picture where its row says that it will be, and gets it from there, in the name of who is signed in. */
import { attachmentPath, type StoredObject } from '../../core/model/voice/attachment.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import type { Post } from '../post.ts';

export type Upload = {
  workspace: string;
  owner: string;
  object: StoredObject;
  blob: Blob;
};

export type Storage = ReturnType<typeof createStorage>;

const bucket = 'storage/v1/object/captures';

export function createStorage(post: Post) {
  return {
    /** Named by its content: being there already is what was wanted. */
    async upload({ workspace, owner, object, blob }: Upload): Promise<Outcome<null>> {
      const path = attachmentPath(workspace, owner, object);
      const reply = await post(`${bucket}/${path}`, blob, {
        'content-type': object.mime,
        'x-upsert': 'false',
        'cache-control': 'max-age=31536000',
      });
      if (!reply.ok) return reply;
      const { ok, status } = reply.data;
      if (ok) return succeed(null);
      const why = (await reply.data.text()).slice(0, 300);
      if (status === 409 || /already exists|duplicate/i.test(why)) return succeed(null);
      return fail(`http_${status}`, `The server did not take the picture (${status}): ${why}`);
    },

    /** Objects that no row names any more; what is not there is gone as well. */
    async remove(paths: readonly string[]): Promise<Outcome<null>> {
      const json = { 'content-type': 'application/json' };
      const reply = await post(bucket, JSON.stringify({ prefixes: paths }), json, 'DELETE');
      if (!reply.ok) return reply;
      const { ok, status } = reply.data;
      return ok
        ? succeed(null)
        : fail(`http_${status}`, `Old pictures could not be removed (${status}).`);
    },

    /** Of another computer, or so old that this one has let it go. */
    async download(path: string): Promise<Outcome<Blob>> {
      const reply = await post(`${bucket}/${path}`, null, {});
      if (!reply.ok) return reply;
      const { ok, status } = reply.data;
      return ok
        ? succeed(await reply.data.blob())
        : fail(`http_${status}`, `The server has not given the picture (${status}).`);
    },
  };
}
