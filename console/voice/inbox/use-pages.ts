/** Evidence page by page, as far as somebody has scrolled; what an act changed is put in place without asking again. */
import { useMemo } from 'preact/hooks';
import type { EvidencePage, EvidenceQuery, EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { useCurrent } from '../../app/current.ts';
import type { Query } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { type Infinite, useInfinite } from '../../app/use-infinite.ts';
import { staysIn } from './inbox-query.ts';

const pageSize = 100;

export type Pages = Pick<Infinite<EvidencePage>, 'more' | 'loadingMore' | 'loadMore'> & {
  /** Null while the first page is on its way. */
  rows: readonly EvidenceRow[] | null;
  query: Query<readonly EvidenceRow[]>;
  /** Rows as the server has them now: shown in their place, or taken out where they left the list. */
  replace: (rows: readonly EvidenceRow[]) => void;
};

export function usePages(query: EvidenceQuery): Pages {
  const { api } = useServices();
  const { id: workspace } = useCurrent().workspace;
  const pages = useInfinite<EvidencePage>({
    key: ['list_evidence', workspace, query],
    fetch: (after) => api.list_evidence({ workspace, query, after, limit: pageSize }),
    next: (page) => page.next,
  });
  const { data } = pages.query;
  const rows = useMemo(() => data?.flatMap((page) => page.rows) ?? null, [data]);
  return {
    ...pages,
    rows,
    query: { ...pages.query, data: rows ?? undefined },
    replace(changed) {
      const byId = new Map(changed.map((row) => [row.id, row]));
      pages.replace((all) => all.map((page) => withRows(page, byId, query)));
    },
  };
}

function withRows(
  page: EvidencePage,
  byId: Map<string, EvidenceRow>,
  query: EvidenceQuery,
): EvidencePage {
  const rows = page.rows
    .map((row) => byId.get(row.id) ?? row)
    .filter((row) => !byId.has(row.id) || staysIn(query, row));
  return { ...page, rows };
}
