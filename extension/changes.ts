/**
 * What a person changes, written here first: the row as it will be and the outbox item that tells the server,
 * in one transaction. Once a function here resolves, no crash and no lost connection can undo it.
 */
import type { ItemDraft } from '../core/model/engagement.ts';
import type { Feature, FeatureDraft, TagDraft } from '../core/model/feature.ts';
import { rpc } from '../core/model/rpc.ts';
import type { Db, FeatureRow, TagRow } from './db.ts';
import { type Change, type NewItem, putInOutbox } from './outbox.ts';
import { fail, type Outcome, succeed } from './outcome.ts';

type Where = { workspace: string; app: number };
type AreaChange = { id: string; name: string; position: number };
type FeatureName = Pick<FeatureRow, 'id' | 'name' | 'workspace'>;

export type TagChange = {
  feature: FeatureDraft;
  tag: TagDraft;
  /** Hashes that a live page found for an explicit selector. */
  matched: string[];
  days: number;
};

type Dependencies = {
  db: Db;
  now: () => number;
  /** Tells the worker that something waits. Not awaited: saved means saved here. */
  nudge: () => void;
};

export type Changes = ReturnType<typeof createChanges>;

/** One item of the outbox. `rows` leads with what the change is about. */
function itemOf(
  change: Change,
  workspace: string,
  label: string,
  rows: [string, ...string[]],
): NewItem {
  const about = change.call === 'save_tag' ? rows.at(-1) : rows[0];
  return { ...change, workspace, label, rows, subject: `${change.call} ${about}` };
}

/**
 * The one way by which screens change anything. Each function writes at once and never waits for the server;
 * what comes back is only whether this computer could keep it.
 */
export function createChanges({ db, now, nudge }: Dependencies) {
  const iso = () => new Date(now()).toISOString();

  const commit = async (item: NewItem, write: () => Promise<unknown>): Promise<Outcome<null>> => {
    // Checked before it is kept: what the contract refuses would be refused by the server for ever after.
    const valid = rpc[item.call].args.safeParse(item.args);
    if (!valid.success) {
      const issue = valid.error.issues[0];
      return fail('22023', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    await db.transaction(
      'rw',
      [db.features, db.areas, db.members, db.tags, db.drafts, db.outbox],
      async () => {
        await write();
        await putInOutbox(db, item, now());
      },
    );
    nudge();
    return succeed(null);
  };

  return {
    saveArea(workspace: string, area: AreaChange) {
      const change: Change = { call: 'save_area', args: { workspace, area } };
      return commit(itemOf(change, workspace, `Area “${area.name}”`, [area.id]), async () => {
        const before = await db.areas.get(area.id);
        await db.areas.put({ features: before?.features ?? 0, ...area, workspace });
      });
    },

    saveFeature(workspace: string, feature: FeatureDraft) {
      const change: Change = { call: 'save_feature', args: { workspace, feature } };
      const item = itemOf(change, workspace, `Feature “${feature.name}”`, [feature.id]);
      return commit(item, () => putFeature(db, workspace, feature, iso()));
    },

    saveTag({ workspace, app }: Where, args: TagChange) {
      const { feature, tag } = args;
      const change: Change = { call: 'save_tag', args: { app, ...args } };
      const item = itemOf(change, workspace, `Tag “${feature.name}”`, [feature.id, tag.id]);
      return commit(item, async () => {
        const before = await db.tags.get(tag.id);
        const { version, uses } = before ?? { version: 1, uses: null };
        // The version is the server's to count; until it has, the tag keeps the one it had.
        await db.tags.put({ tag: tag.id, feature: feature.id, app, version, rule: tag.rule, uses });
        await putFeature(db, workspace, feature, iso());
      });
    },

    /**
     * A guide or survey that could not be saved at once. A later save takes the place of one that still waits
     * and begins from the same revision: nobody else has seen what was between.
     */
    async saveItem({ workspace, app }: Where, item: ItemDraft, base: number | null) {
      const subject = `save_item ${item.id}`;
      const before = await db.outbox.where({ subject, state: 'queued' }).first();
      const from = before?.call === 'save_item' ? before.args.base : base;
      const change: Change = { call: 'save_item', args: { app, item, base: from } };
      return commit(itemOf(change, workspace, `“${item.name}”`, [item.id]), async () => {
        if (before) await db.outbox.where({ seq: before.seq, state: 'queued' }).delete();
      });
    },

    archiveFeature({ id, name, workspace }: FeatureName, archived: boolean) {
      const change: Change = { call: 'archive_feature', args: { feature: id, archived } };
      const label = `${archived ? 'Archive' : 'Restore'} “${name}”`;
      const archivedAt = archived ? iso() : null;
      return commit(itemOf(change, workspace, label, [id]), () =>
        db.features.update(id, { archivedAt }),
      );
    },

    /** A tag that is taken off its feature, or put back. The feature keeps its other tags and its name. */
    archiveTag({ id, name, workspace }: FeatureName, tag: TagRow, archived: boolean) {
      const change: Change = { call: 'archive_tag', args: { tag: tag.tag, archived } };
      const label = `${archived ? 'Take an element off' : 'Put an element back on'} “${name}”`;
      return commit(itemOf(change, workspace, label, [tag.tag, id]), async () => {
        if (archived) await db.tags.delete(tag.tag);
        else await db.tags.put(tag);
        await db.features.update(id, { tags: await db.tags.where({ feature: id }).count() });
      });
    },
  };
}

/** The row as it will be, with the names that the server would look up. */
async function putFeature(db: Db, workspace: string, draft: FeatureDraft, at: string) {
  const before = await db.features.get(draft.id);
  const area = draft.area ? await db.areas.get(draft.area) : undefined;
  const owner = draft.owner ? await db.members.get([workspace, draft.owner]) : undefined;
  await db.features.put({
    ...(before ?? newFeature(at)),
    ...draft,
    workspace,
    areaName: area?.name ?? null,
    ownerName: owner ? (owner.name ?? owner.email) : null,
    tags: Math.max(before?.tags ?? 0, await db.tags.where({ feature: draft.id }).count()),
    updatedAt: at,
  });
}

/** What a feature is before the server has said anything about it. */
function newFeature(at: string): Omit<Feature, keyof FeatureDraft> {
  return {
    areaName: null,
    ownerName: null,
    tags: 0,
    health: 'unknown',
    healthReason: 'Its health is known once the server has it.',
    createdAt: at,
    updatedAt: at,
    archivedAt: null,
  };
}
