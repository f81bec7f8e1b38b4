import { classes } from './classes.ts';
import { type IconName, icons } from './icons.ts';

type Props = { name: IconName; size?: number; class?: string };

/** Always beside words or inside a named control, so it is hidden from screen readers. */
export function Icon({ name, size = 16, class: extra }: Props) {
  return (
    <svg
      class={classes('wm-icon', extra)}
      viewBox="0 0 16 16"
      width={size}
      height={size}
      aria-hidden="true"
      focusable="false"
    >
      <path d={icons[name]} />
    </svg>
  );
}
