/** The drawing with its history, what is selected, and everything that can be done to it. */
import { useCallback, useState } from 'preact/hooks';
import type { Drawing, Mark, Rect } from '../../core/model/drawing.ts';
import { withChange, withMark, without } from '../../core/picture/drawing.ts';
import { commit, type History, historyOf, redo, undo } from '../../core/picture/history.ts';
import { moved } from '../../core/picture/marks.ts';

export type Editing = ReturnType<typeof useDrawing>;

/** `onChange` hears every finished step, so that it can be kept at once; a pull in between is only shown. */
export function useDrawing(start: Drawing, onChange: (drawing: Drawing) => void) {
  const [history, setHistory] = useState<History<Drawing>>(() => historyOf(start));
  const [selected, select] = useState<string>();
  const drawing = history.now;
  const settle = useCallback(
    (next: History<Drawing>) => {
      setHistory(next);
      onChange(next.now);
    },
    [onChange],
  );
  const apply = (next: Drawing, from?: Drawing) => settle(commit(history, next, from));
  const change = (mark: Mark) => apply(withChange(drawing, mark));
  return {
    drawing,
    selected: drawing.marks.find(({ id }) => id === selected),
    select,
    change,
    add(mark: Mark) {
      apply(withMark(drawing, mark));
      select(mark.id);
    },
    remove(id: string) {
      apply(without(drawing, id));
      if (id === selected) select(undefined);
    },
    crop: (crop: Rect | null) => apply({ ...drawing, crop }),
    nudge(mark: Mark, dx: number, dy: number) {
      change(moved(mark, dx, dy));
    },
    undo: () => settle(undo(history)),
    redo: () => settle(redo(history)),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
  };
}
