import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Field } from './Field.tsx';
import { FormError } from './FormError.tsx';
import { Input } from './Input.tsx';

type Props = {
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ComponentChildren;
  confirmLabel: string;
  /** Present: must be typed, for what cannot be undone. */
  typeToConfirm?: string | undefined;
  onClose: () => void;
  /** Resolves when done; what it returns is shown as the error. */
  onConfirm: () => Promise<string | undefined>;
};

/** Only for what cannot be undone by a toast; everything else acts at once and offers the way back. */
export function ConfirmDialog(props: Props) {
  const { title, children, confirmLabel, typeToConfirm, onClose, onConfirm } = props;
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const ready = !typeToConfirm || typed.trim() === typeToConfirm;
  const confirm = async (event: Event) => {
    event.preventDefault();
    if (!ready || busy) return;
    setBusy(true);
    const wrong = await onConfirm();
    setBusy(false);
    if (wrong) setError(wrong);
    else onClose();
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <form class="wm-form" onSubmit={confirm}>
        <div>{children}</div>
        {typeToConfirm && (
          <Field label={`Type “${typeToConfirm}” to confirm`}>
            {(wiring) => <Input {...wiring} value={typed} onText={setTyped} autocomplete="off" />}
          </Field>
        )}
        <FormError text={error} />
        <div class="wm-actions wm-actions-end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="danger" busy={busy} disabled={!ready}>
            {confirmLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
