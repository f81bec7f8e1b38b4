/**
 * A picture to draw on, and what was drawn: of a draft its original with the suggestions as marks, of a saved
 * one its base, in which everything hidden is hidden already. Redactions that are added later are burnt in too,
 * and the object that showed more is replaced on the server.
 */
import type { Drawing } from '../../core/model/drawing.ts';
import type { Db } from '../db.ts';
import type { PictureRow } from '../voice/tables.ts';
import { writeChange } from '../voice/writes.ts';
import { burnPicture } from './burning.ts';
import { budgets } from './pixels.ts';
import { changeDrawing } from './store.ts';

export type LoadedPicture = {
  source: Blob;
  drawing: Drawing;
  /** Pixels to a CSS pixel of the page. */
  scale: number;
  isDraft: boolean;
  owner: string;
};

/** undefined: gone, or so old that only the server has it. */
export async function loadPicture(db: Db, id: string): Promise<LoadedPicture | undefined> {
  const row = await db.pictures.get(id);
  const source = row?.source ?? row?.base;
  if (!row || !source) return undefined;
  const { drawing, scale, state, owner } = row;
  return { source, drawing, scale, isDraft: state === 'draft', owner };
}

export async function savePicture(
  db: Db,
  id: string,
  drawing: Drawing,
  now: number,
): Promise<void> {
  const row = await db.pictures.get(id);
  if (row?.state === 'draft') return changeDrawing(db, id, drawing, now);
  if (row?.base) await redraw(db, row, row.base, drawing, now);
}

/** Object and marks travel in one change, so that the two never belong to different drawings. */
async function redraw(
  db: Db,
  row: PictureRow,
  base: Blob,
  drawing: Drawing,
  now: number,
): Promise<void> {
  const made = await burnPicture(base, drawing, row.scale, budgets.normal);
  const isSame =
    !drawing.crop && drawing.marks.every(({ mark }) => mark !== 'redact' && mark !== 'soften');
  // Encoding again would only lose: nothing was burnt in.
  const kept = isSame
    ? { base, object: row.object, drawing: made.drawing, scale: row.scale }
    : made;
  await db.transaction('rw', [db.pictures, db.exchanges, db.pending], async () => {
    await db.pictures.update(row.id, {
      ...{ ...kept, thumb: made.thumb, attempts: 0, problem: null },
      state: isSame ? row.state : 'waiting',
    });
    const fields = { object: kept.object, annotations: kept.drawing.marks };
    const { id, workspace } = row;
    await writeChange(db, { workspace, entity: 'attachment', id, fields }, now);
  });
}
