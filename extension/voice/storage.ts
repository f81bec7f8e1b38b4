/** Puts a picture where its row says that it will be, in the name of who is signed in. */
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

export function createStorage(post: Post) {
  /** Named by its content: being there already is what was wanted. */
  return async ({ workspace, owner, object, blob }: Upload): Promise<Outcome<null>> => {
    const path = attachmentPath(workspace, owner, object);
    const reply = await post(`storage/v1/object/captures/${path}`, blob, {
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
  };
}
