/** The list of requests in the address: filters, order, and how it is looked at. */
import type { RequestQuery } from '../../../core/model/rpc-voice.ts';
import {
  type RequestRow,
  type RequestStatus,
  requestStatuses,
} from '../../../core/model/voice/request.ts';
import type { Sort } from '../../../ui/table-model.ts';

export type RequestsView = {
  query: RequestQuery;
  look: 'list' | 'board';
  sort: Sort;
};

const isStatus = (text: string): text is RequestStatus =>
  (requestStatuses as readonly string[]).includes(text);

/** What is still to be decided or done: the list's beginning. */
export const openStatuses: readonly RequestStatus[] = [
  'new',
  'under-review',
  'planned',
  'in-progress',
];

export function readView(search: URLSearchParams): RequestsView {
  const wanted = search.get('status') ?? 'open';
  const look = search.get('look') === 'board' ? 'board' : 'list';
  // A board ends with what was shipped: that is where cards are carried to.
  const open = look === 'board' ? [...openStatuses, 'shipped' as const] : [...openStatuses];
  const status = wanted === 'open' ? open : isStatus(wanted) ? [wanted] : [];
  const account = Number(search.get('account') ?? '');
  return {
    query: {
      status,
      roadmap: null,
      owner: search.get('owner'),
      feature: search.get('feature'),
      tag: search.get('tag'),
      account: Number.isInteger(account) && account > 0 ? account : null,
      text: (search.get('q') ?? '').slice(0, 200),
    },
    look,
    sort: { by: search.get('sort') ?? 'demand', descending: search.get('order') !== 'up' },
  };
}

/** Highest demand first, as on the list; a board has no other order. */
export const byDemand = (a: RequestRow, b: RequestRow): number =>
  b.figures.demand - a.figures.demand;
