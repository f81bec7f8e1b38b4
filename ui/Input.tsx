import type { JSX, Ref } from 'preact';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Props = {
  onText?: ((text: string) => void) | undefined;
  icon?: IconName | undefined;
  mono?: boolean | undefined;
  inputRef?: Ref<HTMLInputElement> | undefined;
} & JSX.IntrinsicElements['input'];

/** Gives the text and not the event, which is what every caller wants from it. */
export function Input({ onText, icon, mono, inputRef, ...rest }: Props) {
  return (
    <span class={classes('wm-input', icon && 'wm-input-icon', mono && 'wm-mono')}>
      {icon && <Icon name={icon} />}
      <input {...rest} ref={inputRef ?? null} onInput={(e) => onText?.(e.currentTarget.value)} />
    </span>
  );
}

type AreaProps = {
  onText?: ((text: string) => void) | undefined;
  mono?: boolean | undefined;
} & JSX.IntrinsicElements['textarea'];

/** Grows by hand only: a field that moves under the cursor makes what is below jump. */
export function Textarea({ onText, mono, rows, ...rest }: AreaProps) {
  return (
    <span class={classes('wm-input', mono && 'wm-mono')}>
      <textarea {...rest} rows={rows ?? 3} onInput={(e) => onText?.(e.currentTarget.value)} />
    </span>
  );
}
