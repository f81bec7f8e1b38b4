/** Ids from a table that somebody chose: which column, which rows, what is wrong with them. Pure. */
import type { Sheet } from '../app/sheet.ts';

const idLike = /^(id|user|visitor|person|account|customer|e-?mail|known|external)/i;

/** The column that is called like an id, else the first. */
export function guessColumn([head = []]: Sheet): number {
  const named = head.findIndex((name) => idLike.test(name.trim()));
  return Math.max(0, named);
}

/** Names are not repeated below and hold no digits nor an at sign, ids mostly do. */
export function guessHeader([head = [], ...body]: Sheet, column: number): boolean {
  const name = head[column]?.trim() ?? '';
  return body.length > 0 && (idLike.test(name) || (!/[\d@]/.test(name) && name.length < 30));
}

/** As many as a list holds; longer than any id that a product gave. */
export const limits = { ids: 200_000, chars: 200 } as const;

/** `row` counts as the spreadsheet does: from 1, with the header. */
export type Found = { readonly id: string; readonly row: number };

export type Ids = {
  readonly ids: readonly Found[];
  readonly empty: number;
  readonly repeated: number;
  readonly tooLong: readonly Found[];
};

export function idsOf(sheet: Sheet, column: number, hasHeader: boolean): Ids {
  const known = new Set<string>();
  const ids: Found[] = [];
  const tooLong: Found[] = [];
  let [empty, repeated] = [0, 0];
  for (const [i, cells] of sheet.entries()) {
    if (i === 0 && hasHeader) continue;
    const id = (cells[column] ?? '').trim();
    const found = { id, row: i + 1 };
    if (id === '') empty++;
    else if (id.length > limits.chars) tooLong.push(found);
    else if (known.has(id)) repeated++;
    else {
      known.add(id);
      ids.push(found);
    }
  }
  return { ids, empty, repeated, tooLong };
}

/** Why it cannot be brought in, or nothing. */
export function refusalOf({ ids, tooLong }: Ids): string | undefined {
  const [first] = tooLong;
  if (first) {
    const rows = tooLong.slice(0, 5).map(({ row }) => row);
    return `Ids have at most ${limits.chars} characters; row ${rows.join(', ')}${
      tooLong.length > rows.length ? ' and others' : ''
    } have more. Choose another column, or correct them.`;
  }
  if (ids.length === 0) return 'This column has no ids. Choose another one.';
  if (ids.length > limits.ids) {
    return `A list holds at most ${limits.ids.toLocaleString()} ids; these are ${ids.length.toLocaleString()}. Use a trait instead.`;
  }
  return undefined;
}
