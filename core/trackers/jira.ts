/** Jira Cloud, REST version 3. The site is the team's own, the place a project's key. The token is `mail:token`. */
import type { IssueJob } from '../model/voice/integration.ts';
import { type Brief, briefOf } from './brief.ts';
import { findText, isFine, problemOf } from './replies.ts';
import type { Dialect, TrackerRequest } from './types.ts';

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

const siteOf = ({ integration }: IssueJob) => (integration.site ?? '').replace(/\/$/, '');

function request(job: IssueJob, path: string, body: TrackerRequest['body']): TrackerRequest {
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${siteOf(job)}/rest/api/3/issue${path}`,
    headers: { accept: 'application/json', authorization: `Basic ${basic(job.token ?? '')}` },
    body,
  };
}

const json = (job: IssueJob, path: string, body: unknown): TrackerRequest => {
  const plain = request(job, path, JSON.stringify(body));
  return { ...plain, headers: { ...plain.headers, 'content-type': 'application/json' } };
};

const noPictures = new Map<string, string>();

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
    return json(job, '', { fields });
  },
  readCreated(job, reply) {
    const key = findText(reply.body, 'key');
    if (!isFine(reply) || !key) return problemOf(name, reply);
    return { ok: true, key, url: `${siteOf(job)}/browse/${key}`, status: null };
  },
  after(job, { key }) {
    const pictures = job.request.evidence.flatMap((one) => one.pictures).slice(0, 10);
    return pictures.map((picture, at) => {
      const ending = picture.split('.').at(-1);
      const file = { field: 'file', picture, name: `feedback-${at + 1}.${ending}` };
      const plain = request(job, `/${key}/attachments`, file);
      // Without it Jira takes a form for a forged one.
      return { ...plain, headers: { ...plain.headers, 'x-atlassian-token': 'no-check' } };
    });
  },
  link: (job) => json(job, `/${job.key}/comment`, { body: documentOf(briefOf(job, noPictures)) }),
  refresh: (job) => request(job, `/${job.key}?fields=status`, null),
  readStatus(reply) {
    const status = findText(reply.body, 'fields', 'status', 'name');
    return isFine(reply) && status ? { ok: true, status } : problemOf(name, reply);
  },
};
