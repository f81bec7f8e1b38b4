/** Bringing in accounts, tickets and old feedback, and taking everything out. Columns are mapped by the reader. */
import * as z from 'zod/mini';
import { count, instant, label, traits, uuid } from '../primitives.ts';
import { evidenceKinds } from './evidence.ts';

export const importKinds = ['accounts', 'tickets', 'feedback'] as const;

const text = (most: number) => z.string().check(z.maxLength(most));
const optionalText = (most: number) => z.optional(z.nullable(text(most)));

/** Rows after mapping. What does not fit is an error of that row and field, told by stage_import. */
export const accountImport = z.object({
  externalId: text(200),
  name: optionalText(200),
  /** Any further columns; numbers where they are numbers. */
  traits: z.optional(traits),
});
export const evidenceImport = z.object({
  words: text(10_000),
  /** The ticket's id: brought in twice, it is once. Without one, the same words of the same day and account are. */
  ref: optionalText(200),
  /** External ids. An unknown account is an error; an unknown person is kept as the speaker. */
  account: optionalText(200),
  user: optionalText(200),
  speaker: optionalText(200),
  saidAt: optionalText(40),
  kind: z.optional(z.nullable(z.enum(evidenceKinds))),
  importance: z.optional(z.nullable(z.int())),
  tags: z.optional(z.array(z.string())),
  link: optionalText(2_000),
  /** Title of a request: found by it, or made. */
  request: optionalText(120),
});
export type AccountImport = z.infer<typeof accountImport>;
export type EvidenceImport = z.infer<typeof evidenceImport>;

export const importDraft = z.object({ id: uuid, kind: z.enum(importKinds), name: label });

export const importError = z.object({ row: count, field: z.string(), message: z.string() });
export type ImportError = z.infer<typeof importError>;

/** `row` counts from 0 in the order of the file. Errors: the first 200. */
export const staged = z.object({
  rows: count,
  /** New, already there and changed, already there and the same. */
  created: count,
  updated: count,
  same: count,
  failed: count,
  errors: z.array(importError),
});
export type Staged = z.infer<typeof staged>;

export const importBatch = z.extend(importDraft, {
  state: z.enum(['staged', 'done', 'undone']),
  rows: count,
  created: count,
  updated: count,
  by: z.nullable(z.string()),
  createdAt: instant,
  doneAt: z.nullable(instant),
});
export type ImportBatch = z.infer<typeof importBatch>;

export const exportKinds = ['evidence', 'requests', 'accounts', 'calls', 'notes', 'told'] as const;

/** Flat rows with stable columns; `paths` are the pictures of these rows, to be fetched from storage. */
export const exportPage = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  paths: z.array(z.string()),
  next: z.nullable(z.string()),
});
export type ExportPage = z.infer<typeof exportPage>;
