/** Settings that read as sentences: figures under each, and the way back to what they are without anybody's doing. */
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/Button.tsx';

/** The figures only set what the sentence says. */
export function Rule({ says, children }: { says: string; children: ComponentChildren }) {
  return (
    <div class="budget-rule">
      <p aria-live="polite">{says}</p>
      <div class="field-pair">{children}</div>
    </div>
  );
}

type DefaultsProps = {
  isDefault: boolean;
  /** Whom the defaults suit: `most teams`. */
  suits: string;
  onReset: () => void;
};

export function Defaults({ isDefault, suits, onReset }: DefaultsProps) {
  if (isDefault) return <p class="quiet">These are the defaults. They suit {suits}.</p>;
  return (
    <div class="wm-actions">
      <Button small icon="undo" onClick={onReset}>
        Back to the defaults
      </Button>
    </div>
  );
}
