/** What a table shows, apart from how: columns, order, groups. Pure, so that it is tested without a page. */
import type { ComponentChildren } from 'preact';

export type SortValue = string | number | null;
export type Sort = { by: string; descending: boolean };

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** Present: the column can be sorted. Null goes last in both directions. */
  sort?: (row: Row) => SortValue;
  /** Named for screen readers only: a column of buttons explains itself. */
  headerHidden?: boolean;
  /** Figures stand at the end, so that their digits align. */
  end?: boolean;
  /** Explains the figure; shown at the header. */
  hint?: string;
  /** In cards: the whole width instead of one figure's place. */
  span?: boolean;
  /** Hidden where the table is narrow: 2 first, then 1. Cards show everything. */
  spare?: 1 | 2;
  /** CSS width. */
  width?: string;
};

/** Stable, so that sorting by a second column keeps the order of the first among equals. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
): Row[] {
  const value = columns.find((column) => column.id === sort.by)?.sort;
  if (!value) return [...rows];
  const sign = sort.descending ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, key: value(row) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        return Number(a.key === null) - Number(b.key === null) || a.index - b.index;
      }
      const order =
        typeof a.key === 'string'
          ? a.key.localeCompare(String(b.key), undefined, { numeric: true })
          : a.key - Number(b.key);
      return sign * order || a.index - b.index;
    })
    .map(({ row }) => row);
}

/** Rows by a label, labels in order, rows without one last. */
export function grouped<Row>(rows: readonly Row[], label: (row: Row) => string | null) {
  const groups = Map.groupBy(rows, label);
  return [...groups]
    .map(([name, members]) => ({ name, rows: members }))
    .sort(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        (a.name ?? '').localeCompare(b.name ?? ''),
    );
}
