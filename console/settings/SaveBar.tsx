import { Button } from '../../ui/Button.tsx';
import { FormError } from '../../ui/FormError.tsx';

type Props = {
  changed: boolean;
  busy: boolean;
  error: string | undefined;
  onReset: () => void;
};

/** Appears once something differs; the form's submit saves. */
export function SaveBar({ changed, busy, error, onReset }: Props) {
  if (!changed && !error) return null;
  return (
    <div class="save-bar">
      <FormError text={error} />
      <Button onClick={onReset} disabled={busy}>
        Discard
      </Button>
      <Button type="submit" variant="primary" busy={busy}>
        Save
      </Button>
    </div>
  );
}
