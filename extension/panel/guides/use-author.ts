/** What is being written: it outlives a look at another tab, and each edit is on this computer before it is drawn. */
import { useSignalEffect } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { type History, record, redo, startHistory, undo } from '../../../core/engage/history.ts';
import { placeStep } from '../../../core/engage/steps.ts';
import type { Definition, Item, ItemDraft } from '../../../core/model/engagement.ts';
import type { Candidate } from '../../messages/page-port.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import { anchorOf } from './grade.ts';

export type Authored = {
  readonly draft: ItemDraft;
  /** The revision that it began from; null: never saved. */
  readonly base: number | null;
  /** When the first unsaved edit was made; null: all of it is saved. */
  readonly since: number | null;
  /** As the server has it: its state, its review. Undefined while it is new or out of reach. */
  readonly item: Item | undefined;
};

/** The last pick, for what is said about it: the advice is not part of the guide. */
type Placed = { readonly step: string; readonly candidate: Candidate };

export function useAuthor() {
  const { page, drafts, now } = useServices();
  const { workspace, app } = useWork();
  const [authored, setAuthored] = useState<Authored>();
  const [placed, setPlaced] = useState<Placed>();
  const [history, setHistory] = useState<History<ItemDraft>>();
  /** What is newest: keys, the page and the forms may all write before the next drawing. */
  const newest = useRef<{
    authored: Authored | undefined;
    history: History<ItemDraft> | undefined;
  }>({
    authored: undefined,
    history: undefined,
  });
  /** The step that somebody is pointing for. */
  const wanted = useRef<string>(undefined);

  const set = (next: Authored | undefined, steps: History<ItemDraft> | undefined) => {
    newest.current = { authored: next, history: steps };
    setAuthored(next);
    setHistory(steps);
  };

  const keep = (draft: ItemDraft, base: number | null, since: number) =>
    void drafts.keep({ id: draft.id, workspace: workspace.id, app: app.id, draft, base, since });

  /** Kept first, drawn after: what is seen has been written down. */
  const write = (steps: History<ItemDraft>) => {
    const before = newest.current.authored;
    if (!before || steps.now === before.draft) return;
    const { base } = before;
    const since = before.since ?? now();
    const draft = steps.now;
    keep(draft, base, since);
    set({ ...before, draft, since }, steps);
  };
  const change = (make: (draft: ItemDraft) => ItemDraft) => {
    const steps = newest.current.history;
    if (steps) write(record(steps, make(steps.now), now()));
  };
  const edit = (make: (definition: Definition) => Definition) =>
    change((draft) => ({ ...draft, definition: make(draft.definition) }));
  const step = (by: typeof undo<ItemDraft>) => {
    const steps = newest.current.history;
    if (steps) write(by(steps));
  };

  useSignalEffect(() => {
    const candidate = page.picked.value;
    const key = wanted.current;
    if (!candidate || key === undefined) return;
    wanted.current = undefined;
    page.picked.value = undefined;
    const path = page.place.peek()?.path ?? '/';
    setPlaced({ step: key, candidate });
    edit((definition) =>
      definition.is === 'guide'
        ? placeStep(definition, key, anchorOf(candidate), path)
        : definition,
    );
  });

  return {
    ...{ authored, placed, edit },
    newest: () => newest.current.authored,
    canUndo: (history?.past.length ?? 0) > 0,
    canRedo: (history?.future.length ?? 0) > 0,
    undo: () => step(undo),
    redo: () => step(redo),
    rename: (name: string) => change((draft) => ({ ...draft, name })),
    /** Undefined closes it; what was edited stays kept. */
    open(next: Authored | undefined) {
      wanted.current = undefined;
      page.post({ type: 'rest' });
      setPlaced(undefined);
      if (next && next.since !== null) keep(next.draft, next.base, next.since);
      set(next, next && startHistory(next.draft));
    },
    /** The server has what was sent. What was typed since goes on from there, still unsaved. */
    settled(sent: ItemDraft, item: Item) {
      const { authored: before, history: steps } = newest.current;
      if (!before || before.draft.id !== item.id || !steps) return;
      const since = before.draft === sent ? null : before.since;
      set({ ...before, base: item.revision, since, item }, steps);
    },
    /** State and review changed; the words did not. */
    moved(item: Item) {
      const { authored: before, history: steps } = newest.current;
      if (before?.draft.id !== item.id) return;
      set({ ...before, base: item.revision, item }, steps);
    },
    point(key: string) {
      wanted.current = key;
      page.picked.value = undefined;
      page.post({ type: 'point' });
    },
  };
}
export type Author = ReturnType<typeof useAuthor>;
