/** All rows of a kind as this computer shows them: the server's, with own changes laid over. */
import type { VoiceEntity } from '../../core/model/voice/sync.ts';
import { type RowView, viewOf } from '../../core/sync/view.ts';
import type { Db } from '../db.ts';
import type { PendingRow, VoiceRowHere } from './tables.ts';

export type ShownRow = {
  view: RowView;
  /** Of the server; undefined where it has not seen it. */
  row: VoiceRowHere | undefined;
  /** When it was made, ms. */
  madeAt: number;
  /** Why the server did not take a change. */
  refused: string | undefined;
};

/** In one look for all: a list of hundreds is drawn anew at every change. Deleted ones are left out. */
export async function rowsOf(db: Db, workspace: string, entity: VoiceEntity): Promise<ShownRow[]> {
  const [rows, changes, exchange] = await Promise.all([
    db.voice.where({ workspace, entity }).toArray(),
    db.pending.filter((one) => one.workspace === workspace && one.entity === entity).toArray(),
    db.exchanges.get(workspace),
  ]);
  const known = new Map(rows.map((row) => [row.id, row]));
  const own = Map.groupBy(changes, ({ id }) => id);
  return [...new Set([...known.keys(), ...own.keys()])].flatMap((id) => {
    const shown = showRow(id, known.get(id), own.get(id) ?? [], exchange?.offset ?? 0);
    return shown ? [shown] : [];
  });
}

function showRow(
  id: string,
  row: VoiceRowHere | undefined,
  changes: readonly PendingRow[],
  offset: number,
): ShownRow | undefined {
  const view = viewOf(id, row, changes, offset);
  if (!view || view.deleted) return undefined;
  const refused = changes.find(({ state }) => state === 'refused')?.error?.message;
  const madeAt = row ? Date.parse(row.createdAt) : (changes[0]?.made ?? 0);
  return { view, row, madeAt, refused };
}
