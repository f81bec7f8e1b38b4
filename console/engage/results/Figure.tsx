import type { ComponentChildren } from 'preact';

type Props = { name: string; figure: ComponentChildren; note?: ComponentChildren };

/** A figure of the ledger with what it is of. */
export function Figure({ name, figure, note }: Props) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {figure}
        {note && <small class="ledger-note">{note}</small>}
      </dd>
    </div>
  );
}
