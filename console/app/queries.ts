/** Reading through a cache: answers are shared, kept fresh for half a minute, and retried when the line is down. */
import { keepPreviousData, QueryCache, QueryClient, QueryObserver } from '@tanstack/query-core';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ApiError, RpcArgs, RpcName, RpcResult } from '../../core/model/rpc.ts';
import { useServices } from './services.ts';

/** A failed call on its way through the cache, which knows failures as exceptions only. */
export class CallFailed extends Error {
  override name = 'CallFailed';
  readonly code: string;
  constructor({ code, message }: ApiError) {
    super(message);
    this.code = code;
  }
}

/** One place decides what is worth a second try and what ends the session. */
export function createQueries(onSessionEnded: () => void): QueryClient {
  const cache = new QueryCache({
    onError(error) {
      if (error instanceof CallFailed && error.code === 'PT401') onSessionEnded();
    },
  });
  return new QueryClient({
    queryCache: cache,
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        // A refusal stays one; only a line that is down is worth another try.
        retry: (count, error) =>
          count < 3 && error instanceof CallFailed && error.code === 'offline',
        retryDelay: (attempt) => Math.min(8_000, 500 * 2 ** attempt),
      },
    },
  });
}

export type Query<T> = {
  readonly data: T | undefined;
  readonly error: CallFailed | null;
  /** Nothing to show yet. */
  readonly loading: boolean;
  /** What is shown is of other arguments, until the new answer is here. */
  readonly stale: boolean;
  readonly refetch: () => void;
};

type Options = {
  /** Keeps the last answer on screen while the arguments change. */
  keep?: boolean;
  /** Asks again each so many ms while the page is visible. */
  every?: number | false;
};

/** One call of the contract as a live value; null arguments wait. */
export function useRpc<N extends RpcName>(
  name: N,
  args: RpcArgs<N> | null,
  { keep = false, every = false }: Options = {},
): Query<RpcResult<N>> {
  const { api, queries } = useServices();
  const options = {
    queryKey: [name, args],
    enabled: args !== null,
    refetchInterval: every,
    queryFn: async (): Promise<unknown> => {
      // safe: `enabled` keeps a query without arguments from running
      const reply = await api[name](args as RpcArgs<N>);
      if (!reply.ok) throw new CallFailed(reply.error);
      return reply.data;
    },
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  };
  const observer = useMemo(() => new QueryObserver(queries, options), [queries]);
  const [, draw] = useState(0);
  const key = JSON.stringify([name, args, every]);
  useEffect(() => observer.setOptions(options), [observer, key]);
  useEffect(() => observer.subscribe(() => draw((n) => n + 1)), [observer]);

  const result = observer.getOptimisticResult(queries.defaultQueryOptions(options));
  return {
    // safe: `queryFn` returns what `api[name]` parsed with that name's schema
    data: result.data as RpcResult<N> | undefined,
    error: result.error && asFailure(result.error),
    loading: result.isPending,
    stale: result.isPlaceholderData,
    refetch: () => void observer.refetch(),
  };
}

/** What is no failed call is a bug; it is shown all the same, because a screen that waits for ever helps nobody. */
function asFailure(error: Error): CallFailed {
  return error instanceof CallFailed
    ? error
    : new CallFailed({
        code: 'bug',
        message: `The console failed: ${error.message}. Reload the page.`,
      });
}
