import { fail, type Outcome, succeed } from './outcome.ts';
import type { Post } from './post.ts';

/** An hour: as long as somebody reads, and no link to keep. */
const seconds = 3_600;

const findSigned = (reply: unknown): string | undefined =>
  typeof reply === 'object' && reply && 'signedURL' in reply && typeof reply.signedURL === 'string'
    ? reply.signedURL
    : undefined;

/** Where a kept picture can be seen: the page that shows it has no token. */
export async function findPictureUrl(post: Post, path: string): Promise<Outcome<{ url: string }>> {
  const reply = await post(
    `storage/v1/object/sign/captures/${encodeURI(path)}`,
    JSON.stringify({ expiresIn: seconds }),
    { 'content-type': 'application/json' },
  );
  if (!reply.ok) return reply;
  const { status, url } = reply.data;
  const signed = findSigned(await reply.data.json().catch(() => undefined));
  if (!reply.data.ok || !signed) {
    return fail('storage', `It is not there, or not yours to see (status ${status}).`);
  }
  return succeed({ url: new URL(`/storage/v1${signed}`, url).href });
}
