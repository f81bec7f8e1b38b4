import type { ComponentChildren } from 'preact';

export type Tone = 'plain' | 'accent' | 'blaze' | 'warn' | 'danger';

/** A word on a tint. The word carries the meaning; the tint only groups words that belong together. */
export function Badge({ children, tone = 'plain' }: { children: ComponentChildren; tone?: Tone }) {
  return <span class={`wm-badge wm-badge-${tone}`}>{children}</span>;
}
