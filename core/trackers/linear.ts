/** Linear's GraphQL. The place is the id of a team; the key is `ENG-12`. It answers 200 to failures too. */
import type { IssueJob } from '../model/voice/integration.ts';
import { briefOf, toMarkdown } from './brief.ts';
import { find, findText, isFine, problemOf } from './replies.ts';
import type { Created, Dialect, Problem, Reach, TrackerReply, TrackerRequest } from './types.ts';

const issueFields = 'id identifier url state { name }';

const queries = {
  create: `mutation Create($input: IssueCreateInput!) {
  issueCreate(input: $input) { success issue { ${issueFields} } }
}`,
  comment: `mutation Comment($input: CommentCreateInput!) {
  commentCreate(input: $input) { success }
}`,
  team: `query Team($id: String!) { team(id: $id) { name } }`,
  issue: `query Issue($id: String!) { issue(id: $id) { ${issueFields} } }`,
};

function request({ integration, token }: Reach, query: string, variables: unknown): TrackerRequest {
  return {
    method: 'POST',
    url: integration.site ?? 'https://api.linear.app/graphql',
    // A personal key goes bare; only tokens of OAuth are bearers.
    headers: { authorization: token ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  };
}

function failure(reply: TrackerReply): Problem {
  const code = findText(find(reply.body, 'errors', '0'), 'extensions', 'code');
  const problem = problemOf('Linear', reply);
  return code === 'RATELIMITED' ? { ...problem, again: true } : problem;
}

/** Linear takes an issue's id from whoever makes it, if it looks random: made twice it is still one. */
const idOf = ({ id }: IssueJob) => id.replace(/^(.{14}).(.{4})./, '$14$2a');

function createdOf(issue: unknown): Created | undefined {
  const key = findText(issue, 'identifier');
  const url = findText(issue, 'url');
  if (!key || !url) return undefined;
  return { ok: true, key, url, status: findText(issue, 'state', 'name') ?? null };
}

export const linear: Dialect = {
  create(job, pictures) {
    const { title, ...rest } = briefOf(job, pictures);
    const description = toMarkdown({ title, ...rest });
    const input = { id: idOf(job), teamId: job.integration.place, title, description };
    return request(job, queries.create, { input });
  },
  readCreated(_, reply) {
    const created = createdOf(find(reply.body, 'data', 'issueCreate', 'issue'));
    return isFine(reply) && created ? created : failure(reply);
  },
  find: (job) => request(job, queries.issue, { id: idOf(job) }),
  readFound(_, reply) {
    const found = createdOf(find(reply.body, 'data', 'issue'));
    if (isFine(reply) && found) return found;
    const problem = failure(reply);
    // "Entity not found" is an error to Linear, and the answer to us.
    return problem.again ? problem : undefined;
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
  check: (reach) => request(reach, queries.team, { id: reach.integration.place }),
  readCheck: (reply) =>
    isFine(reply) && findText(reply.body, 'data', 'team', 'name') ? { ok: true } : failure(reply),
  keyOf: (url) => /\/issue\/([A-Za-z]\w*-\d+)/.exec(url)?.[1]?.toUpperCase(),
  readHook(message) {
    const key = findText(message, 'data', 'identifier');
    const status = findText(message, 'data', 'state', 'name');
    return key && status ? { key, status } : undefined;
  },
};
