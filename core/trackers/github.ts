/** GitHub Issues, REST version 2022-11-28. The place is `owner/repo`; the key is `#48`. */

import type { IssueJob } from '../model/voice/integration.ts';
import { briefOf, toMarkdown } from './brief.ts';
import { find, findText, isFine, problemOf } from './replies.ts';
import type { Created, Dialect, Reach, TrackerRequest } from './types.ts';

const name = 'GitHub';

function request({ integration, token }: Reach, path: string, body: unknown): TrackerRequest {
  const { site, place } = integration;
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${site ?? 'https://api.github.com'}/repos/${place}${path}`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${token ?? ''}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    body: body === null ? null : JSON.stringify(body),
  };
}

const pathOf = (job: IssueJob) => `/issues/${(job.key ?? '').replace('#', '')}`;

/** Unseen by readers; how the same issue is known again. */
const markOf = ({ id }: IssueJob) => `<!-- waymark:${id} -->`;

/** Closed as not planned is another thing than done. */
function statusOf(body: unknown): string | undefined {
  const state = findText(body, 'state');
  const reason = findText(body, 'state_reason');
  return state === 'closed' && reason === 'not_planned' ? 'not planned' : state;
}

function createdOf(issue: unknown): Created | undefined {
  const number = find(issue, 'number');
  const url = findText(issue, 'html_url');
  if (typeof number !== 'number' || !url) return undefined;
  return { ok: true, key: `#${number}`, url, status: statusOf(issue) ?? null };
}

export const github: Dialect = {
  create(job, pictures) {
    const brief = briefOf(job, pictures);
    const body = `${toMarkdown(brief)}\n\n${markOf(job)}`;
    return request(job, '/issues', { title: brief.title, body });
  },
  readCreated: (_, reply) => (isFine(reply) && createdOf(reply.body)) || problemOf(name, reply),
  find: (job) =>
    request(job, `/issues?state=all&per_page=100&since=${encodeURIComponent(job.since)}`, null),
  readFound(job, reply) {
    if (!isFine(reply) || !Array.isArray(reply.body)) return problemOf(name, reply);
    return createdOf(reply.body.find((one) => findText(one, 'body')?.includes(markOf(job))));
  },
  after: () => [],
  link: (job, pictures) =>
    request(job, `${pathOf(job)}/comments`, { body: toMarkdown(briefOf(job, pictures)) }),
  refresh: (job) => request(job, pathOf(job), null),
  readStatus(reply) {
    const status = statusOf(reply.body);
    return isFine(reply) && status ? { ok: true, status } : problemOf(name, reply);
  },
  check: (reach) => request(reach, '', null),
  readCheck: (reply) => (isFine(reply) ? { ok: true } : problemOf(name, reply)),
  keyOf(url) {
    const number = /\/(?:issues|pull)\/(\d+)/.exec(url)?.[1];
    return number && `#${number}`;
  },
  readHook(message) {
    const number = find(message, 'issue', 'number');
    const status = statusOf(find(message, 'issue'));
    return typeof number === 'number' && status ? { key: `#${number}`, status } : undefined;
  },
};
