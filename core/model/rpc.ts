/**
 * The contract with SQL: every function in `public`, its arguments (the SQL parameter names) and what it
 * returns. `createApi` turns a transport into typed, parsed calls; a contract test runs each against the
 * database. Days are days of the workspace's time zone; `days` counts complete days before today.
 *
 * Errors are SQLSTATEs: PT401 not signed in, 42501 not a member or role too weak (the same answer for what
 * does not exist, so that nothing can be probed), 22023 bad argument (message names field and rule),
 * PT409 conflict, PT410 gone, PT429 too often.
 */
import * as z from 'zod/mini';
import { batch, ingestError, ingestResult } from './batch.ts';
import { widgetConfig } from './config.ts';
import {
  area,
  feature,
  featureDraft,
  health,
  tagDraft,
  tagElement,
  tagRule,
  tagVersion,
} from './feature.ts';
import { pageRule } from './page-rule.ts';
import { count, instant, label, smallId, uuid } from './primitives.ts';
import { repaired, repairOptions } from './repair.ts';
import { role } from './role.ts';
import { engagementRpc } from './rpc-engagement.ts';
import { voiceRpc } from './rpc-voice.ts';
import { alert, alertState, tagHealth, tagMatch } from './tag-health.ts';
import {
  accountUsage,
  adoptionRow,
  eventRow,
  pageElement,
  personUsage,
  retention,
  tagPreview,
  traitFilter,
  usage,
  visitorRow,
} from './usage.ts';
import {
  app,
  appSecret,
  appStatus,
  auditEntry,
  environments,
  invite,
  member,
  newApp,
  workspace,
} from './workspace.ts';

const days = z.int().check(z.minimum(1), z.maximum(400));
const limit = z.int().check(z.minimum(1), z.maximum(500));
const done = z.object({ ok: z.literal(true) });
const byWorkspace = z.object({ workspace: uuid });
const byApp = z.object({ app: smallId });
const byFeature = z.object({ feature: uuid, app: z.nullable(smallId), days });

const workspaceChanges = z.partial(
  z.object({ name: label, timezone: z.string(), weekStart: z.int(), retentionMonths: z.int() }),
);
const appChanges = z.partial(
  z.object({
    name: label,
    environment: z.enum(environments),
    origins: z.array(z.string()),
    consent: z.enum(['none', 'required']),
    requireSignedIdentity: z.boolean(),
    capture: z.boolean(),
    frustration: z.boolean(),
    mask: z.array(z.string()),
    internalIds: z.array(z.string()),
  }),
);

