/** Tables as CSV. What begins like a formula would run in a spreadsheet; an apostrophe keeps it text. Pure. */
import { csvFormatRows } from 'd3-dsv';

export type Cell = string | number | null;

function text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

export function toCsv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return csvFormatRows([head, ...rows].map((row) => row.map(text)));
}

/** `guide-exports-are-here-steps`, whatever the name is written in. */
export function fileName(...parts: readonly string[]): string {
  const plain = parts.join(' ').replace(/[^\p{L}\p{N}]+/gu, '-');
  return `${plain.replace(/^-|-$/g, '').toLowerCase()}.csv`;
}
