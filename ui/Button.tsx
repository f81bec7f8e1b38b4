import type { ComponentChildren, JSX } from 'preact';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Common = {
  children?: ComponentChildren;
  /** One `primary` a view; `quiet` inside tables and bars. */
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger' | undefined;
  small?: boolean | undefined;
  icon?: IconName | undefined;
};

type ButtonProps = Common & {
  /** Working: the label stays for screen readers and width, a second press does nothing. */
  busy?: boolean | undefined;
} & Omit<JSX.IntrinsicElements['button'], 'icon' | 'class'>;

/**
 * Busy is `aria-disabled` and not `disabled`: a disabled button loses focus, and with it the place of
 * whoever works by keyboard.
 */
export function Button(props: ButtonProps) {
  const { children, variant = 'secondary', small, icon, busy, type, onClick, ...rest } = props;
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      class={classes('wm-button', `wm-button-${variant}`, small && 'wm-small')}
      aria-busy={busy ? 'true' : undefined}
      aria-disabled={busy ? 'true' : undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type LinkProps = Common & JSX.IntrinsicElements['a'];

/** Looks like a button, goes somewhere. */
export function ButtonLink({ children, variant = 'secondary', small, icon, ...rest }: LinkProps) {
  return (
    <a {...rest} class={classes('wm-button', `wm-button-${variant}`, small && 'wm-small')}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