export const rpc = {
  // -- for the widget, with the public key ---------------------------------------------------------
  ingest: { args: z.object({ payload: batch }), result: z.union([ingestResult, ingestError]) },
  get_config: { args: z.object({ app_key: z.string() }), result: widgetConfig },

  // -- tenancy -------------------------------------------------------------------------------------
  my_workspaces: {
    args: z.object({}),
    result: z.array(z.extend(workspace, { apps: z.array(app) })),
  },
  create_workspace: {
    args: z.object({ id: uuid, name: label, timezone: z.string() }),
    result: workspace,
  },
  update_workspace: {
    args: z.object({ workspace: uuid, changes: workspaceChanges }),
    result: workspace,
  },
  list_members: { args: byWorkspace, result: z.array(member) },
  set_member_role: { args: z.object({ workspace: uuid, member: uuid, role }), result: done },
  remove_member: { args: z.object({ workspace: uuid, member: uuid }), result: done },
  list_invites: { args: byWorkspace, result: z.array(invite) },
  /** The token is returned once; only its hash is kept. The link is `<console>/#/invite/<token>`. */
  create_invite: {
    args: z.object({ workspace: uuid, role, email: z.nullable(z.string()) }),
    result: z.object({ invite, token: z.string() }),
  },
  revoke_invite: { args: z.object({ invite: uuid }), result: done },
  /** PT410 when expired, used or revoked. */
  preview_invite: {
    args: z.object({ token: z.string() }),
    result: z.object({ workspaceName: z.string(), role, email: z.nullable(z.string()) }),
  },
  accept_invite: { args: z.object({ token: z.string() }), result: workspace },
  create_app: {
    args: z.object({
      workspace: uuid,
      name: label,
      environment: z.enum(environments),
      origins: z.array(z.string()),
    }),
    result: newApp,
  },
  update_app: {
    args: z.object({ app: smallId, changes: appChanges }),
    /** `config` is what the console then writes to storage. */
    result: z.object({ app, config: widgetConfig }),
  },
  rotate_identity_secret: { args: byApp, result: appSecret },
  app_status: { args: byApp, result: appStatus },
  list_audit: {
    args: z.object({ workspace: uuid, before: z.nullable(smallId), limit }),
    result: z.array(auditEntry),
  },

  // -- tagging -------------------------------------------------------------------------------------
  list_areas: { args: byWorkspace, result: z.array(area) },
  save_area: {
    args: z.object({
      workspace: uuid,
      area: z.object({ id: uuid, name: label, position: z.int() }),
    }),
    result: area,
  },
  /** Features of the area stay, without an area. */
  delete_area: { args: z.object({ area: uuid }), result: done },
  list_features: {
    args: z.object({ workspace: uuid, archived: z.boolean() }),
    result: z.array(feature),
  },
  get_feature: { args: z.object({ feature: uuid }), result: feature },
  save_feature: { args: z.object({ workspace: uuid, feature: featureDraft }), result: feature },
  /** Undo is the same call with `archived: false`. */
  archive_feature: { args: z.object({ feature: uuid, archived: z.boolean() }), result: feature },
  preview_tag: {
    args: z.object({
      app: smallId,
      rule: tagRule,
      days,
      /** The tag being edited, left out of its own overlaps. */
      except_tag: z.nullable(uuid),
    }),
    result: tagPreview,
  },
  /**
   * Saves a feature and one tag of it in one transaction, idempotent by both ids; a changed rule becomes a
   * new version. `matched` are the hashes a live page found for an explicit selector, [] otherwise.
   */
  save_tag: {
    args: z.object({
      app: smallId,
      feature: featureDraft,
      tag: tagDraft,
      matched: z.array(z.string()),
      days,
    }),
    result: z.object({ feature, version: tagVersion, usage }),
  },
  archive_tag: { args: z.object({ tag: uuid, archived: z.boolean() }), result: done },
  /** Newest version first, archived tags left out. */
  list_tag_versions: { args: z.object({ feature: uuid }), result: z.array(tagVersion) },
  list_tag_elements: { args: z.object({ tag: uuid }), result: z.array(tagElement) },
  count_pages: {
    args: z.object({ app: smallId, rule: pageRule }),
    result: z.object({ matching: count, total: count, sample: z.array(z.string()) }),
  },
  /** Tags of an app with their rules: what the extension needs to mark a live page, offline too. */
  list_tags: {
    args: byApp,
    result: z.array(
      z.object({
        feature,
        tag: uuid,
        version: z.int(),
        rule: tagRule,
        window: z.object({ uses: count }),
        /** Of this tag alone; the feature's is its worst tag's. */
        health: z.optional(health),
      }),
    ),
  },
  page_elements: {
    args: z.object({ app: smallId, path: z.string(), days }),
    result: z.array(pageElement),
  },

  // -- health and repair ---------------------------------------------------------------------------
  /** Health of each live tag of a feature, worst first. Stored rows: reading computes nothing. */
  feature_health: { args: z.object({ feature: uuid }), result: z.array(tagHealth) },
  /** Newest first. `state` null = all that are not closed. Snoozed ones come back as open in time. */
  list_alerts: {
    args: z.object({ workspace: uuid, state: z.nullable(alertState), limit }),
    result: z.array(alert),
  },
  /**
   * Editors only. `acknowledge`: seen, stays listed. `snooze`: out of sight until `until` (future, 90 days
   * at most). `resolve`: closed by a person. `reopen`: back to open. PT409 where the alert is closed (or,
   * for `reopen`, where the tag has another one by now).
   */
  handle_alert: {
    args: z.object({
      alert: smallId,
      action: z.enum(['acknowledge', 'snooze', 'resolve', 'reopen']),
      until: z.nullable(instant),
    }),
    result: alert,
  },
  /** Elements that the tag's may have become, with before and after. Of any tag, whatever its health. */
  repair_candidates: { args: z.object({ tag: uuid }), result: repairOptions },
  /**
   * A new version of the tag in which `element` takes the place of the anchor that it resembles most, valid
   * from that instant (not in the future): what was counted before stays as it is. With `recount`,
   * `valid_from` must be null and all history is counted anew under the new version. The same call again
   * changes nothing. Under a selector, the new version recognises the element instead. Also for an
   * ambiguous tag: accept one of the rivals.
   */
  accept_repair: {
    args: z.object({
      tag: uuid,
      element: smallId,
      valid_from: z.nullable(instant),
      recount: z.boolean(),
    }),
    result: repaired,
  },
  /** The version before the repair again, counting what it counted. PT409 where the current one is no repair. */
  undo_repair: { args: z.object({ tag: uuid }), result: repaired },
  /**
   * What the extension found on a page staff look at: 500 tags at most, kept once per tag, page and hour (the
   * last report wins). Contributors and up. Tags that are unknown, archived, of another app, or whose
   * rule does not cover the path are left out of `kept`.
   */
  report_tag_matches: {
    args: z.object({ app: smallId, path: z.string(), matches: z.array(tagMatch) }),
    result: z.object({ kept: count }),
  },

  // -- usage ---------------------------------------------------------------------------------------
  feature_usage: { args: byFeature, result: usage },
  feature_accounts: { args: z.extend(byFeature, { limit }), result: z.array(accountUsage) },
  feature_people: { args: z.extend(byFeature, { limit }), result: z.array(personUsage) },
  feature_retention: {
    args: z.object({ feature: uuid, app: z.nullable(smallId), weeks: z.int() }),
    result: retention,
  },
  adoption: {
    args: z.object({
      workspace: uuid,
      app: z.nullable(smallId),
      days,
      filter: z.array(traitFilter),
    }),
    result: z.object({
      rows: z.array(adoptionRow),
      activeVisitors: count,
      activeAccounts: count,
      /** The window, as its first and last complete day. */
      since: z.string(),
      until: z.string(),
    }),
  },
  /** Traits that can be filtered by, with their commonest values. */
  trait_values: {
    args: byWorkspace,
    result: z.array(
      z.object({
        on: z.enum(['visitor', 'account']),
        trait: z.string(),
        values: z.array(z.object({ value: z.string(), count })),
      }),
    ),
  },
  /** Newest first. `after` is the cursor of the newest row already shown; null = the latest. */
  live_events: {
    args: z.object({ app: smallId, after: z.nullable(z.string()), limit }),
    result: z.array(eventRow),
  },
  sample_events: {
    args: z.object({ app: smallId, feature: uuid, limit }),
    result: z.array(eventRow),
  },

  // -- people --------------------------------------------------------------------------------------
  find_visitors: {
    args: z.object({ workspace: uuid, query: z.string(), limit }),
    result: z.array(visitorRow),
  },
  /** Erases the person, every merged id, and all their events. Not reversible; audited without the id. */
  delete_visitor: {
    args: z.object({ workspace: uuid, visitor: smallId }),
    result: z.object({ events: count, at: instant }),
  },

  ...engagementRpc,
  ...voiceRpc,
} as const;

