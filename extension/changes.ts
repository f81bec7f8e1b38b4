/**
 * What a person changes, written here first: the row as it will be and the outbox item that tells the server,
 * in one transaction. Once a function here resolves, no crash and no lost connection can undo it.
 */
import type { Feature, FeatureDraft, TagDraft } from '../core/model/feature.ts';
import { type RpcArgs, rpc } from '../core/model/rpc.ts';
import type { Db, FeatureRow, TagRow } from './db.ts';
import { type NewItem, putInOutbox } from './outbox.ts';
import { fail, type Outcome, succeed } from './outcome.ts';

type Where = { workspace: string; app: number };

export type TagChange = {
  feature: FeatureDraft;
  tag: TagDraft;
  /** Hashes that a live page found for an explicit selector. */
  matched: string[];
  days: number;
};

const quote = (name: string) => `“${name}”`;

type Dependencies = {
  db: Db;
  now: () => number;
  /** Tells the worker that something waits. Not awaited: saved means saved here. */
  nudge: () => void;
};

export type Changes = ReturnType<typeof createChanges>;

export function createChanges({ db, now, nudge }: Dependencies) {
  const iso = () => new Date(now()).toISOString();

  const commit = async (item: NewItem, write: () => Promise<unknown>): Promise<Outcome<null>> => {
    const valid = rpc[item.call].args.safeParse(item.args);
    if (!valid.success) {
      const issue = valid.error.issues[0];
      return fail('22023', `${issue?.path.join('.')}: ${issue?.message}`);
    }
    await db.transaction(
      'rw',
      [db.features, db.areas, db.members, db.tags, db.outbox],
      async () => {
        await write();
        await putInOutbox(db, item, now());
      },
    );
    nudge();
    return succeed(null);
  };

  const putFeature = async (workspace: string, draft: FeatureDraft, tagId?: string) => {
    const before = await db.features.get(draft.id);
    const area = draft.area ? await db.areas.get(draft.area) : undefined;
    const owner = draft.owner ? await db.members.get([workspace, draft.owner]) : undefined;
    const isNewTag = tagId !== undefined && !(await db.tags.get(tagId));
    await db.features.put({
      ...(before ?? newFeature(iso())),
      ...draft,
      workspace,
      areaName: area?.name ?? null,
      ownerName: owner ? (owner.name ?? owner.email) : null,
      tags: (before?.tags ?? 0) + (isNewTag ? 1 : 0),
      updatedAt: iso(),
    });
  };

  return {
    saveArea(workspace: string, area: { id: string; name: string; position: number }) {
      const args = { workspace, area };
      const subject = `save_area ${area.id}`;
      const label = `Area ${quote(area.name)}`;
      return commit(
        { call: 'save_area', args, workspace, subject, label, rows: [area.id] },
        async () => {
          const before = await db.areas.get(area.id);
          await db.areas.put({ features: before?.features ?? 0, ...area, workspace });
        },
      );
    },

    saveFeature(workspace: string, feature: FeatureDraft) {
      const args = { workspace, feature };
      const subject = `save_feature ${feature.id}`;
      const label = `Feature ${quote(feature.name)}`;
      return commit(
        { call: 'save_feature', args, workspace, subject, label, rows: [feature.id] },
        () => putFeature(workspace, feature),
      );
    },

    saveTag({ workspace, app }: Where, change: TagChange) {
      const { feature, tag } = change;
      const args: RpcArgs<'save_tag'> = { app, ...change };
      const subject = `save_tag ${tag.id}`;
      const label = `Tag ${quote(feature.name)}`;
      const rows = [feature.id, tag.id];
      return commit({ call: 'save_tag', args, workspace, subject, label, rows }, async () => {
        const before = await db.tags.get(tag.id);
        await putFeature(workspace, feature, tag.id);
        const version = before?.version ?? 1;
        const uses = before?.uses ?? null;
        await db.tags.put({ tag: tag.id, feature: feature.id, app, version, rule: tag.rule, uses });
      });
    },

    archiveFeature(feature: Pick<FeatureRow, 'id' | 'name' | 'workspace'>, archived: boolean) {
      const args = { feature: feature.id, archived };
      const subject = `archive_feature ${feature.id}`;
      const label = `${archived ? 'Archive' : 'Restore'} ${quote(feature.name)}`;
      const { workspace } = feature;
      return commit(
        { call: 'archive_feature', args, workspace, subject, label, rows: [feature.id] },
        () => db.features.update(feature.id, { archivedAt: archived ? iso() : null }),
      );
    },

    /** A tag that is taken off its feature, or put back. The feature keeps its other tags and its name. */
    archiveTag(
      feature: Pick<FeatureRow, 'id' | 'name' | 'workspace'>,
      tag: TagRow,
      archived: boolean,
    ) {
      const { workspace } = feature;
      const what = archived ? 'Take an element off' : 'Put an element back on';
      const item = {
        call: 'archive_tag',
        args: { tag: tag.tag, archived },
        workspace,
        subject: `archive_tag ${tag.tag}`,
        label: `${what} ${quote(feature.name)}`,
        rows: [feature.id, tag.tag],
      } as const;
      return commit({ ...item, rows: [...item.rows] }, async () => {
        if (archived) await db.tags.delete(tag.tag);
        else await db.tags.put(tag);
        const tags = await db.tags.where({ feature: feature.id }).count();
        await db.features.update(feature.id, { tags });
      });
    },
  };
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
