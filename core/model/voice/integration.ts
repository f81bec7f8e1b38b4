/**
 * Out to Jira, Linear, GitHub and Slack. What is to be sent waits in a queue; a worker with the team's token
 * sends it and reports, and asks for the status of linked issues. The token is written, never read back.
 */
import * as z from 'zod/mini';
import { count, instant, label, uuid } from '../primitives.ts';
import { webAddress } from './primitives.ts';
import { requestStatus } from './request.ts';

export const trackers = ['jira', 'linear', 'github', 'slack'] as const;
export const tracker = z.enum(trackers);
export type Tracker = z.infer<typeof tracker>;

/** Where: Jira's site and project, Linear's team, GitHub's owner/repo, Slack's channel. */
export const integrationDraft = z.object({
  id: uuid,
  name: label,
  tracker,
  /** `https://acme.atlassian.net`, `https://api.github.com` …; null: the tracker's own. */
  site: z.nullable(webAddress),
  /** Key of the project, id of the team, `owner/repo`, id of the channel. */
  place: z.string().check(z.minLength(1), z.maxLength(200)),
  /** Jira: name of the issue type. */
  issueType: z.nullable(z.string().check(z.maxLength(60))),
  /** Their status names that mean one of ours; others change nothing. */
  statuses: z.record(z.string(), requestStatus),
  active: z.boolean(),
});
export type IntegrationDraft = z.infer<typeof integrationDraft>;

export const integration = z.extend(integrationDraft, {
  hasToken: z.boolean(),
  /** For the tracker's own webhooks: the last part of the address that receive_issue takes. Shown to admins. */
  hook: z.nullable(z.string()),
  createdAt: instant,
  waiting: count,
  failed: count,
  /** Whether the tracker can be reached with these settings; null: nobody has asked yet. */
  check: z.nullable(
    z.object({
      state: z.enum(['waiting', 'fine', 'failed']),
      problem: z.nullable(z.string()),
      at: z.nullable(instant),
    }),
  ),
  lastProblem: z.nullable(z.string()),
});
export type Integration = z.infer<typeof integration>;

/** A request's issue elsewhere. `state` is of the last thing sent about it. */
export const issue = z.object({
  id: uuid,
  request: uuid,
  integration: uuid,
  tracker,
  /** `ACME-12`, `#48`; null until the tracker has answered. */
  key: z.nullable(z.string()),
  url: z.nullable(z.string()),
  /** Their name for its status. */
  status: z.nullable(z.string()),
  statusAt: z.nullable(instant),
  state: z.enum(['waiting', 'done', 'failed']),
  problem: z.nullable(z.string()),
  tries: count,
  createdAt: instant,
  by: z.nullable(z.string()),
});
export type Issue = z.infer<typeof issue>;

const reach = {
  integration: z.pick(integrationDraft, {
    tracker: true,
    site: true,
    place: true,
    issueType: true,
  }),
  token: z.nullable(z.string()),
};

/** Whether it can be reached at all; `id` is the integration's. */
export const checkJob = z.object({ id: uuid, action: z.literal('check'), ...reach });
export type CheckJob = z.infer<typeof checkJob>;

/** What a worker gets to send (app.claim_issue_jobs), in nobody's dialect yet: core/trackers makes the requests. */
export const issueJob = z.object({
  id: uuid,
  action: z.enum(['create', 'link', 'refresh']),
  ...reach,
  /** A worker has asked for it before: it may be there though nobody reported it. */
  begun: z.boolean(),
  /** How many of its pictures are there, where they go one by one. */
  sent: count,
  since: instant,
  key: z.nullable(z.string()),
  url: z.nullable(z.string()),
  request: z.object({
    id: uuid,
    title: z.string(),
    description: z.string(),
    status: requestStatus,
    accounts: count,
    people: count,
    arr: z.nullable(z.number()),
    evidence: z.array(
      z.object({
        words: z.string(),
        saidAt: instant,
        account: z.nullable(z.string()),
        page: z.nullable(z.string()),
        /** Paths in the bucket `captures`; the worker signs or uploads them. */
        pictures: z.array(z.string()),
      }),
    ),
  }),
});
export type IssueJob = z.infer<typeof issueJob>;

/** What the worker reports. `ok` null: so far, more to come; `wait`: seconds that the tracker wants to be left alone. */
export type IssueResult = {
  ok: boolean | null;
  key?: string;
  url?: string;
  status?: string | null;
  problem?: string;
  again?: boolean;
  wait?: number | undefined;
  sent?: number;
};
