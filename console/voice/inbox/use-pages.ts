/** Evidence page by page, as far as somebody has scrolled; what an act changed is put in place without asking again. */
import { type InfiniteData, InfiniteQueryObserver } from '@tanstack/query-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { EvidencePage, EvidenceQuery, EvidenceRow } from '../../../core/model/voice/inbox.ts';
import { useCurrent } from '../../app/current.ts';
import { CallFailed, type Query } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { staysIn } from './inbox-query.ts';

const pageSize = 100;

export type Pages = {
  /** Null while the first page is on its way. */
  rows: readonly EvidenceRow[] | null;
  query: Query<readonly EvidenceRow[]>;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  /** Rows as the server has them now: shown in their place, or taken out where they left the list. */
  replace: (rows: readonly EvidenceRow[]) => void;
};

type Data = InfiniteData<EvidencePage, string | null>;

export function usePages(query: EvidenceQuery): Pages {
  const { api, queries } = useServices();
  const { workspace } = useCurrent();
  const queryKey = ['list_evidence', workspace.id, query];
  const options = {
    queryKey,
    initialPageParam: null as string | null,
    getNextPageParam: (page: EvidencePage) => page.next,
    queryFn: async ({ pageParam }: { pageParam: string | null }): Promise<EvidencePage> => {
      const args = { workspace: workspace.id, query, after: pageParam, limit: pageSize };
      const reply = await api.list_evidence(args);
      if (!reply.ok) throw new CallFailed(reply.error);
      return reply.data;
    },
  };
  const key = JSON.stringify(queryKey);
  const observer = useMemo(() => new InfiniteQueryObserver(queries, options), [queries]);
  const [, draw] = useState(0);
  useEffect(() => observer.setOptions(options), [observer, key]);
  useEffect(() => observer.subscribe(() => draw((n) => n + 1)), [observer]);
  // The observer hears of a new key after the draw; until then its answer is that of the old one.
  const result = observer.getOptimisticResult(
    queries.defaultQueryOptions(options) as Parameters<typeof observer.getOptimisticResult>[0],
  );
  // safe: the pages are those of `queryFn`
  const data = result.data as Data | undefined;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? null, [data]);
  const error = result.error instanceof CallFailed ? result.error : null;
  return {
    rows,
    query: {
      data: rows ?? undefined,
      error:
        error ?? (result.error && new CallFailed({ code: 'bug', message: String(result.error) })),
      loading: result.isPending,
      stale: false,
      refetch: () => void observer.refetch(),
    },
    more: data?.pages.at(-1)?.next != null,
    loadingMore: result.isFetching && rows !== null,
    loadMore: () => {
      if (!observer.getCurrentResult().isFetching) void observer.fetchNextPage();
    },
    replace(changed) {
      const byId = new Map(changed.map((row) => [row.id, row]));
      queries.setQueryData<Data>(queryKey, (before) => before && withRows(before, byId, query));
    },
  };
}

function withRows(data: Data, byId: Map<string, EvidenceRow>, query: EvidenceQuery): Data {
  const pages = data.pages.map((page) => ({
    ...page,
    rows: page.rows
      .map((row) => byId.get(row.id) ?? row)
      .filter((row) => !byId.has(row.id) || staysIn(query, row)),
  }));
  return { ...data, pages };
}
