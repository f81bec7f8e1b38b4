/** Linear's GraphQL. The place is the id of a team; the key is `ENG-12`. It answers 200 to failures too. */
import type { IssueJob } from '../model/voice/integration.ts';
import { briefOf, toMarkdown } from './brief.ts';
import { find, findText, isFine, problemOf } from './replies.ts';
import type { Dialect, Problem, TrackerReply, TrackerRequest } from './types.ts';

const issueFields = 'id identifier url state { name }';

const queries = {
  create: `mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { ${issueFields} } }
}`,
  comment: `mutation Comment($input: CommentCreateInput!) {
  commentCreate(input: $input) { success }
}`,
  issue: `query Issue($id: String!) { issue(id: $id) { ${issueFields} } }`,
};

function request(job: IssueJob, query: string, variables: unknown): TrackerRequest {
  return {
    method: 'POST',
    url: job.integration.site ?? 'https://api.linear.app/graphql',
    // A personal key goes bare; only tokens of OAuth are bearers.
    headers: { authorization: job.token ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  };
}

function failure(reply: TrackerReply): Problem {
  const code = findText(find(reply.body, 'errors', '0'), 'extensions', 'code');
  const problem = problemOf('Linear', reply);
  return code === 'RATELIMITED' ? { ...problem, again: true } : problem;
}

export const linear: Dialect = {
  create(job, pictures) {
    const { title, ...rest } = briefOf(job, pictures);
    const description = toMarkdown({ title, ...rest });
    const input = { teamId: job.integration.place, title, description };
    return request(job, queries.create, { input });
  },
  readCreated(_, reply) {
    const issue = find(reply.body, 'data', 'issueCreate', 'issue');
    const key = findText(issue, 'identifier');
    const url = findText(issue, 'url');
    if (!isFine(reply) || !key || !url) return failure(reply);
    return { ok: true, key, url, status: findText(issue, 'state', 'name') ?? null };
  },
  after: () => [],
  link(job, pictures) {
    const body = toMarkdown(briefOf(job, pictures));
    return request(job, queries.comment, { input: { issueId: job.key, body } });
  },
  refresh: (job) => request(job, queries.issue, { id: job.key }),
  readStatus(reply) {
    const status = findText(reply.body, 'data', 'issue', 'state', 'name');
    return isFine(reply) && status ? { ok: true, status } : failure(reply);
  },
};
