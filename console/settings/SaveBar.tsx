import { Button } from '../../ui/Button.tsx';

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
      {error && (
        <p class="wm-note wm-note-wrong" role="alert">
          {error}
        </p>
      )}
      <Button onClick={onReset} disabled={busy}>
        Discard
      </Button>
      <Button type="submit" variant="primary" busy={busy}>
        Save
      </Button>
    </div>
  );
}
