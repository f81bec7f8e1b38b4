import type { ComponentChildren } from 'preact';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import type { Query } from './queries.ts';

type Props<T> = {
  query: Query<T>;
  /** What could not be had, e.g. "The members could not be loaded". */
  failed: string;
  /** Stands while there is nothing; bars in the shape of rows by default. */
  skeleton?: ComponentChildren;
  children: (data: T) => ComponentChildren;
};

/** Data, or why there is none: every screen's loading and error state. An old answer outlives a failed refresh. */
export function Loaded<T>({ query, failed, skeleton, children }: Props<T>) {
  if (query.data !== undefined) {
    return <div class={query.stale ? 'stale' : undefined}>{children(query.data)}</div>;
  }
  if (query.error) {
    return (
      <ErrorState title={failed} onRetry={query.refetch}>
        {query.error.code === '42501'
          ? 'It does not exist, or your role does not reach it. Ask an admin of the workspace.'
          : query.error.message}
      </ErrorState>
    );
  }
  return <>{skeleton ?? <Skeleton />}</>;
}
