/** GitHub Issues, REST version 2022-11-28. The place is `owner/repo`; the key is `#48`. */

import type { IssueJob } from '../model/voice/integration.ts';
import { briefOf, toMarkdown } from './brief.ts';
import { find, findText, isFine, problemOf } from './replies.ts';
import type { Dialect, TrackerRequest } from './types.ts';

const name = 'GitHub';

function request(job: IssueJob, path: string, body: unknown): TrackerRequest {
  const { site, place } = job.integration;
  return {
    method: body === null ? 'GET' : 'POST',
    url: `${site ?? 'https://api.github.com'}/repos/${place}/issues${path}`,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${job.token ?? ''}`,
      'content-type': 'application/json',
      'x-github-api-version': '2022-11-28',
    },
    body: body === null ? null : JSON.stringify(body),
  };
}

const numberOf = (job: IssueJob) => (job.key ?? '').replace('#', '');

/** Closed as not planned is another thing than done. */
function statusOf(body: unknown): string | undefined {
  const state = findText(body, 'state');
  const reason = findText(body, 'state_reason');
  return state === 'closed' && reason === 'not_planned' ? 'not planned' : state;
}

export const github: Dialect = {
  create(job, pictures) {
    const brief = briefOf(job, pictures);
    return request(job, '', { title: brief.title, body: toMarkdown(brief) });
  },
  readCreated(_, reply) {
    const number = find(reply.body, 'number');
    const url = findText(reply.body, 'html_url');
    if (!isFine(reply) || typeof number !== 'number' || !url) return problemOf(name, reply);
    return { ok: true, key: `#${number}`, url, status: statusOf(reply.body) ?? null };
  },
  after: () => [],
  link: (job, pictures) =>
    request(job, `/${numberOf(job)}/comments`, { body: toMarkdown(briefOf(job, pictures)) }),
  refresh: (job) => request(job, `/${numberOf(job)}`, null),
  readStatus(reply) {
    const status = statusOf(reply.body);
    return isFine(reply) && status ? { ok: true, status } : problemOf(name, reply);
  },
};
