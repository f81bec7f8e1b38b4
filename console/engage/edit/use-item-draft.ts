/** A draft in hand: changed field by field, checked and written once. */
import { useState } from 'preact/hooks';
import { problemsOf } from '../../../core/engage/draft-problems.ts';
import type { Definition, Item, ItemDraft } from '../../../core/model/engagement.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';
import { touched } from '../use-item-actions.ts';

/** Where it began: a stored item, with the revision that was read, or something new. */
export type Start = { draft: ItemDraft; app: number; base: Item['revision'] | null };

/** The form's state and its one write. Saving reaches nobody: publishing is another act. */
export function useItemDraft({ draft: first, app, base }: Start) {
  const call = useCall();
  const toast = useToast();
  const { router } = useServices();
  const [draft, setDraft] = useState(first);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);

  /** From what is newest: two fields may change before the next drawing. */
  const edit = (change: (definition: Definition) => Definition) =>
    setDraft((before) => ({ ...before, definition: change(before.definition) }));
  const rename = (name: string) => setDraft((before) => ({ ...before, name }));

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const wrong = problemsOf(draft);
    setProblems(wrong);
    if (wrong.length) return;
    setBusy(true);
    const saved = await call('save_item', { app, item: draft, base }, touched);
    setBusy(false);
    if (!saved.ok) return setProblems([saved.error.message]);
    toast({
      text: `${saved.data.name} is saved as a draft. Nobody sees it until it is published.`,
    });
    router.go(`/engage/${saved.data.id}?tab=content`);
  };

  return { draft, edit, rename, submit, busy, problems };
}
export type ItemForm = ReturnType<typeof useItemDraft>;
