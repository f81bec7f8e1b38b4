/**
 * The part of the contract with SQL (rpc.ts) that the voice of the customer needs. Devices write through
 * push_changes; screens through acts, which stamp the same clocks and answer with an `act` that undo_act takes.
 */
import * as z from 'zod/mini';
import { count, instant, smallId, uuid } from './primitives.ts';
import {
  accountDraft,
  accountPerson,
  accountRow,
  accountSummary,
  callBrief,
  timelineEntry,
  timelineKinds,
} from './voice/account.ts';
import { callRow } from './voice/call.ts';
import {
  exportKinds,
  exportPage,
  importBatch,
  importDraft,
  importError,
  staged,
} from './voice/exchange.ts';
import {
  evidenceCounts,
  evidencePage,
  evidenceQuery,
  evidenceRow,
  triage,
  triaged,
} from './voice/inbox.ts';
import { integration, integrationDraft, issue } from './voice/integration.ts';
import { noteList, noteQuery } from './voice/note.ts';
import { idList } from './voice/primitives.ts';
import {
  demandPart,
  mergeEvent,
  requestRow,
  requestStatus,
  roadmapColumns,
  statusChange,
  suggestion,
} from './voice/request.ts';
import { voiceSettings, weightsPreview } from './voice/settings.ts';
import { share, shareDraft, sharedRequest } from './voice/share.ts';
import { acted, change, pullReply, pullScope, pushReply, voiceEntity } from './voice/sync.ts';
import { became, toTell } from './voice/told.ts';

const limit = z.int().check(z.minimum(1), z.maximum(500));
const done = z.object({ ok: z.literal(true) });
const byWorkspace = z.object({ workspace: uuid });
const byRequest = z.object({ request: uuid });
const byAccount = z.object({ workspace: uuid, account: smallId });
const cursor = z.nullable(z.string());
const note = z.string().check(z.maxLength(2_000));
const actOn = z.object({ act: uuid });

const requestQuery = z.object({
  /** Empty: all. Merged ones are left out. */
  status: z.array(requestStatus),
  roadmap: z.nullable(z.enum(roadmapColumns)),
  owner: z.nullable(uuid),
  feature: z.nullable(uuid),
  tag: z.nullable(z.string()),
  account: z.nullable(smallId),
  text: z.string().check(z.maxLength(200)),
});
export type RequestQuery = z.infer<typeof requestQuery>;

