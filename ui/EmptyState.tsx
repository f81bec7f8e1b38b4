import type { ComponentChildren } from 'preact';
import { Contours } from './Contours.tsx';

type Props = { title: string; children: ComponentChildren; actions?: ComponentChildren };

/** Says what will stand here, why it does not yet, and the next step. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div class="wm-empty">
      <Contours />
      <h2>{title}</h2>
      <div class="wm-empty-text">{children}</div>
      {actions && <div class="wm-actions">{actions}</div>}
    </div>
  );
}