export type RpcName = keyof typeof rpc;
export type RpcArgs<N extends RpcName> = z.input<(typeof rpc)[N]['args']>;
export type RpcResult<N extends RpcName> = z.output<(typeof rpc)[N]['result']>;

/** A failed call: the SQLSTATE or `offline` or `contract`, and a sentence for people. */
export type ApiError = { readonly code: string; readonly message: string };
export type ApiResult<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: ApiError };

export type Transport = (name: RpcName, args: unknown) => Promise<ApiResult<unknown>>;
export type Api = { [N in RpcName]: (args: RpcArgs<N>) => Promise<ApiResult<RpcResult<N>>> };

/** Calls by name; what comes back is parsed, and a reply out of contract is an error that names the field. */
export function createApi(transport: Transport): Api {
  const call = async (name: RpcName, args: unknown) => {
    const reply = await transport(name, args);
    if (!reply.ok) return reply;
    const parsed = rpc[name].result.safeParse(reply.data);
    if (parsed.success) return { ok: true, data: parsed.data };
    const issue = parsed.error.issues[0];
    const message = `The reply of ${name} is not as agreed at ${issue?.path.join('.') || 'its root'}: ${issue?.message}`;
    return { ok: false, error: { code: 'contract', message } };
  };
  const entries = (Object.keys(rpc) as RpcName[]).map((name) => [
    name,
    (args: unknown) => call(name, args),
  ]);
  return Object.fromEntries(entries) as Api; // safe: one entry for each name, parsed by its own schema
}
