/**
 * A request: what many ask for, told once. Evidence points at it. Merging is a pointer with its event, so
 * that un-merging gives back exactly what was there.
 */
import * as z from 'zod/mini';
import { instant, label, uuid } from '../primitives.ts';
import { tags } from './primitives.ts';

export const requestStatuses = [
  'new',
  'under-review',
  'planned',
  'in-progress',
  'shipped',
  'declined',
] as const;
export const requestStatus = z.enum(requestStatuses);
export type RequestStatus = z.infer<typeof requestStatus>;

export const roadmapColumns = ['now', 'next', 'later'] as const;

/** Definitions 12. Reach in people a quarter, effort in person-months. */
const impact = z.union([3, 2, 1, 0.5, 0.25].map((value) => z.literal(value)));
const confidence = z.union([1, 0.8, 0.5].map((value) => z.literal(value)));

/** Contributors make them; status, roadmap, owner, RICE and place in the tree are editors'. */
export const requestFields = z.object({
  title: label,
  description: z.string().check(z.maxLength(10_000)),
  status: requestStatus,
  roadmap: z.nullable(z.enum(roadmapColumns)),
  owner: z.nullable(uuid),
  feature: z.nullable(uuid),
  tags,
  reach: z.nullable(z.number().check(z.nonnegative())),
  impact: z.nullable(impact),
  confidence: z.nullable(confidence),
  effort: z.nullable(z.number().check(z.minimum(0.5))),
  parent: z.nullable(uuid),
});
export type RequestFields = z.infer<typeof requestFields>;

export const requestFacts = z.object({
  mergedInto: z.nullable(uuid),
  /** The request that it counts at: itself unless merged. */
  root: uuid,
  statusSince: instant,
  shippedAt: z.nullable(instant),
});
export type RequestFacts = z.infer<typeof requestFacts>;

/** `note` says why. */
export const statusChange = z.object({
  status: requestStatus,
  from: z.nullable(requestStatus),
  at: instant,
  by: z.nullable(z.string()),
  note: z.string(),
});
export type StatusChange = z.infer<typeof statusChange>;

export const mergeEvent = z.object({
  id: uuid,
  from: uuid,
  fromTitle: z.string(),
  into: uuid,
  intoTitle: z.string(),
  at: instant,
  by: z.nullable(z.string()),
  undoneAt: z.nullable(instant),
  undoneBy: z.nullable(z.string()),
});
export type MergeEvent = z.infer<typeof mergeEvent>;

/** Evidence, people and accounts are distinct; revenue is of accounts that asked, once each. */
export const demandFigures = z.object({
  demand: z.number(),
  accounts: z.int(),
  people: z.int(),
  evidence: z.int(),
  /** Evidence that names no account: seen, and in no sum over accounts. */
  withoutAccount: z.int(),
  /** Revenue a year today, of the accounts where it is known; null where none is. */
  arr: z.nullable(z.number()),
  /** The same as it was at the day of each account's first evidence. */
  arrThen: z.nullable(z.number()),
  /** Accounts whose revenue nobody knows: not 0. */
  arrUnknown: z.int(),
  /** Of `arr`: accounts at risk, or up for renewal soon. */
  atRisk: z.number(),
  atRiskAccounts: z.int(),
  prospects: z.int(),
  /** Evidence by week of its saying, the last 12, oldest first; the last is this week. */
  trend: z.array(z.int()),
  firstAt: z.nullable(instant),
  lastAt: z.nullable(instant),
});
export type DemandFigures = z.infer<typeof demandFigures>;

export const requestRow = z.extend(requestFields, {
  id: uuid,
  ...requestFacts.shape,
  figures: demandFigures,
  ownerName: z.nullable(z.string()),
  featureName: z.nullable(z.string()),
  parentTitle: z.nullable(z.string()),
  children: z.int(),
  /** Requests merged into it, at any depth. */
  merged: z.int(),
  /** reach · impact · confidence / effort; null where one is missing. */
  rice: z.nullable(z.number()),
  createdAt: instant,
  createdBy: z.nullable(z.string()),
  updatedAt: instant,
});
export type RequestRow = z.infer<typeof requestRow>;

/** One account's part of a demand: `value` = weight · signal, and they add up to it. */
export const demandPart = z.object({
  account: z.int(),
  name: z.string(),
  plan: z.nullable(z.string()),
  arr: z.nullable(z.number()),
  arrThen: z.nullable(z.number()),
  /** 1 + ln(1 + arr / median); an unknown one weighs as the median does. */
  weight: z.number(),
  importance: z.int(),
  ageDays: z.number(),
  decay: z.number(),
  state: z.enum(['customer', 'at-risk', 'prospect', 'churned']),
  stateFactor: z.number(),
  signal: z.number(),
  value: z.number(),
  people: z.int(),
  evidence: z.int(),
  /** The evidence that the signal is of. */
  strongest: uuid,
});
export type DemandPart = z.infer<typeof demandPart>;

/** Why a candidate: in what it is alike. */
export const suggestion = z.object({
  request: uuid,
  title: z.string(),
  status: requestStatus,
  score: z.number(),
  why: z.array(z.enum(['words', 'spelling', 'said-before', 'feature'])),
  accounts: z.int(),
  people: z.int(),
  evidence: z.int(),
  arr: z.nullable(z.number()),
  /** Of the request, or of an earlier saying that matched. */
  excerpt: z.string(),
});
export type Suggestion = z.infer<typeof suggestion>;
