/** Jira Cloud, REST version 3. The site is the team's own, the place a project's key. The token is `mail:token`. */
import type { IssueJob } from '../model/voice/integration.ts';
import { type Brief, briefOf } from './brief.ts';
import { find, findText, isFine, problemOf } from './replies.ts';
import type { Dialect, Reach, TrackerRequest } from './types.ts';

const name = 'Jira';

/** A node of the Atlassian Document Format: Jira takes no Markdown. */
type Node = { type: string; text?: string; content?: Node[]; marks?: { type: string }[] };

const paragraph = (text: string): Node => ({
  type: 'paragraph',
  // An empty text node is refused.
  content: text ? [{ type: 'text', text }] : [],
});

function documentOf({ description, figures, quotes }: Brief) {
  const said = quotes.flatMap(({ words, source }): Node[] => [
    { type: 'blockquote', content: words.split('\n').map(paragraph) },
    {
      type: 'paragraph',
      content: source ? [{ type: 'text', text: source, marks: [{ type: 'em' }] }] : [],
    },
  ]);
  const lead = description ? description.split('\n').map(paragraph) : [];
  return { type: 'doc', version: 1, content: [...lead, paragraph(figures), ...said] };
}

/** Base64 of UTF-8, as Basic authentication wants it. */
const basic = (token: string) => btoa(String.fromCharCode(...new TextEncoder().encode(token)));

const siteOf = ({ integration }: Reach) => (integration.site ?? '').replace(/\/$/, '');

function request(job: Reach, path: string, body: TrackerRequest['body']): TrackerRequest {
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${siteOf(job)}/rest/api/3${path}`,
    headers: { accept: 'application/json', authorization: `Basic ${basic(job.token ?? '')}` },
    body,
  };
}

const json = (job: IssueJob, path: string, body: unknown): TrackerRequest => {
  const plain = request(job, path, JSON.stringify(body));
  return { ...plain, headers: { ...plain.headers, 'content-type': 'application/json' } };
};

const noPictures = new Map<string, string>();

/** A property of the issue, which no screen of theirs shows; how the same issue is known again. */
const markOf = ({ id }: IssueJob) => ({ key: 'waymark', value: { id } });

/** A day earlier: Jira reads the date in the zone of whoever owns the token. */
function searchOf({ integration, since }: IssueJob): string {
  const from = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
  const project = integration.place.replace(/["\\]/g, '');
  const jql = `project = "${project}" AND created >= "${from}" ORDER BY created DESC`;
  return `/search/jql?${new URLSearchParams({ jql, fields: 'status', properties: 'waymark', maxResults: '100' })}`;
}

export const jira: Dialect = {
  create(job) {
    const brief = briefOf(job, noPictures);
    const { place, issueType } = job.integration;
    const fields = {
      project: { key: place },
      issuetype: { name: issueType ?? 'Task' },
      // One line of at most 255 characters is what Jira takes.
      summary: brief.title.replace(/\s+/g, ' ').slice(0, 255),
      description: documentOf(brief),
    };
    return json(job, '/issue', { fields, properties: [markOf(job)] });
  },
  readCreated(job, reply) {
    const key = findText(reply.body, 'key');
    if (!isFine(reply) || !key) return problemOf(name, reply);
    return { ok: true, key, url: `${siteOf(job)}/browse/${key}`, status: null };
  },
  find: (job) => request(job, searchOf(job), null),
  readFound(job, reply) {
    const issues = find(reply.body, 'issues');
    if (!isFine(reply) || !Array.isArray(issues)) return problemOf(name, reply);
    const isOurs = (one: unknown) => findText(one, 'properties', 'waymark', 'id') === job.id;
    const found = issues.find(isOurs);
    const key = findText(found, 'key');
    const status = findText(found, 'fields', 'status', 'name') ?? null;
    return key ? { ok: true, key, url: `${siteOf(job)}/browse/${key}`, status } : undefined;
  },
  after(job, { key }) {
    const pictures = job.request.evidence.flatMap((one) => one.pictures).slice(0, 10);
    return pictures.map((picture, at) => {
      const ending = picture.split('.').at(-1);
      const file = { field: 'file', picture, name: `feedback-${at + 1}.${ending}` };
      const plain = request(job, `/issue/${key}/attachments`, file);
      // Without it Jira takes a form for a forged one.
      return { ...plain, headers: { ...plain.headers, 'x-atlassian-token': 'no-check' } };
    });
  },
  link: (job) =>
    json(job, `/issue/${job.key}/comment`, { body: documentOf(briefOf(job, noPictures)) }),
  refresh: (job) => request(job, `/issue/${job.key}?fields=status`, null),
  readStatus(reply) {
    const status = findText(reply.body, 'fields', 'status', 'name');
    return isFine(reply) && status ? { ok: true, status } : problemOf(name, reply);
  },
  check: (reach) => request(reach, `/project/${encodeURIComponent(reach.integration.place)}`, null),
  readCheck: (reply) => (isFine(reply) ? { ok: true } : problemOf(name, reply)),
  keyOf: (url) =>
    /(?:\/browse\/|[?&]selectedIssue=)([A-Za-z]\w*-\d+)/.exec(url)?.[1]?.toUpperCase(),
  readHook(message) {
    const key = findText(message, 'issue', 'key');
    const status = findText(message, 'issue', 'fields', 'status', 'name');
    return key && status ? { key, status } : undefined;
  },
};
