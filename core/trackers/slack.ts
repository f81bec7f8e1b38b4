/** Slack's chat.postMessage with blocks. The place is a channel's id. It answers 200 with `ok: false`. */
import type { IssueJob } from '../model/voice/integration.ts';
import { briefOf } from './brief.ts';
import { find, findText, isFine } from './replies.ts';
import type { Dialect, Problem, TrackerReply } from './types.ts';

/** Slack's three control characters (mrkdwn); everything else is text. */
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const section = (text: string) => ({
  type: 'section',
  text: { type: 'mrkdwn', text: text.slice(0, 3000) },
});

/** Slack's names for what cannot get better by waiting. */
const sentences: Record<string, string> = {
  not_in_channel: 'the app is not in that channel. Invite it there',
  channel_not_found: 'there is no such channel, or the app cannot see it',
  invalid_auth: 'the token is refused. Check it',
  missing_scope: 'the token may not write messages (chat:write)',
};

/** A message has no status of its own. */
const statusless = { ok: false, problem: 'Slack: a message has no status.', again: false } as const;

function failure({ status, body }: TrackerReply): Problem {
  const code = findText(body, 'error') ?? `it answered with ${status}`;
  const again = code === 'ratelimited' || status === 0 || status === 429 || status >= 500;
  return { ok: false, problem: `Slack: ${sentences[code] ?? code}.`, again };
}

export const slack: Dialect = {
  create(job, pictures) {
    const { title, figures, quotes } = briefOf(job, pictures);
    const said = quotes.slice(0, 5).flatMap(({ words, source, pictures: images }) => [
      section(
        escaped(words)
          .replace(/^/gm, '>')
          .concat(`\n_${escaped(source)}_`),
      ),
      ...images
        .slice(0, 2)
        .map((image_url) => ({ type: 'image', image_url, alt_text: 'Picture of the page' })),
    ]);
    const heading = { type: 'plain_text', text: title.slice(0, 150), emoji: false };
    const blocks = [{ type: 'header', text: heading }, section(escaped(figures)), ...said];
    return {
      method: 'POST',
      url: job.integration.site ?? 'https://slack.com/api/chat.postMessage',
      headers: {
        authorization: `Bearer ${job.token ?? ''}`,
        'content-type': 'application/json; charset=utf-8',
      },
      // `text` is what notifications and screen readers say.
      body: JSON.stringify({
        channel: job.integration.place,
        text: `${escaped(title)}. ${escaped(figures)}`,
        blocks,
        unfurl_links: false,
      }),
    };
  },
  readCreated(_, reply) {
    const ts = findText(reply.body, 'ts');
    const channel = findText(reply.body, 'channel');
    if (isFine(reply) && find(reply.body, 'ok') === true && ts && channel) {
      const url = `https://slack.com/archives/${channel}/p${ts.replace('.', '')}`;
      return { ok: true, key: ts, url, status: null };
    }
    return failure(reply);
  },
  // Reading a channel's messages is a right of its own that teams do not give for this.
  find: () => null,
  readFound: () => undefined,
  after: () => [],
  link: () => null,
  refresh: (_: IssueJob) => null,
  readStatus: () => statusless,
  check: ({ integration, token }) => ({
    method: 'POST',
    url: (integration.site ?? 'https://slack.com/api/chat.postMessage').replace(
      /chat\.postMessage$/,
      'auth.test',
    ),
    headers: { authorization: `Bearer ${token ?? ''}` },
    body: null,
  }),
  readCheck: (reply) =>
    isFine(reply) && find(reply.body, 'ok') === true ? { ok: true } : failure(reply),
  keyOf: () => undefined,
  readHook: () => undefined,
};
