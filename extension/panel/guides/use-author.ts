/** What is being written: it outlives a look at another tab of the panel, and what was pointed at goes into it. */
import { useSignalEffect } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { placeStep } from '../../../core/engage/steps.ts';
import type { Definition, ItemDraft } from '../../../core/model/engagement.ts';
import type { Candidate } from '../../messages/page-port.ts';
import { useServices } from '../services.ts';
import { anchorOf } from './grade.ts';

export type Authored = {
  readonly draft: ItemDraft;
  /** The revision that it began from; null: never saved. */
  readonly base: number | null;
};

/** The last pick, for what is said about it: the advice is not part of the guide. */
type Placed = { readonly step: string; readonly candidate: Candidate };

export function useAuthor() {
  const { page } = useServices();
  const [authored, setAuthored] = useState<Authored>();
  const [isChanged, setChanged] = useState(false);
  const [placed, setPlaced] = useState<Placed>();
  /** The step that somebody is pointing for. */
  const wanted = useRef<string>(undefined);

  const edit = (change: (definition: Definition) => Definition) => {
    setChanged(true);
    setAuthored(
      (before) =>
        before && {
          ...before,
          draft: { ...before.draft, definition: change(before.draft.definition) },
        },
    );
  };

  useSignalEffect(() => {
    const candidate = page.picked.value;
    const step = wanted.current;
    if (!candidate || step === undefined) return;
    wanted.current = undefined;
    page.picked.value = undefined;
    const path = page.place.peek()?.path ?? '/';
    setPlaced({ step, candidate });
    edit((definition) =>
      definition.is === 'guide'
        ? placeStep(definition, step, anchorOf(candidate), path)
        : definition,
    );
  });

  return {
    authored,
    isChanged,
    placed,
    edit,
    open(next: Authored | undefined, isNew = false) {
      wanted.current = undefined;
      page.post({ type: 'rest' });
      setPlaced(undefined);
      setChanged(isNew);
      setAuthored(next);
    },
    saved(next: Authored) {
      setChanged(false);
      setAuthored(next);
    },
    rename(name: string) {
      setChanged(true);
      setAuthored((before) => before && { ...before, draft: { ...before.draft, name } });
    },
    point(step: string) {
      wanted.current = step;
      page.picked.value = undefined;
      page.post({ type: 'point' });
    },
  };
}
export type Author = ReturnType<typeof useAuthor>;
