/** Notes on pages and what was answered to them, from this computer's copy. */
import { type NoteFields, noteFields, replyFields } from '../../core/model/voice/note.ts';
import type { Db } from '../db.ts';
import { rowsOf, type ShownRow } from '../voice/rows.ts';

type Writing = {
  id: string;
  /** null: by whoever sits here, and not sent yet. */
  by: string | null;
  byName: string | null;
  madeAt: number;
  isUnsent: boolean;
  refused: string | undefined;
};

export type NoteView = Writing & { fields: NoteFields; replies: number };
export type ReplyView = Writing & { body: string };

const writingOf = ({ view, row, madeAt, refused }: ShownRow): Writing => ({
  ...{ id: view.id, by: row?.by ?? null, byName: row?.byName ?? null, madeAt, refused },
  isUnsent: view.unsent.size > 0,
});

/** What a new one has where nothing is said. */
export const blankNote = (app: number): NoteFields => ({
  ...{ app, kind: 'question', body: '', page: { kind: 'everywhere' }, url: null, anchor: null },
  ...{ feature: null, assignee: null, account: null, resolved: false },
});

/** Newest first. */
export async function notesOf(db: Db, workspace: string, app: number): Promise<NoteView[]> {
  const [notes, replies] = await Promise.all([
    rowsOf(db, workspace, 'note'),
    rowsOf(db, workspace, 'reply'),
  ]);
  const counts = Map.groupBy(replies, ({ view }) => view.fields.note);
  return notes
    .flatMap((shown) => {
      const parsed = noteFields.safeParse({ ...blankNote(app), ...shown.view.fields });
      if (!parsed.success || parsed.data.app !== app) return [];
      const count = counts.get(shown.view.id)?.length ?? 0;
      return [{ ...writingOf(shown), fields: parsed.data, replies: count }];
    })
    .toSorted((a, b) => b.madeAt - a.madeAt);
}

/** Oldest first, as people speak. */
export async function threadOf(db: Db, workspace: string, note: string): Promise<ReplyView[]> {
  const replies = await rowsOf(db, workspace, 'reply');
  return replies
    .flatMap((shown) => {
      const parsed = replyFields.safeParse({ body: '', ...shown.view.fields });
      if (!parsed.success || parsed.data.note !== note) return [];
      return [{ ...writingOf(shown), body: parsed.data.body }];
    })
    .toSorted((a, b) => a.madeAt - b.madeAt);
}
