import type { ComponentChildren } from 'preact';

type Props = { title: string; lead?: ComponentChildren; children: ComponentChildren };

/** One question of the form: a fieldset, so that readers hear which rule a field belongs to. */
export function FormSheet({ title, lead, children }: Props) {
  return (
    <fieldset class="sheet form-sheet">
      <legend>{title}</legend>
      {lead && <p class="quiet">{lead}</p>}
      {children}
    </fieldset>
  );
}
