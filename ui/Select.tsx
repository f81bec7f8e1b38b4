import type { JSX } from 'preact';
import { Icon } from './Icon.tsx';

export type Option<V extends string = string> = { value: V; label: string };

type Props<V extends string> = {
  value: V;
  options: readonly Option<V>[];
  onValue: (value: V) => void;
} & JSX.IntrinsicElements['select'];

/** The browser's own select, dressed: right on touch, with a keyboard, and in forms. */
export function Select<V extends string>({ value, options, onValue, ...rest }: Props<V>) {
  return (
    <span class="wm-select">
      <select
        {...rest}
        value={value}
        // safe: the only values are those of `options`
        onChange={(event) => onValue(event.currentTarget.value as V)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}
