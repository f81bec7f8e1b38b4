/** A part of the results: its heading, its export where it is a table, and what it shows. */
import type { ComponentChildren } from 'preact';

type Props = { title: string; action?: ComponentChildren; children: ComponentChildren };

export function Part({ title, action, children }: Props) {
  return (
    <section aria-label={title}>
      <header class="part-head">
        <h2>{title}</h2>
        {action}
      </header>
      {children}
    </section>
  );
}
