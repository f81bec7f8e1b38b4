/** Which piece the keys are on, and which are marked for an act on many. */
import { useState } from 'preact/hooks';
import type { EvidenceRow } from '../../../core/model/voice/inbox.ts';

export type Selection = ReturnType<typeof useSelection>;

export function useSelection(rows: readonly EvidenceRow[]) {
  const [at, setAt] = useState<string>();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const index = Math.max(
    0,
    rows.findIndex(({ id }) => id === at),
  );
  const current = rows[index];
  const toggleOne = (id: string) =>
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return {
    current,
    /** Marked ones that are still in the list. */
    chosen: rows.filter(({ id }) => marked.has(id)),
    isMarked: (id: string) => marked.has(id),
    goTo: setAt,
    move(by: number) {
      const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
      if (next) setAt(next.id);
    },
    toggle: () => current && toggleOne(current.id),
    toggleOne,
    markAll: () => setMarked(new Set(rows.map(({ id }) => id))),
    clear: () => setMarked(new Set()),
    /** What is taken out makes room for the one below it, so that the eye stays where it is. */
    leave(ids: readonly string[]) {
      const gone = new Set(ids);
      setMarked((before) => new Set([...before].filter((id) => !gone.has(id))));
      if (!current || !gone.has(current.id)) return;
      const below = rows.slice(index).find(({ id }) => !gone.has(id));
      const above = rows.slice(0, index).findLast(({ id }) => !gone.has(id));
      const next = (below ?? above)?.id;
      // Told twice, of the act and of its answer: whoever has moved on meanwhile stays there.
      setAt((before) => (before === undefined || gone.has(before) ? next : before));
    },
  };
}
