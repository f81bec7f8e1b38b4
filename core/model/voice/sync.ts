/**
 * The exchange between devices and the server. A row is a map of fields; each field is a register of its own,
 * and of two writers the later by the server's clock wins. `deleted` is one of the fields. See docs/adr/0008.
 */
import * as z from 'zod/mini';
import { count, instant, uuid } from '../primitives.ts';
import { attachmentFacts, attachmentFields } from './attachment.ts';
import { callFacts, callFields } from './call.ts';
import { evidenceFacts, evidenceFields } from './evidence.ts';
import { noteFacts, noteFields, replyFields } from './note.ts';
import { serverMs } from './primitives.ts';
import { requestFacts, requestFields } from './request.ts';
import { toldFields } from './told.ts';

export const voiceEntities = [
  'request',
  'call',
  'evidence',
  'note',
  'reply',
  'attachment',
  'told',
] as const;
export const voiceEntity = z.enum(voiceEntities);
export type VoiceEntity = z.infer<typeof voiceEntity>;

/** What each kind of row is made of. Sender and receiver parse by it. */
export const voiceFields = {
  request: requestFields,
  call: callFields,
  evidence: evidenceFields,
  note: noteFields,
  reply: replyFields,
  attachment: attachmentFields,
  told: toldFields,
} as const;

/**
 * One change of one row, made by a device. `seq` counts up by one, per device and workspace: the server takes
 * each at most once, however often and late it arrives. `at` is when it was made, by the server's clock as far
 * as the device knows it (its own plus the offset of the last reply); the server takes now at most.
 */
export const change = z.object({
  seq: z.int().check(z.positive()),
  entity: voiceEntity,
  id: uuid,
  at: serverMs,
  /** Fields that were changed, and `deleted`. A new row's may be few: the rest begins as the server has it. */
  fields: z.record(z.string(), z.unknown()),
});
export type Change = z.infer<typeof change>;

const common = {
  id: uuid,
  /** Grows with every change of the row. */
  version: count,
  deleted: z.boolean(),
  by: z.nullable(uuid),
  byName: z.nullable(z.string()),
  createdAt: instant,
  updatedAt: instant,
  /** By field: when it was last written, ms by the server's clock. */
  clocks: z.record(z.string(), serverMs),
};
const none = z.object({});

/** As the server has it. Of deleted rows `fields` and `facts` are null: they are gone, or hidden until undone. */
export const voiceRow = z.discriminatedUnion('entity', [
  z.object({
    entity: z.literal('request'),
    ...common,
    fields: z.nullable(requestFields),
    facts: z.nullable(requestFacts),
  }),
  z.object({
    entity: z.literal('call'),
    ...common,
    fields: z.nullable(callFields),
    facts: z.nullable(callFacts),
  }),
  z.object({
    entity: z.literal('evidence'),
    ...common,
    fields: z.nullable(evidenceFields),
    facts: z.nullable(evidenceFacts),
  }),
  z.object({
    entity: z.literal('note'),
    ...common,
    fields: z.nullable(noteFields),
    facts: z.nullable(noteFacts),
  }),
  z.object({
    entity: z.literal('reply'),
    ...common,
    fields: z.nullable(replyFields),
    facts: z.nullable(none),
  }),
  z.object({
    entity: z.literal('attachment'),
    ...common,
    fields: z.nullable(attachmentFields),
    facts: z.nullable(attachmentFacts),
  }),
  z.object({
    entity: z.literal('told'),
    ...common,
    fields: z.nullable(toldFields),
    facts: z.nullable(none),
  }),
]);
export type VoiceRow = z.infer<typeof voiceRow>;

/** `repeated`: taken before. `refused`: never will be as it is; the reason is for people. */
export const changeResult = z.object({
  seq: z.int(),
  outcome: z.enum(['applied', 'repeated', 'refused']),
  /** Fields that somebody else has written later: theirs stand. */
  lost: z.array(z.string()),
  error: z.nullable(z.object({ code: z.string(), message: z.string() })),
});
export type ChangeResult = z.infer<typeof changeResult>;

export const pushReply = z.object({
  now: serverMs,
  /** The last change of this device that the server has taken. */
  lastSeq: count,
  results: z.array(changeResult),
  /** The rows that were named, as they are now. */
  rows: z.array(voiceRow),
});
export type PushReply = z.infer<typeof pushReply>;

/** `own`: evidence, pictures and calls of the caller, and all requests, notes, replies and told. */
export const pullScope = z.enum(['own', 'all']);
export type PullScope = z.infer<typeof pullScope>;

export const pullReply = z.object({
  now: serverMs,
  lastSeq: count,
  /** Give it back with the next pull of the same scope. */
  cursor: z.string(),
  more: z.boolean(),
  rows: z.array(voiceRow),
});
export type PullReply = z.infer<typeof pullReply>;

/** A console's act: the rows as they are now, and what undo_act takes to put everything back. */
export const acted = z.object({ act: uuid, rows: z.array(voiceRow) });
export type Acted = z.infer<typeof acted>;
