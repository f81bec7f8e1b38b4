/** Rows that were exported as files: a table for spreadsheets, or records for programs. Pure. */
import type { exportKinds } from '../../../core/model/voice/exchange.ts';
import { type Cell, toCsv } from '../../app/csv.ts';

export type ExportKind = (typeof exportKinds)[number];
export type Rows = { columns: readonly string[]; rows: readonly (readonly unknown[])[] };
export type Format = 'csv' | 'json';

/** Lists of words as people write them; what has parts of its own as JSON. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.join(', ');
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

export function fileOf({ columns, rows }: Rows, format: Format): Blob {
  if (format === 'csv') {
    const text = toCsv(
      columns,
      rows.map((row) => row.map(cellOf)),
    );
    // Excel takes a file for UTF-8 only with the mark.
    return new Blob(['\uFEFF', text], { type: 'text/csv' });
  }
  const records = rows.map((row) =>
    Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])),
  );
  return new Blob([JSON.stringify(records, null, 1)], { type: 'application/json' });
}

/** `captures` holds `workspace/owner/hash.ending`; in a file one folder is enough, as the owner tells them apart. */
export const pictureName = (path: string): string =>
  `pictures/${path.split('/').slice(1).join('-')}`;

/** Paths in storage become paths beside the table; `gone` are those that could not be had. */
export function withPictureNames({ columns, rows }: Rows, gone: ReadonlySet<string>): Rows {
  const at = columns.indexOf('pictures');
  if (at < 0) return { columns, rows };
  const named = (value: unknown) =>
    Array.isArray(value)
      ? value.flatMap((path) => (gone.has(`${path}`) ? [] : [pictureName(`${path}`)]))
      : value;
  return {
    columns,
    rows: rows.map((row) => row.map((value, i) => (i === at ? named(value) : value))),
  };
}
