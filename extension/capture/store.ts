/**
 * Captures on this computer before they are saved: made in one transaction with their pictures, changed word by
 * word, deleted so that they can be brought back. The pictures here are the originals; nothing in this file
 * ever leaves the computer (saving.ts makes what does).
 */
import type { Drawing } from '../../core/model/drawing.ts';
import type { EvidenceFields } from '../../core/model/voice/evidence.ts';
import { scrubText, scrubUrl } from '../../core/scrub/scrub.ts';
import { stampOf } from '../calls/stamp.ts';
import type { Db } from '../db.ts';
import { newId } from '../new-id.ts';
import type { CaptureRow, PictureRow } from '../voice/tables.ts';

export type NewPicture = { source: Blob; drawing: Drawing; scale: number; alt: string };

export type NewCapture = Pick<
  CaptureRow,
  'workspace' | 'how' | 'tab' | 'madeAt' | 'fields' | 'unseen'
> & { pictures: readonly NewPicture[] };

/** A deleted draft can be brought back this long. */
export const undoMs = 10 * 60_000;

/** Everything in one transaction: once this resolves, the capture is here whatever dies. */
export async function addCapture(db: Db, capture: NewCapture): Promise<string> {
  const { pictures, ...own } = capture;
  const id = newId(capture.madeAt);
  const row: CaptureRow = {
    ...own,
    fields: scrubFields(own.fields),
    ...{ id, touchedAt: capture.madeAt, saving: 0, deletedAt: null, problem: null },
  };
  const rows = pictures.map((picture, position) => pictureRow(row, picture, position));
  await db.transaction('rw', [db.captures, db.pictures, db.settings], async () => {
    // During a call it is part of the call, whichever way it was made.
    const stamp = await stampOf(db, row.workspace, row.madeAt, row.fields);
    await db.captures.add({ ...row, fields: { ...row.fields, ...stamp } });
    await db.pictures.bulkAdd(rows);
  });
  return id;
}

function pictureRow(
  { id, workspace, madeAt }: CaptureRow,
  { source, drawing, scale, alt }: NewPicture,
  position: number,
): PictureRow {
  return {
    ...{ id: newId(madeAt), owner: id, ownerKind: 'evidence', workspace, position, scale },
    ...{ alt: scrubText(alt).slice(0, 500), source, drawing },
    ...{ state: 'draft', base: null, thumb: null, object: null },
    ...{ problem: null, attempts: 0, storedAt: null },
  };
}

/** More pictures for a draft, after those that it has. */
export async function addPictures(
  db: Db,
  id: string,
  pictures: readonly NewPicture[],
  now: number,
): Promise<void> {
  await db.transaction('rw', [db.captures, db.pictures], async () => {
    const row = await db.captures.get(id);
    if (!row) return;
    const before = await db.pictures.where('owner').equals(id).count();
    const rows = pictures.map((one, index) =>
      pictureRow({ ...row, madeAt: now }, one, before + index),
    );
    await db.pictures.bulkAdd(rows);
    // Nobody looked into these: a person has to.
    await db.captures.update(id, { how: 'pasted', touchedAt: now });
  });
}

/** Every text of an evidence, wherever it was written: nothing that is kept goes around this. */
export function scrubFields<F extends Partial<EvidenceFields>>(fields: F): F {
  const text = (value: string | null | undefined) => (value ? scrubText(value) : value);
  const { words, speaker, link, tags } = fields;
  return {
    ...fields,
    ...(words === undefined ? {} : { words: text(words) }),
    ...(speaker === undefined ? {} : { speaker: text(speaker) }),
    ...(link ? { link: scrubUrl(link) } : {}),
    ...(tags === undefined ? {} : { tags: tags.map((tag) => scrubText(tag).slice(0, 60)) }),
  };
}

/** Kept as it is typed; it rests again from here. */
export async function changeCapture(
  db: Db,
  id: string,
  fields: Partial<EvidenceFields>,
  now: number,
): Promise<void> {
  await db.transaction('rw', db.captures, async () => {
    const row = await db.captures.get(id);
    if (row) await db.captures.update(id, { fields: { ...row.fields, ...fields }, touchedAt: now });
  });
}

/** What is drawn on a picture that has not been saved; the seam of the annotator. */
export async function changeDrawing(
  db: Db,
  picture: string,
  drawing: Drawing,
  now: number,
): Promise<void> {
  await db.transaction('rw', [db.captures, db.pictures], async () => {
    const row = await db.pictures.get(picture);
    if (!row) return;
    await db.pictures.update(picture, { drawing });
    await db.captures.update(row.owner, { touchedAt: now });
  });
}

export async function deleteCapture(db: Db, id: string, now: number): Promise<void> {
  await db.captures.update(id, { deletedAt: now, saving: 0 });
}

export async function restoreCapture(db: Db, id: string, now: number): Promise<void> {
  await db.captures.update(id, { deletedAt: null, touchedAt: now });
}

/** For good, with its pictures, once nobody can want it back any more. */
export async function purgeDeleted(db: Db, now: number): Promise<void> {
  await db.transaction('rw', [db.captures, db.pictures], async () => {
    const isOver = ({ deletedAt }: CaptureRow) => deletedAt !== null && deletedAt < now - undoMs;
    const gone = await db.captures.filter(isOver).primaryKeys();
    await db.pictures.where('owner').anyOf(gone).delete();
    await db.captures.bulkDelete(gone);
  });
}

/** What nobody touches any more saves itself after this long, redacted as suggested. */
export const restMs = 10 * 60_000;

/** Only where all of the picture could be looked into; the others wait for a person, and are counted. */
export const isSeen = ({ unseen }: Pick<CaptureRow, 'unseen'>): boolean =>
  !unseen.moved && unseen.frames === 0 && unseen.drawings === 0;

export const savesItselfAt = (capture: CaptureRow): number | null =>
  isSeen(capture) && capture.how !== 'pasted' ? capture.touchedAt + restMs : null;
