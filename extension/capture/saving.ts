/**
 * Saving: the pictures are burnt and encoded, and then, in one transaction, the originals go, what may leave
 * comes, and the changes that tell the server are queued. Before it there is a draft, after it there is none;
 * a worker that dies in between finds `saving` and goes on.
 */
import type { Db } from '../db.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import type { CaptureRow, PictureRow } from '../voice/tables.ts';
import { writeChange } from '../voice/writes.ts';
import { type Burnt, burnPicture } from './burning.ts';
import { budgets } from './pixels.ts';
import { scrubFields } from './store.ts';

const picturesOf = (db: Db, owner: string): Promise<PictureRow[]> =>
  db.pictures.where('owner').equals(owner).sortBy('position');

type Dependencies = { db: Db; now: () => number; locks: Pick<LockManager, 'request'> };

export function createSaving({ db, now, locks }: Dependencies) {
  const attempt = async (id: string): Promise<Outcome<null>> => {
    const capture = await db.captures.get(id);
    if (!capture || capture.deletedAt !== null) return succeed(null);
    const budget = capture.how === 'page' ? budgets.page : budgets.normal;
    const pictures = await picturesOf(db, id);
    const burnt: { picture: PictureRow; made: Burnt }[] = [];
    for (const picture of pictures) {
      if (!picture.source) throw new Error('Its original is not here any more.');
      const made = await burnPicture(picture.source, picture.drawing, picture.scale, budget);
      burnt.push({ picture, made });
    }
    const isDone = await commit(db, capture, burnt, now());
    // Somebody drew or wrote meanwhile: what they see is what is saved.
    return isDone ? succeed(null) : attempt(id);
  };

  return {
    /** Safe to ask for twice, and from several places at once. */
    async save(id: string): Promise<Outcome<null>> {
      await db.captures.update(id, { saving: 1, problem: null });
      // safe: the promise of the lock is the promise of the work
      return locks.request(`waymark-capture-${id}`, () =>
        attempt(id).catch(async (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          const problem = `The picture could not be prepared: ${why}`;
          await db.captures.update(id, { saving: 0, problem });
          return fail('picture', problem);
        }),
      ) as Promise<Outcome<null>>;
    },
  };
}
export type Saving = ReturnType<typeof createSaving>;

/** False where the draft is not as it was burnt. */
async function commit(
  db: Db,
  capture: CaptureRow,
  burnt: readonly { picture: PictureRow; made: Burnt }[],
  now: number,
): Promise<boolean> {
  const { id, workspace } = capture;
  return db.transaction('rw', [db.captures, db.pictures, db.exchanges, db.pending], async () => {
    const present = await db.captures.get(id);
    if (!present || present.deletedAt !== null) return true;
    if (present.touchedAt !== capture.touchedAt) return false;
    const fields = scrubFields(present.fields);
    await writeChange(db, { workspace, entity: 'evidence', id, fields }, now);
    for (const { picture, made } of burnt) {
      await db.pictures.put({ ...picture, ...made, source: null, state: 'waiting' });
      await writeChange(db, attachmentChange(picture, made), now);
    }
    await db.captures.delete(id);
    return true;
  });
}

const attachmentChange = (picture: PictureRow, { object, drawing }: Burnt) => ({
  workspace: picture.workspace,
  entity: 'attachment' as const,
  id: picture.id,
  fields: {
    [picture.ownerKind]: picture.owner,
    kind: 'picture',
    object,
    base: null,
    annotations: drawing.marks,
    alt: picture.alt,
    position: picture.position,
  },
});
