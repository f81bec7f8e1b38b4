/** The part of the contract with SQL (rpc.ts) that guides and surveys need. */
import * as z from 'zod/mini';
import { claim, personAsked, personState } from './attention.ts';
import { condition } from './audience.ts';
import { widgetConfig } from './config.ts';
import { budget, engagement, item, itemDraft, itemRow, itemVersion, moves } from './engagement.ts';
import { checkContext, forecastInputs, previewAs } from './forecast.ts';
import { count, instant, smallId, uuid } from './primitives.ts';
import {
  audienceSize,
  bandUse,
  breakdown,
  guideResults,
  response,
  responseQuery,
  sentiments,
  surveyResults,
  whyInputs,
} from './results.ts';
import { segment, segmentDraft, segmentVersion } from './segment.ts';
import { theme } from './theme.ts';
import { delivery, webhook, webhookDraft } from './webhook.ts';

const days = z.int().check(z.minimum(1), z.maximum(400));
const limit = z.int().check(z.minimum(1), z.maximum(500));
/** As many as a list holds. */
const listIds = z.array(z.string()).check(z.maxLength(200_000));
const done = z.object({ ok: z.literal(true) });
const byItem = z.object({ item: uuid });
const note = z.string().check(z.maxLength(2_000));
/** `config` is what the caller then writes to storage, as after update_app. */
const changed = z.object({ item, config: widgetConfig });

