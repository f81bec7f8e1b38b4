import { Button } from '../../../ui/Button.tsx';
import { formatCount, plural } from '../../app/format.ts';

type Props = {
  label: string;
  /** Without a total: it takes as long as it takes. */
  done?: number;
  of?: number;
  what: string;
  onCancel?: () => void;
};

/** What is going on, how far it is, and the way out of it. */
export function Progress({ label, done, of, what, onCancel }: Props) {
  const far =
    done === undefined
      ? ''
      : of
        ? `${formatCount(done)} of ${plural(of, what)}`
        : plural(done, what);
  return (
    <div class="progress">
      <p role="status">
        {label}
        {far ? `: ${far}` : '…'}
      </p>
      <progress aria-label={label} {...(of ? { max: of, value: done ?? 0 } : {})} />
      {onCancel && (
        <div class="wm-actions">
          <Button icon="close" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </div>
  );
}
