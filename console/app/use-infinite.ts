/** Pages of an answer, as far as somebody has asked for more: one list that grows at its end. */
import { type InfiniteData, InfiniteQueryObserver } from '@tanstack/query-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ApiResult, RpcName } from '../../core/model/rpc.ts';
import { CallFailed, type Query } from './queries.ts';
import { useServices } from './services.ts';

export type Infinite<Page> = {
  query: Query<readonly Page[]>;
  more: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  /** Changes what is kept, without asking again. */
  replace: (change: (pages: readonly Page[]) => Page[]) => void;
};

type Options<Page> = {
  /** The call and what it is asked: the cache's key, which writing refreshes by its name. */
  key: readonly [RpcName, ...unknown[]];
  /** `after` is null for the first page. */
  fetch: (after: string | null) => Promise<ApiResult<Page>>;
  /** Null at the end. */
  next: (page: Page) => string | null;
};

export function useInfinite<Page>({ key, fetch, next }: Options<Page>): Infinite<Page> {
  const { queries } = useServices();
  const options = {
    queryKey: key,
    initialPageParam: null as string | null,
    getNextPageParam: (page: Page) => next(page),
    queryFn: async ({ pageParam }: { pageParam: string | null }): Promise<Page> => {
      const reply = await fetch(pageParam);
      if (!reply.ok) throw new CallFailed(reply.error);
      return reply.data;
    },
  };
  const text = JSON.stringify(key);
  const observer = useMemo(() => new InfiniteQueryObserver(queries, options), [queries]);
  const [, draw] = useState(0);
  useEffect(() => observer.setOptions(options), [observer, text]);
  useEffect(() => observer.subscribe(() => draw((n) => n + 1)), [observer]);
  // The observer hears of a new key after the draw; until then its answer is that of the old one.
  const result = observer.getOptimisticResult(
    queries.defaultQueryOptions(options) as Parameters<typeof observer.getOptimisticResult>[0],
  );
  // safe: the pages are those of `queryFn`
  const data = result.data as InfiniteData<Page, string | null> | undefined;
  const last = data?.pages.at(-1);
  return {
    query: {
      data: data?.pages,
      error: result.error && failureOf(result.error),
      loading: result.isPending,
      stale: false,
      refetch: () => void observer.refetch(),
    },
    more: last !== undefined && next(last) !== null,
    loadingMore: result.isFetching && data !== undefined,
    loadMore: () => {
      if (!observer.getCurrentResult().isFetching) void observer.fetchNextPage();
    },
    replace(change) {
      queries.setQueryData<InfiniteData<Page, string | null>>(
        key,
        (before) => before && { ...before, pages: change(before.pages) },
      );
    },
  };
}

const failureOf = (error: Error): CallFailed =>
  error instanceof CallFailed ? error : new CallFailed({ code: 'bug', message: String(error) });