export const engagementRpc = {
  // -- for the widget, with the public key ---------------------------------------------------------
  /** The live file's text where storage has none: the JSON string of the very bytes that the version names. */
  get_engage_file: {
    args: z.object({ app_key: z.string(), version: z.string() }),
    result: z.string(),
  },
  /** Facts and ledger of one's own. POST; PT403 origin not allowed, PT404 no such key, PT429 too often. */
  get_person: { args: z.object(personAsked), result: personState },
  claim_display: {
    args: z.object({ ...personAsked, item: uuid, display: uuid }),
    result: claim,
  },

  // -- writing and publishing ----------------------------------------------------------------------
  get_engagement: { args: z.object({ app: smallId }), result: engagement },
  /** The kill switch of an app and its look. Halting is any editor's, at once. */
  set_engagement: {
    args: z.object({
      app: smallId,
      changes: z.partial(z.object({ halted: z.boolean(), theme })),
    }),
    result: z.object({ engagement, config: widgetConfig }),
  },
  /** Admins. Reaches live pages with each app's next publication; `configs` are those apps'. */
  set_budget: {
    args: z.object({
      workspace: uuid,
      changes: z.partial(z.extend(budget, { requireReview: z.boolean() })),
    }),
    result: z.object({
      budget,
      requireReview: z.boolean(),
      configs: z.array(z.object({ key: z.string(), config: widgetConfig })),
    }),
  },
  list_items: {
    args: z.object({ app: smallId, archived: z.boolean() }),
    result: z.array(itemRow),
  },
  get_item: { args: byItem, result: item },
  /** `base` is the revision that was edited; PT409 where somebody saved since. Null for the first save. */
  save_item: {
    args: z.object({ app: smallId, item: itemDraft, base: z.nullable(z.int()) }),
    result: item,
  },
  submit_item: { args: z.extend(byItem, { note }), result: item },
  /** By another person than who wrote the draft and who submitted it. */
  review_item: { args: z.extend(byItem, { approve: z.boolean(), note }), result: item },
  /** The draft becomes a version and goes live. PT409 `review: …` where approval is asked for and missing. */
  publish_item: { args: z.extend(byItem, { note }), result: changed },
  /** pause and end stop it at once (the kill switch of one item). */
  move_item: { args: z.extend(byItem, { move: z.enum(moves) }), result: changed },
  list_item_versions: { args: byItem, result: z.array(itemVersion) },
  /** An older version goes live again, as a new one; the draft becomes it too. */
  rollback_item: { args: z.extend(byItem, { version: z.int() }), result: changed },

  // -- segments ------------------------------------------------------------------------------------
  list_segments: {
    args: z.object({ workspace: uuid, archived: z.boolean() }),
    result: z.array(segment),
  },
  /** A changed condition is a new version; live items take it up at once (`configs` are to be written). */
  save_segment: {
    args: z.object({ workspace: uuid, segment: segmentDraft }),
    result: z.object({
      segment,
      configs: z.array(z.object({ key: z.string(), config: widgetConfig })),
    }),
  },
  archive_segment: { args: z.object({ segment: uuid, archived: z.boolean() }), result: segment },
  list_segment_versions: { args: z.object({ segment: uuid }), result: z.array(segmentVersion) },
  /** All at once, so that a list is never half of what was brought in. */
  import_segment: {
    args: z.object({
      segment: uuid,
      ids: listIds,
      replace: z.boolean(),
    }),
    /** `unknown`: ids of this part that nobody has been seen under yet. They count once somebody is. */
    result: z.object({ listed: count, unknown: count }),
  },
  /** Which of these ids nobody has been seen under yet. */
  check_ids: {
    args: z.object({ workspace: uuid, of: z.enum(['visitor', 'account']), ids: listIds }),
    result: z.object({ unknown: z.array(z.string()) }),
  },
  /** Editors. In order; `after` is the last id of the page before. */
  list_segment_ids: {
    args: z.object({
      segment: uuid,
      after: z.nullable(z.string()),
      limit: z.int().check(z.minimum(1), z.maximum(50_000)),
    }),
    result: z.array(z.string()),
  },
  audience_size: { args: z.object({ workspace: uuid, condition }), result: audienceSize },

  // -- learning ------------------------------------------------------------------------------------
  guide_results: {
    args: z.object({ item: uuid, days, version: z.nullable(z.int()) }),
    result: guideResults,
  },
  survey_results: {
    args: z.object({
      item: uuid,
      days,
      breakdown: z.nullable(breakdown),
      /** A trait of accounts, a number: NPS is told weighted by it as well. */
      weight: z.nullable(z.string().check(z.maxLength(120))),
    }),
    result: surveyResults,
  },
  /** How people of each band use the features that are tagged in its app. */
  survey_usage: { args: z.object({ item: uuid, days }), result: z.array(bandUse) },
  /** Newest first; `before` is the `answeredAt` of the last one shown. */
  list_responses: {
    args: z.object({
      item: uuid,
      query: responseQuery,
      before: z.nullable(instant),
      limit,
    }),
    result: z.array(response),
  },
  mark_response: {
    args: z.object({
      response: uuid,
      tags: z.array(z.string()),
      sentiment: z.nullable(z.enum(sentiments)),
    }),
    result: response,
  },
  /** `visitor` as found by find_visitors; `at` within the last 30 days. */
  why_inputs: {
    args: z.object({ app: smallId, visitor: smallId, at: instant }),
    result: whyInputs,
  },
  /** What a draft meets: other live items, and pages that people were on last week. */
  check_context: { args: z.object({ app: smallId, item: uuid }), result: checkContext },
  /** The last whole days of a steady sample of people; core/engage/forecast.ts replays them. */
  forecast_inputs: {
    args: z.object({
      app: smallId,
      condition,
      features: z.array(uuid).check(z.maxLength(50)),
      events: z.array(z.string()).check(z.maxLength(50)),
      days: z.int().check(z.minimum(1), z.maximum(28)),
      limit: z.int().check(z.minimum(1), z.maximum(2_000)),
    }),
    result: forecastInputs,
  },
  /** One person as of now; `names` are the traits that texts name (`visitor.firstName`). */
  preview_as: {
    args: z.object({
      app: smallId,
      visitor: smallId,
      condition,
      names: z.array(z.string()).check(z.maxLength(100)),
    }),
    result: previewAs,
  },

  // -- webhooks (admins) ---------------------------------------------------------------------------
  list_webhooks: { args: z.object({ workspace: uuid }), result: z.array(webhook) },
  /** The secret (`whsec_…`) is returned when the webhook is made, and never again. */
  save_webhook: {
    args: z.object({ workspace: uuid, webhook: webhookDraft }),
    result: z.object({ webhook, secret: z.nullable(z.string()) }),
  },
  /** The old secret ends at once; the new one is returned this once. */
  rotate_webhook_secret: {
    args: z.object({ webhook: uuid }),
    result: z.object({ secret: z.string() }),
  },
  /** One message, of the event `webhook.test`, also while the webhook is switched off. */
  test_webhook: { args: z.object({ webhook: uuid }), result: delivery },
  delete_webhook: { args: z.object({ webhook: uuid }), result: done },
  list_deliveries: { args: z.object({ webhook: uuid, limit }), result: z.array(delivery) },
  /** Once more, now. */
  retry_delivery: { args: z.object({ delivery: uuid }), result: delivery },
} as const;
