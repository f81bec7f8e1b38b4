/** Calls, and what belongs to one, as this computer has them: the server's rows with own changes laid over. */
import type { CallFields } from '../../core/model/voice/call.ts';
import type { VoiceEntity } from '../../core/model/voice/sync.ts';
import { toldFields } from '../../core/model/voice/told.ts';
import { type RowView, viewOf } from '../../core/sync/view.ts';
import type { Db } from '../db.ts';
import { readCall } from './calls.ts';

export type CallView = { id: string; fields: CallFields; accountName: string | null };

/** One row as it is to be shown; undefined where there is none, or it was deleted. */
export async function findRow(
  db: Db,
  entity: VoiceEntity,
  id: string,
): Promise<RowView | undefined> {
  const row = await db.voice.get([entity, id]);
  const changes = await db.pending.where('id').equals(id).toArray();
  const workspace = row?.workspace ?? changes[0]?.workspace;
  const exchange = workspace ? await db.exchanges.get(workspace) : undefined;
  const view = viewOf(id, row, changes, exchange?.offset ?? 0);
  return view && !view.deleted ? view : undefined;
}

/** Ids of everything of a kind in a workspace, sent or not; they sort by when they were made. */
export async function idsOf(db: Db, workspace: string, entity: VoiceEntity): Promise<string[]> {
  const rows = await db.voice.where({ workspace, entity }).primaryKeys();
  const changes = await db.pending
    .filter((one) => one.workspace === workspace && one.entity === entity)
    .toArray();
  return [...new Set([...rows.map(([, id]) => id), ...changes.map(({ id }) => id)])].sort();
}

export async function findCall(db: Db, id: string): Promise<CallView | undefined> {
  const view = await findRow(db, 'call', id);
  const fields = view && readCall(view.fields);
  if (!fields) return undefined;
  const row = await db.voice.get(['call', id]);
  const facts = row?.entity === 'call' ? row.facts : null;
  return { id, fields, accountName: facts?.accountName ?? null };
}

export async function latestCalls(db: Db, workspace: string, most: number): Promise<CallView[]> {
  const ids = (await idsOf(db, workspace, 'call')).reverse().slice(0, most);
  const calls = await Promise.all(ids.map((id) => findCall(db, id)));
  return calls.filter((call) => call !== undefined);
}

/** Everything that was captured or typed during a call. */
export async function evidenceOfCall(db: Db, call: string): Promise<string[]> {
  const drafts = await db.captures.filter(({ fields }) => fields.call === call).primaryKeys();
  const changes = await db.pending.filter(({ fields }) => fields.call === call).toArray();
  const rows = await db.voice
    .where('entity')
    .equals('evidence')
    .filter((row) => row.entity === 'evidence' && row.fields?.call === call)
    .primaryKeys();
  const changed = changes.filter(({ entity }) => entity === 'evidence').map(({ id }) => id);
  return [...new Set([...drafts, ...changed, ...rows.map(([, id]) => id)])];
}

export type ToldView = { id: string; request: string; call: string | null; toldAt: string };

/** Whom of this account's requests has been told of, from here or anywhere. */
export async function toldOf(db: Db, workspace: string, account: number): Promise<ToldView[]> {
  const ids = await idsOf(db, workspace, 'told');
  const views = await Promise.all(ids.map((id) => findRow(db, 'told', id)));
  return views.flatMap((view) => {
    const parsed = toldFields.safeParse(view?.fields);
    if (!view || !parsed.success || parsed.data.account !== account) return [];
    const { request, call, toldAt } = parsed.data;
    return [{ id: view.id, request, call, toldAt }];
  });
}
