import type { ComponentChildren } from 'preact';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';
import { type Column, grouped, type Sort, sorted } from './table-model.ts';

type Props<Row> = {
  /** Names the table for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Present: rows stand under these headings. */
  groupBy?: ((row: Row) => string | null) | undefined;
  groupless?: string;
  /** Under the last row, e.g. "Show more". */
  foot?: ComponentChildren;
};

/**
 * Sortable, with a header that stays; ↑ ↓ move along the rows' first links or buttons. Where it is narrow
 * (its own width, not the window's) rows become cards; roles are explicit, because `display` would drop them.
 */
export function Table<Row>(props: Props<Row>) {
  const {
    caption,
    columns,
    rows,
    rowKey,
    sort,
    onSort,
    groupBy,
    groupless = 'Without a group',
    foot,
  } = props;
  const ordered = sort ? sorted(rows, columns, sort) : rows;
  const groups = groupBy ? grouped(ordered, groupBy) : [{ name: null, rows: ordered }];
  return (
    <div class="wm-table-wrap">
      <table class="wm-table" {...role('table')} aria-rowcount={rows.length + 1}>
        <caption class="wm-hidden">{caption}</caption>
        <thead {...role('rowgroup')}>
          <tr {...role('row')}>
            {columns.map((column) => (
              <Header key={column.id} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.name ?? ''} {...role('rowgroup')} onKeyDown={moveByArrow}>
            {groupBy && (
              <tr {...role('row')} class="wm-group">
                <th {...role('rowheader')} scope="rowgroup" colSpan={columns.length}>
                  {group.name ?? groupless} <span class="wm-count">{group.rows.length}</span>
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={rowKey(row)} {...role('row')} class="wm-row">
                {columns.map((column) => (
                  <td
                    key={column.id}
                    {...role('cell')}
                    class={cellClass(column)}
                    data-label={column.headerHidden ? '' : column.header}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
      {foot && <div class="wm-table-foot">{foot}</div>}
    </div>
  );
}

type HeaderProps<Row> = Pick<Props<Row>, 'sort' | 'onSort'> & { column: Column<Row> };

/** A button inside the cell, because a header cell itself takes neither focus nor keys. */
function Header<Row>({ column, sort, onSort }: HeaderProps<Row>) {
  const active = sort?.by === column.id;
  const direction = sort?.descending ? 'descending' : 'ascending';
  const press = () =>
    onSort?.({
      by: column.id,
      // Figures are asked for from the top, names from A.
      descending: active ? !sort.descending : column.end === true,
    });
  return (
    <th
      {...role('columnheader')}
      scope="col"
      class={cellClass(column)}
      style={column.width ? { width: column.width } : undefined}
      aria-sort={active ? direction : undefined}
      title={column.hint}
    >
      {column.sort && onSort ? (
        <button type="button" class={classes('wm-sort', active && 'wm-on')} onClick={press}>
          {column.header}
          <Icon name={active && !sort.descending ? 'up' : 'down'} size={12} />
        </button>
      ) : (
        <span class={column.headerHidden ? 'wm-hidden' : undefined}>{column.header}</span>
      )}
    </th>
  );
}

/** Spread, because the linter takes an explicit role for a redundant one; as cards it is not. */
const role = (name: 'table' | 'rowgroup' | 'row' | 'rowheader' | 'cell' | 'columnheader') => ({
  role: name,
});

/** Header and cell share these, so that a column that is hidden is hidden whole. */
function cellClass<Row>({ end, spare, span }: Column<Row>) {
  return classes(end && 'wm-end', span && 'wm-span', spare && `wm-spare-${spare}`);
}

/** Between the rows' own first links: rows take no focus, so that Tab does not stop twice in each. */
function moveByArrow(event: KeyboardEvent) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const target = event.target instanceof Element ? event.target : null;
  if (!target?.matches('a, button')) return;
  const table = target.closest('table');
  const rows = [...(table?.querySelectorAll('.wm-row') ?? [])];
  const at = rows.findIndex((row) => row.contains(target));
  const next = rows[at + (event.key === 'ArrowDown' ? 1 : -1)];
  const link = next?.querySelector<HTMLElement>('a, button');
  if (!link) return;
  event.preventDefault();
  link.focus();
}
