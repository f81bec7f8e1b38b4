/**
 * Guides and surveys as they are being written, kept on this computer with every keystroke: closing the panel,
 * a crash or a dead line costs no word. A row is what was never saved; a save that arrives takes it away.
 */
import type { ItemDraft } from '../core/model/engagement.ts';
import type { Db } from './db.ts';

export type DraftRow = {
  id: string;
  workspace: string;
  app: number;
  draft: ItemDraft;
  /** The revision that it began from; null: never saved. */
  base: number | null;
  /** When the first of these edits was made. */
  since: number;
};

export type Drafts = ReturnType<typeof createDrafts>;

export function createDrafts(db: Db) {
  return {
    keep: (row: DraftRow) => db.drafts.put(row),
    find: (id: string) => db.drafts.get(id),
    discard: (id: string) => db.drafts.delete(id),
    /** Of one app, the newest first. */
    async list(app: number): Promise<DraftRow[]> {
      const rows = await db.drafts.where({ app }).toArray();
      return rows.sort((a, b) => b.since - a.since);
    },
  };
}

/** The database keeps members in an order of its own, which means nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, ordered(inner)]));
}

export const isSameDraft = (one: object, other: object): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** The server has it: nothing is unsaved, unless it was written on since. */
export async function settleDraft(
  db: Db,
  sent: { readonly id: string },
  revision: number,
): Promise<void> {
  const row = await db.drafts.get(sent.id);
  if (!row) return;
  if (isSameDraft(row.draft, sent)) await db.drafts.delete(sent.id);
  else await db.drafts.update(sent.id, { base: revision });
}
