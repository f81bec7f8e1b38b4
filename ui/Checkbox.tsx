import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from './classes.ts';

type Props = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean | undefined;
  /** A switch takes effect at once; a checkbox waits for the form. */
  look?: 'checkbox' | 'switch';
};

/**
 * One control for both looks, since a switch is a checkbox with another promise about when it takes
 * effect.
 */
export function Checkbox({ label, hint, checked, onChecked, disabled, look = 'checkbox' }: Props) {
  const id = useId();
  return (
    <div class={classes('wm-check', look === 'switch' && 'wm-switch')}>
      <input
        id={id}
        type="checkbox"
        role={look === 'switch' ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChecked(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint && (
        <p class="wm-note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
