import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Item } from '../../core/model/engagement.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { Field } from '../Field.tsx';
import { FormError } from '../FormError.tsx';
import { Textarea } from '../Input.tsx';
import { RulesSummary } from './RulesSummary.tsx';

const words = {
  publish: { title: 'Publish', label: 'Publish', hint: 'What changed, for the list of versions.' },
  submit: {
    title: 'Submit for review',
    label: 'Submit',
    hint: 'What the other person should look at.',
  },
  approve: { title: 'Approve and publish', label: 'Approve & publish', hint: 'For the log.' },
  reject: { title: 'Send back', label: 'Send back', hint: 'What has to change.' },
} as const;

type Props = {
  item: Item;
  act: keyof typeof words;
  /** What it returns is shown as the error. */
  onAct: (note: string) => Promise<string | undefined>;
  onClose: () => void;
  /** What to look at before; shown under the rules. */
  children?: ComponentChildren;
  /** What is left to finish: then it cannot be done. */
  isStopped?: boolean;
};

/** The rules once more before anybody gets it: who and how often is what is forgotten. */
export function NoteDialog({ item, act, onAct, onClose, children, isStopped }: Props) {
  const { title, label, hint } = words[act];
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const wrong = await onAct(note);
    setBusy(false);
    if (wrong) setError(wrong);
    else onClose();
  };
  return (
    <Dialog open title={`${title}: ${item.name}`} onClose={onClose}>
      <form class="wm-form" onSubmit={submit}>
        <Field label="Note" hint={hint}>
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              maxlength={2000}
              required={act === 'reject'}
              value={note}
              onText={setNote}
            />
          )}
        </Field>
        {act !== 'reject' && <RulesSummary definition={item.definition} />}
        {children}
        <FormError text={error} />
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy} disabled={isStopped}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
