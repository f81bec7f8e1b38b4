/** How much of the voice of the customer is on this computer only: drafts, changes on their way, pictures. */
import type { Db } from '../db.ts';

export type Unsent = { drafts: number; changes: number; pictures: number; refused: number };

export async function countUnsent(db: Db): Promise<Unsent> {
  const [drafts, changes, pictures, refused, failed] = await Promise.all([
    db.captures.filter(({ deletedAt }) => deletedAt === null).count(),
    db.pending.where('state').equals('waiting').count(),
    db.pictures.where('state').equals('waiting').count(),
    db.pending.where('state').equals('refused').count(),
    db.pictures.where('state').equals('failed').count(),
  ]);
  return { drafts, changes, pictures, refused: refused + failed };
}
