import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'accent' | 'blaze' | 'warn' | 'danger';

export function Badge({ children, tone = 'plain' }: { children: ComponentChildren; tone?: Tone }) {
  return <span class={`wm-badge wm-badge-${tone}`}>{children}</span>;
}
