/** Looks after drafts: goes on with what a dead worker was saving, saves what rests, forgets what was deleted. */
import type { Db } from '../db.ts';
import type { Saving } from './saving.ts';
import { purgeDeleted, savesItselfAt } from './store.ts';

type Dependencies = { db: Db; saving: Saving; now: () => number };

export function createTending({ db, saving, now }: Dependencies) {
  /** Resolves to how many were saved: there is something to send then. */
  return async (): Promise<number> => {
    await purgeDeleted(db, now());
    const drafts = await db.captures.filter(({ deletedAt }) => deletedAt === null).toArray();
    const due = drafts.filter((draft) => {
      const at = savesItselfAt(draft);
      return draft.saving === 1 || (at !== null && at <= now() && draft.problem === null);
    });
    for (const { id } of due) await saving.save(id);
    return due.length;
  };
}
