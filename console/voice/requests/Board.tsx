/**
 * Cards in columns: carried with the pointer, or moved by the menu of each card, which is the keyboard's and the
 * finger's way. What a column means is the caller's: a status, or a place on the roadmap.
 */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { classes } from '../../../ui/classes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu } from '../../../ui/Menu.tsx';
import { formatCount, plural } from '../../../ui/plural.ts';
import { useMay } from '../../app/current.ts';
import { useMoney } from '../use-money.ts';

export type BoardColumn<C extends string> = {
  id: C;
  name: string;
  rows: readonly RequestRow[];
  /** Under the name, e.g. what the column promises. */
  hint?: string;
};

type Props<C extends string> = {
  label: string;
  columns: readonly BoardColumn<C>[];
  onMove: (row: RequestRow, to: C) => void;
  note: (row: RequestRow) => ComponentChildren;
};

/** What travels with a drag: ours only, so that a dropped file or link is nothing. */
const dragType = 'application/x-waymark-request';

export function Board<C extends string>({ label, columns, onMove, note }: Props<C>) {
  const [over, setOver] = useState<C>();
  const mayMove = useMay('tag');
  const all = columns.flatMap(({ rows }) => rows);
  const drop = (event: DragEvent, to: C) => {
    event.preventDefault();
    setOver(undefined);
    const row = all.find(({ id }) => id === event.dataTransfer?.getData(dragType));
    if (row) onMove(row, to);
  };
  return (
    <section class="board" aria-label={label}>
      {columns.map(({ id, name, rows, hint }) => (
        <section
          key={id}
          class={classes('board-column', over === id && 'over')}
          aria-label={name}
          onDragOver={(event) => {
            if (!event.dataTransfer?.types.includes(dragType)) return;
            event.preventDefault();
            setOver(id);
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={(event) => drop(event, id)}
        >
          <h2>
            {name} <span class="wm-count">{formatCount(rows.length)}</span>
          </h2>
          {hint && <p class="wm-note">{hint}</p>}
          <ul>
            {rows.map((row) => (
              <Card
                key={row.id}
                row={row}
                note={note(row)}
                moves={columns.filter((column) => column.id !== id)}
                onMove={mayMove ? (to) => onMove(row, to) : undefined}
              />
            ))}
          </ul>
          {rows.length === 0 && <p class="quiet">Nothing here.</p>}
        </section>
      ))}
    </section>
  );
}

type CardProps<C extends string> = {
  row: RequestRow;
  note: ComponentChildren;
  moves: readonly BoardColumn<C>[];
  onMove: ((to: C) => void) | undefined;
};

function Card<C extends string>({ row, note, moves, onMove }: CardProps<C>) {
  const money = useMoney();
  const { id, title, figures } = row;
  return (
    <li
      class="board-card"
      draggable={onMove !== undefined}
      onDragStart={(event) => event.dataTransfer?.setData(dragType, id)}
    >
      <div>
        <a href={`#/voice/requests/${id}`} draggable={false}>
          {title}
        </a>
        <p class="quiet">
          Demand {figures.demand.toFixed(1)} · {plural(figures.accounts, 'account')} ·{' '}
          {money(figures.arr)}
        </p>
        {note}
      </div>
      {onMove && (
        <Menu
          label={`Move ${title}`}
          align="end"
          items={moves.map((column) => ({
            id: column.id,
            label: `Move to ${column.name}`,
            onSelect: () => onMove(column.id),
          }))}
          trigger={(props) => <IconButton small icon="more" label={`Move ${title}`} {...props} />}
        />
      )}
    </li>
  );
}