export const voiceRpc = {
  // -- sync ----------------------------------------------------------------------------------------
  /** 200 changes at most, oldest first. PT409 where the first leaves a gap after `lastSeq`. */
  push_changes: {
    args: z.object({
      workspace: uuid,
      device: uuid,
      changes: z.array(change).check(z.maxLength(200)),
    }),
    result: pushReply,
  },
  /** `cursor` null: from the beginning. Every row changed after it, each once, the oldest change first. */
  pull_changes: {
    args: z.object({ workspace: uuid, device: uuid, cursor, scope: pullScope, limit }),
    result: pullReply,
  },
  /** After the upload: `missing` are those whose object is not there. */
  confirm_attachments: {
    args: z.object({ workspace: uuid, attachments: idList }),
    result: z.object({ stored: z.array(uuid), missing: z.array(uuid) }),
  },
  /** Objects that nothing points at any more: remove them from `captures`, then say so. */
  list_discarded: { args: byWorkspace, result: z.array(z.string()) },
  forget_discarded: {
    args: z.object({ workspace: uuid, paths: z.array(z.string()).check(z.maxLength(500)) }),
    result: done,
  },
  /** A screen's own change of one row: as one change of push_changes, made now, and undoable. */
  save_row: {
    args: z.object({
      workspace: uuid,
      entity: voiceEntity,
      id: uuid,
      fields: z.record(z.string(), z.unknown()),
    }),
    result: acted,
  },
  /** Back to exactly what was before. PT409 where somebody has changed it since. Undoing it again is an act too. */
  undo_act: { args: actOn, result: acted },

  // -- inbox ---------------------------------------------------------------------------------------
  list_evidence: {
    args: z.object({ workspace: uuid, query: evidenceQuery, after: cursor, limit }),
    result: evidencePage,
  },
  count_evidence: {
    args: z.object({ workspace: uuid, query: evidenceQuery }),
    result: evidenceCounts,
  },
  get_evidence: { args: z.object({ evidence: uuid }), result: evidenceRow },
  /** One act on many, all or none; linking to a request marks them done unless `state` says otherwise. */
  triage_evidence: {
    args: z.object({ workspace: uuid, evidence: idList, changes: triage }),
    result: triaged,
  },
  /** One click: a survey's answer as evidence. Again: the same one. */
  evidence_from_answer: { args: z.object({ response: uuid }), result: evidenceRow },

  // -- requests ------------------------------------------------------------------------------------
  list_requests: {
    args: z.object({ workspace: uuid, query: requestQuery }),
    result: z.array(requestRow),
  },
  get_request: {
    args: byRequest,
    result: z.object({
      request: requestRow,
      statuses: z.array(statusChange),
      merges: z.array(mergeEvent),
      children: z.array(z.object({ id: uuid, title: z.string(), status: requestStatus })),
      related: z.array(z.object({ id: uuid, title: z.string(), status: requestStatus })),
      shares: z.array(share),
      issues: z.array(issue),
    }),
  },
  /** "Why this number": one row for each account, the greatest part first. */
  why_demand: {
    args: byRequest,
    result: z.object({ parts: z.array(demandPart), medianArr: z.nullable(z.number()) }),
  },
  set_request_status: {
    args: z.object({ request: uuid, status: requestStatus, note }),
    result: z.object({ act: uuid, request: requestRow }),
  },
  /** PT409 where it would turn in a circle. */
  merge_requests: {
    args: z.object({ target: uuid, requests: idList }),
    result: z.object({ merges: z.array(mergeEvent), request: requestRow }),
  },
  unmerge_request: {
    args: byRequest,
    result: z.object({ merge: mergeEvent, request: requestRow }),
  },
  relate_requests: {
    args: z.object({ request: uuid, other: uuid, related: z.boolean() }),
    result: done,
  },
  /** While typing; nothing is linked by it. `besides` is left out with all that it was merged with. */
  suggest_requests: {
    args: z.object({
      workspace: uuid,
      words: z.string().check(z.maxLength(2_000)),
      feature: z.nullable(uuid),
      besides: z.nullable(uuid),
      limit: z.int().check(z.minimum(1), z.maximum(50)),
    }),
    result: z.array(suggestion),
  },
  get_voice_settings: { args: byWorkspace, result: voiceSettings },
  /** Admins; audited. */
  set_voice_settings: {
    args: z.object({ workspace: uuid, settings: voiceSettings }),
    result: voiceSettings,
  },

  /** What these settings would come to; nothing is saved. Admins. */
  preview_weights: {
    args: z.object({ workspace: uuid, settings: voiceSettings }),
    result: weightsPreview,
  },

  // -- accounts and calls --------------------------------------------------------------------------
  /** By name, external id or domain; an empty query lists who was seen last. */
  find_accounts: {
    args: z.object({ workspace: uuid, query: z.string(), limit }),
    result: z.array(accountRow),
  },
  /** Of one that never used the product too: a prospect. Editors. */
  save_account: { args: z.object({ workspace: uuid, account: accountDraft }), result: accountRow },
  get_account: { args: byAccount, result: accountSummary },
  account_people: {
    args: z.extend(byAccount, { query: z.string(), limit }),
    result: z.array(accountPerson),
  },
  /** Newest first; `before` is the `at` of the last one shown; `kinds` null: all. */
  account_timeline: {
    args: z.extend(byAccount, {
      kinds: z.nullable(z.array(z.enum(timelineKinds))),
      before: z.nullable(instant),
      limit,
    }),
    result: z.array(timelineEntry),
  },
  call_brief: { args: byAccount, result: callBrief },
  list_calls: {
    args: z.object({
      workspace: uuid,
      account: z.nullable(smallId),
      mine: z.boolean(),
      before: z.nullable(instant),
      limit,
    }),
    result: z.array(callRow),
  },

  get_call: { args: z.object({ call: uuid }), result: callRow },

  // -- notes ---------------------------------------------------------------------------------------
  list_notes: {
    args: z.object({ workspace: uuid, query: noteQuery, limit }),
    result: noteList,
  },

  // -- closing the loop ----------------------------------------------------------------------------
  whom_to_tell: { args: byRequest, result: z.array(toTell) },
  /** Requests that moved since then among what the member (null: the caller) reported; and those to be told of. */
  what_became: {
    args: z.object({ workspace: uuid, member: z.nullable(uuid), since: instant }),
    result: z.array(became),
  },
  share_request: { args: z.object({ request: uuid, share: shareDraft }), result: share },
  revoke_share: { args: z.object({ share: uuid }), result: share },
  /** Anybody with the link. PT410 when it was taken back, or never was. */
  shared_request: { args: z.object({ token: z.string() }), result: sharedRequest },

  // -- in and out ----------------------------------------------------------------------------------
  /** Checks and keeps rows aside; nothing is brought in yet. `start` is the place of the first of these, 2,000 at most. */
  stage_import: {
    args: z.object({
      workspace: uuid,
      import: importDraft,
      start: count,
      rows: z.array(z.record(z.string(), z.unknown())).check(z.maxLength(2_000)),
    }),
    result: staged,
  },
  /** All of it or nothing: PT409 while a row has an error. */
  commit_import: { args: z.object({ import: uuid }), result: importBatch },
  /** Evidence and accounts that it made go, fields that it changed go back where nobody has touched them since. */
  undo_import: { args: z.object({ import: uuid }), result: importBatch },
  list_imports: { args: byWorkspace, result: z.array(importBatch) },
  /** All of them, in the order of the file; `after` is the last row of the page before. */
  list_import_errors: {
    args: z.object({ import: uuid, after: z.nullable(count), limit }),
    result: z.array(importError),
  },
  export_rows: {
    args: z.object({ workspace: uuid, what: z.enum(exportKinds), after: cursor, limit }),
    result: exportPage,
  },

  // -- trackers ------------------------------------------------------------------------------------
  list_integrations: { args: byWorkspace, result: z.array(integration) },
  /** Admins. `token` null leaves what is there; an empty text takes it away. */
  save_integration: {
    args: z.object({
      workspace: uuid,
      integration: integrationDraft,
      token: z.nullable(z.string().check(z.maxLength(500))),
    }),
    result: integration,
  },
  /** A worker asks the tracker within seconds; `check` of the integration says what it answered. Admins. */
  test_integration: { args: z.object({ integration: uuid }), result: integration },
  delete_integration: { args: z.object({ integration: uuid }), result: done },
  /** Editors. `link`: an issue that exists, by its address; null: a new one. `id` is the client's. */
  send_issue: {
    args: z.object({
      request: uuid,
      integration: uuid,
      id: uuid,
      link: z.nullable(z.string().check(z.maxLength(500))),
    }),
    result: issue,
  },
  /** Once more, now. */
  retry_issue: { args: z.object({ issue: uuid }), result: issue },
  unlink_issue: { args: z.object({ issue: uuid }), result: done },
  /** Trackers' webhooks, or whoever forwards them: `hook` is the secret of the integration. */
  receive_issue: {
    args: z.object({ hook: z.string(), key: z.string(), status: z.string() }),
    result: z.object({ ok: z.boolean() }),
  },
} as const;
