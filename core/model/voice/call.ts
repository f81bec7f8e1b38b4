/** A call with a customer: what is captured during it carries `t+mm:ss`; afterwards a summary and follow-ups. */
import * as z from 'zod/mini';
import { count, instant, smallId, uuid } from '../primitives.ts';
import { shortText, webAddress, words } from './primitives.ts';

export const callFields = z.object({
  account: z.nullable(smallId),
  title: shortText,
  people: z
    .array(z.object({ visitor: z.nullable(smallId), name: shortText }))
    .check(z.maxLength(50)),
  startedAt: instant,
  endedAt: z.nullable(instant),
  /** Pasted once; each item then links to its moment (core/voice/recording.ts). */
  recording: z.nullable(webAddress),
  /** How long into the call the recording begins; negative where it began before. */
  recordingOffsetMs: z.int(),
  notes: words,
  questions: z
    .array(z.object({ id: uuid, text: shortText, asked: z.boolean(), answer: words }))
    .check(z.maxLength(50)),
  followUps: z
    .array(z.object({ id: uuid, text: shortText, done: z.boolean() }))
    .check(z.maxLength(50)),
  /** Markdown. */
  summary: z.string().check(z.maxLength(40_000)),
});
export type CallFields = z.infer<typeof callFields>;

export const callFacts = z.object({ accountName: z.nullable(z.string()) });
export type CallFacts = z.infer<typeof callFacts>;

export const callRow = z.extend(callFields, {
  id: uuid,
  ...callFacts.shape,
  evidence: count,
  by: z.nullable(z.string()),
  createdAt: instant,
  updatedAt: instant,
});
export type CallRow = z.infer<typeof callRow>;
