/** The list's filters, as they stand in the address. Pure. */
import { type ItemRow, type ItemState, itemStates } from '../../core/model/engagement.ts';
import { kindName } from '../../ui/engage/labels.ts';
import type { Sort } from '../../ui/table-model.ts';

export type ListFilter = {
  text: string;
  is: 'guide' | 'survey' | null;
  state: ItemState | null;
  archived: boolean;
  sort: Sort;
};

export function readFilter(query: URLSearchParams): ListFilter {
  const is = query.get('is');
  return {
    text: query.get('q') ?? '',
    is: is === 'guide' || is === 'survey' ? is : null,
    state: itemStates.find((state) => state === query.get('state')) ?? null,
    archived: query.has('archived'),
    sort: { by: query.get('sort') ?? 'state', descending: query.get('order') === 'down' },
  };
}

/** What runs, and what waits for somebody, stands on top. */
const rank: Readonly<Record<ItemState, number>> = {
  review: 0,
  live: 1,
  scheduled: 2,
  paused: 3,
  draft: 4,
  ended: 5,
  archived: 6,
};
export const rankOf = ({ state }: ItemRow): number => rank[state];

/** Words anywhere in name and kind, case aside. */
export function filtered(rows: readonly ItemRow[], by: ListFilter): ItemRow[] {
  const words = by.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = `${row.name} ${kindName(row.kind)}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (by.is === null || row.is === by.is) &&
      (by.state === null || row.state === by.state)
    );
  });
}
