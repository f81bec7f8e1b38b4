/** Writes an app's published files into the public bucket, in the name of who is signed in. */
import { configFiles } from '../core/config-files.ts';
import type { WidgetConfig } from '../core/model/config.ts';
import { fail, type Outcome, succeed } from './outcome.ts';
import type { Post } from './post.ts';

const json = { 'content-type': 'application/json' };

/** For the console, which saves settings by a call and then has them written where widgets read them. */
export function createPublisher(post: Post) {
  return async (appKey: string, config: WidgetConfig): Promise<Outcome<null>> => {
    const engage = await readEngage(post, appKey, config);
    if (!engage.ok) return engage;
    for (const { path, seconds, replace, text } of configFiles(appKey, config, engage.data)) {
      const reply = await post(`storage/v1/object/config/${path}`, text, {
        ...json,
        'cache-control': `max-age=${seconds}`,
        'x-upsert': String(replace),
      });
      if (!reply.ok) {
        const { code, message } = reply.error;
        return fail(code, `${message} The change is saved, not yet published.`);
      }
      if (reply.data.ok) continue;
      const why = await reply.data.text();
      // It is named by its content: being there already is what was wanted.
      if (!replace && /exist|duplicate/i.test(why)) continue;
      const { status } = reply.data;
      return fail('storage', `Publishing failed with status ${status}: ${why.slice(0, 200)}`);
    }
    return succeed(null);
  };
}

/** The file of what is live, byte for byte as the database made it: its name is the hash of them. */
async function readEngage(
  post: Post,
  appKey: string,
  { engage }: WidgetConfig,
): Promise<Outcome<string | null>> {
  if (!engage) return succeed(null);
  const args = JSON.stringify({ app_key: appKey, version: engage });
  const reply = await post('rest/v1/rpc/get_engage_file', args, json);
  if (!reply.ok || !reply.data.ok)
    return fail('storage', 'What is live could not be read back. Publish again in a moment.');
  return succeed(String(await reply.data.json()));
}
