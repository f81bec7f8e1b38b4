import type { JSX } from 'preact';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Props = {
  icon: IconName;
  /** The accessible name; also the tooltip. */
  label: string;
  small?: boolean | undefined;
  /** For switches: shown and announced as pressed. */
  pressed?: boolean | undefined;
} & Omit<JSX.IntrinsicElements['button'], 'icon' | 'class' | 'label'>;

/** `label` is required by type: a picture alone is a riddle to readers and to newcomers. */
export function IconButton({ icon, label, small, pressed, type, ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      class={classes('wm-icon-button', small && 'wm-small')}
      aria-label={label}
      aria-pressed={pressed}
      title={label}
    >
      <Icon name={icon} />
    </button>
  );
}
