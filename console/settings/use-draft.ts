import { useState } from 'preact/hooks';
import { useToast } from '../../ui/Toast.tsx';

/**
 * A form over a saved record: what differs is the draft, and saving sends only that, so that two people in
 * two fields do not undo each other.
 */
export function useDraft<T extends object>(
  saved: T,
  save: (changes: Partial<T>) => Promise<string | undefined>,
) {
  const toast = useToast();
  const [draft, setDraft] = useState<Partial<T>>({});
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const value: T = { ...saved, ...draft };
  // safe: the draft's keys are keys of T
  const keys = Object.keys(draft) as (keyof T)[];
  const changed = keys.some((key) => JSON.stringify(draft[key]) !== JSON.stringify(saved[key]));
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy || !changed) return;
    setBusy(true);
    setError(undefined);
    const problem = await save(draft);
    setBusy(false);
    setError(problem);
    if (problem) return;
    // What was changed while it was being saved is still to be saved.
    setDraft((now) => (now === draft ? {} : now));
    toast({ text: 'Saved.' });
  };
  const reset = () => {
    setDraft({});
    setError(undefined);
  };
  const change = (part: Partial<T>) => setDraft((before) => ({ ...before, ...part }));
  return { value, change, changed, busy, error, submit, reset };
}
