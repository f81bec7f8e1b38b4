/**
 * Evidence: one thing that somebody said, or that was seen, with where and when. Nothing of it is required
 * but its id: a capture is saved first and written about later. Private to the workspace.
 */
import * as z from 'zod/mini';
import { instant, smallId, traits, uuid } from '../primitives.ts';
import { pinned, seenPage, shortText, tags, webAddress, words } from './primitives.ts';

/** `answer` and `import` are made by the server only; `note` is what was typed during a call. */
export const evidenceSources = ['capture', 'answer', 'ticket', 'import', 'note'] as const;
export const evidenceKinds = ['request', 'bug', 'praise', 'question', 'risk'] as const;
/** A snoozed one is `new` again when its time has come: the server says so. */
export const triageStates = ['new', 'snoozed', 'done'] as const;

/** What the page's machine was; `page` is what the product itself told (untrusted), 16 KB in all. */
export const captureContext = z.object({
  viewport: z.object({ width: z.number(), height: z.number() }),
  /** Pixels of the picture per CSS pixel, measured. */
  scale: z.number(),
  zoom: z.number(),
  browser: shortText,
  os: shortText,
  language: shortText,
  zone: shortText,
  /**
   * Of the page's own `waymark.context?.()`. Where `account` (external id) or `user` (known id) names one that the
   * server knows, it fills the evidence's account and person in when these were left empty.
   */
  page: z.nullable(traits),
  /** Ring buffers, where the origin was granted. */
  console: z.optional(z.array(traits)),
  network: z.optional(z.array(traits)),
});
export type CaptureContext = z.infer<typeof captureContext>;

export const evidenceFields = z.object({
  source: z.enum(evidenceSources),
  words,
  /** Their very words, or our summary of them. */
  wording: z.enum(['exact', 'summary']),
  speaker: z.nullable(shortText),
  kind: z.nullable(z.enum(evidenceKinds)),
  /** 0 noted, 1 nice to have, 2 important, 3 blocking. 1 unless said. */
  importance: z.int().check(z.minimum(0), z.maximum(3)),
  account: z.nullable(smallId),
  /** The person, as find_visitors or account_people has them. */
  visitor: z.nullable(smallId),
  feature: z.nullable(uuid),
  element: z.nullable(pinned),
  page: z.nullable(seenPage),
  app: z.nullable(smallId),
  context: z.nullable(captureContext),
  call: z.nullable(uuid),
  /** Into the call: `t+mm:ss`. The link to the recording's moment is made of it (core/voice). */
  offsetMs: z.nullable(z.int().check(z.nonnegative())),
  /** Where else it stands: the ticket, the moment of a recording outside of calls. */
  link: z.nullable(webAddress),
  saidAt: instant,
  tags,
  /** As it was linked; a merged request counts at the one it was merged into. */
  request: z.nullable(uuid),
  state: z.enum(triageStates),
  snoozedUntil: z.nullable(instant),
  assignee: z.nullable(uuid),
});
export type EvidenceFields = z.infer<typeof evidenceFields>;

/** What the server adds. */
export const evidenceFacts = z.object({
  /** Revenue a year of the account at the day of the evidence, as far as it was known then. */
  arrThen: z.nullable(z.number()),
  /** Of a survey's answer: the response. */
  response: z.nullable(uuid),
  /** The ticket's or the imported row's own id: brought in twice, it is once. */
  externalRef: z.nullable(z.string()),
});
export type EvidenceFacts = z.infer<typeof evidenceFacts>;

/** A new one's fields where nothing is known yet. */
export function blankEvidence(saidAt: string): EvidenceFields {
  return {
    ...{ source: 'capture', words: '', wording: 'exact', speaker: null, kind: null, importance: 1 },
    ...{ account: null, visitor: null, feature: null, element: null, page: null, app: null },
    ...{ context: null, call: null, offsetMs: null, link: null, saidAt, tags: [], request: null },
    ...{ state: 'new', snoozedUntil: null, assignee: null },
  };
}
