/** My captures: drafts, what is on its way, and what the server has, as one list from this computer's copy. */
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import { viewOf } from '../../../core/sync/view.ts';
import type { Db } from '../../db.ts';
import { type Standing, standingOf } from '../../voice/item-state.ts';
import type { CaptureRow, PictureRow } from '../../voice/tables.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export type CaptureItem = Standing & {
  id: string;
  fields: EvidenceFields;
  pictures: PictureRow[];
  /** Present while it has not been saved. */
  draft: CaptureRow | undefined;
};

export async function findCapture(db: Db, id: string): Promise<CaptureItem | undefined> {
  const draft = await db.captures.get(id);
  const pictures = await db.pictures.where('owner').equals(id).sortBy('position');
  const ids = [id, ...pictures.map((picture) => picture.id)];
  const pending = await db.pending.where('id').anyOf(ids).toArray();
  const own = pending.filter((change) => change.id === id);
  const row = await db.voice.get(['evidence', id]);
  const workspace = draft?.workspace ?? own[0]?.workspace ?? row?.workspace;
  const exchange = workspace ? await db.exchanges.get(workspace) : undefined;
  const view = draft ? undefined : viewOf(id, row, own, exchange?.offset ?? 0);
  if (!draft && (!view || view.deleted)) return undefined;
  if (draft && draft.deletedAt !== null) return undefined;
  const standing = standingOf({
    ...{ isDraft: draft !== undefined, problem: draft?.problem ?? null, pending, pictures },
    offline: exchange?.problem ?? null,
  });
  // safe: evidence rows and changes carry evidence's fields only
  const fields = draft?.fields ?? (view?.fields as EvidenceFields);
  return { ...standing, id, fields, pictures, draft };
}

/** Enough to find what was captured this week; the console has all of them. */
const most = 100;

export function useCaptures(): CaptureItem[] | undefined {
  const { db } = useServices();
  const { workspace, account } = useWork();
  return useLive(async () => {
    const drafts = await db.captures.where({ workspace: workspace.id }).primaryKeys();
    const pending = await db.pending.where('state').anyOf('waiting', 'refused').toArray();
    const changed = pending.filter(
      (one) => one.workspace === workspace.id && one.entity === 'evidence',
    );
    const rows = await db.voice.where({ workspace: workspace.id, entity: 'evidence' }).toArray();
    const mine = rows.filter(({ by, deleted }) => by === account.user.id && !deleted);
    const ids = new Set([...drafts, ...changed.map(({ id }) => id), ...mine.map(({ id }) => id)]);
    // Their ids begin with the time of their making.
    const latest = [...ids].sort().reverse().slice(0, most);
    const items = await Promise.all(latest.map((id) => findCapture(db, id)));
    return items.filter((item) => item !== undefined);
  }, [workspace.id, account.user.id]);
}

/** `null` when it is gone; undefined while it is being read. */
export function useCapture(id: string): CaptureItem | null | undefined {
  const { db } = useServices();
  return useLive(async () => (await findCapture(db, id)) ?? null, [id]);
}
