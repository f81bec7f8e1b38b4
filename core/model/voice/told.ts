/** Closing the loop: who was told what became of their request, when and how. */
import * as z from 'zod/mini';
import { count, instant, smallId, uuid } from '../primitives.ts';
import { words } from './primitives.ts';
import { requestStatus } from './request.ts';

export const toldFields = z.object({
  request: uuid,
  /** What they had said; null where an account was told as a whole. */
  evidence: z.nullable(uuid),
  account: z.nullable(smallId),
  visitor: z.nullable(smallId),
  call: z.nullable(uuid),
  how: z.enum(['call', 'email', 'chat', 'product', 'other']),
  words,
  toldAt: instant,
});
export type ToldFields = z.infer<typeof toldFields>;

/** One person (or an account's unnamed voice) of a request, with what they said and a draft for them. */
export const toTell = z.object({
  account: z.nullable(smallId),
  accountName: z.nullable(z.string()),
  visitor: z.nullable(smallId),
  /** The person, else the speaker as it was written down. */
  name: z.nullable(z.string()),
  evidence: z.array(
    z.object({
      id: uuid,
      words: z.string(),
      wording: z.enum(['exact', 'summary']),
      saidAt: instant,
      /** Who heard it: theirs to tell. */
      heardBy: z.nullable(z.string()),
      heardByMe: z.boolean(),
    }),
  ),
  arr: z.nullable(z.number()),
  draft: z.string(),
  told: z.nullable(
    z.object({
      id: uuid,
      at: instant,
      by: z.nullable(z.string()),
      how: z.string(),
      words: z.string(),
    }),
  ),
});
export type ToTell = z.infer<typeof toTell>;

/** "What became of what you reported": a request that moved, and those who wait to hear of it. */
export const became = z.object({
  request: uuid,
  title: z.string(),
  from: z.nullable(requestStatus),
  status: requestStatus,
  at: instant,
  note: z.string(),
  /** Pieces of evidence that the member brought. */
  reported: count,
  /** People to tell, and those told. */
  people: count,
  told: count,
});
export type Became = z.infer<typeof became>;
