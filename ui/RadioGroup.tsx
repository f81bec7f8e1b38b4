import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { classes } from './classes.ts';

type Choice<V extends string> = { value: V; label: string; hint?: ComponentChildren };

type Props<V extends string> = {
  legend: string;
  value: V;
  choices: readonly Choice<V>[];
  onValue: (value: V) => void;
  disabled?: boolean | undefined;
  /** `segments` is one row of short words, for pickers in bars. */
  look?: 'list' | 'segments';
};

/** Native radios under both looks, so that arrows, forms and readers work as they do everywhere. */
export function RadioGroup<V extends string>(props: Props<V>) {
  const { legend, value, choices, onValue, disabled, look = 'list' } = props;
  const name = useId();
  const segments = look === 'segments';
  return (
    <fieldset class={segments ? 'wm-segments' : 'wm-radios'} disabled={disabled}>
      <legend class={segments ? 'wm-hidden' : 'wm-label'}>{legend}</legend>
      {choices.map((choice) => (
        <label key={choice.value} class={classes('wm-radio', value === choice.value && 'wm-on')}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={value === choice.value}
            onChange={() => onValue(choice.value)}
          />
          <span>
            {choice.label}
            {choice.hint && <small>{choice.hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
