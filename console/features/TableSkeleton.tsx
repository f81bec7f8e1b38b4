import { Skeleton } from '../../ui/Skeleton.tsx';

/** The sheet before its figures: same frame, so that nothing jumps. */
export function TableSkeleton() {
  return (
    <>
      <div class="ledger ledger-empty" />
      <div class="sheet">
        <Skeleton rows={9} label="Loading features" />
      </div>
    </>
  );
}
