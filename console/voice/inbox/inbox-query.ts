/** The inbox's filters in the address, so that a link shows the same list. */
import { anyEvidence, type EvidenceQuery, evidenceQuery } from '../../../core/model/voice/inbox.ts';

/** Keys of the address; what is not there is as in `anyEvidence`. */
export const filterKeys = [
  ...(['state', 'kind', 'source', 'importance', 'assignee', 'account', 'feature'] as const),
  ...(['request', 'tag', 'call', 'author', 'order'] as const),
] as const;

const numeric = ['importance', 'account'];

/** A part that means nothing is left out instead of failing the page: links are cut and written by hand. */
export function readQuery(search: URLSearchParams): EvidenceQuery {
  let query: EvidenceQuery = { ...anyEvidence, text: (search.get('q') ?? '').slice(0, 200) };
  for (const key of filterKeys) {
    const text = search.get(key);
    if (!text) continue;
    const value = numeric.includes(key) ? Number(text) : text;
    const parsed = evidenceQuery.safeParse({ ...query, [key]: value });
    if (parsed.success) query = parsed.data;
  }
  return query;
}

/** Whether anything but the state narrows the list. */
export function isNarrowed(query: EvidenceQuery): boolean {
  const { state: _, order: __, ...rest } = query;
  return Object.entries(rest).some(([, value]) => value !== null && value !== '');
}

/** Whether a row still belongs into the list of the query's state after an act. */
export const staysIn = (query: EvidenceQuery, row: { state: string; deleted: boolean }): boolean =>
  !row.deleted && (query.state === 'all' || row.state === query.state);
