/** Features: which of what you named is used, by how many, and is that more or less than before. */

import type { RpcResult } from '../../core/model/rpc.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useCurrent } from '../app/current.ts';
import { formatDay, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { AdoptionTable } from './AdoptionTable.tsx';
import { ArchivedFeatures } from './ArchivedFeatures.tsx';
import { narrowed, viewOf } from './adoption-view.ts';
import { FeaturesToolbar } from './FeaturesToolbar.tsx';
import { FirstFeature } from './FirstFeature.tsx';
import { Ledger } from './Ledger.tsx';
import { SegmentBar } from './SegmentBar.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { useFeatureList } from './use-feature-list.ts';

/** The old rows stay while a new window is asked for: the eye keeps its place. */
export function FeaturesPage() {
  const { preferences } = useServices();
  const { workspace, app } = useCurrent();
  const { segments } = useFeatureList();
  const adoption = useRpc(
    'adoption',
    {
      workspace: workspace.id,
      app: app?.id ?? null,
      days: preferences.days.value,
      filter: segments,
    },
    { keep: true },
  );
  return (
    <div class="page">
      <header class="page-head">
        <h1>Features</h1>
        {adoption.data && (
          <p class="lead">
            {formatDay(adoption.data.since)} to {formatDay(adoption.data.until)},{' '}
            {plural(preferences.days.value, 'complete day')}
          </p>
        )}
      </header>
      <Loaded
        query={adoption}
        failed="The features could not be loaded"
        skeleton={<TableSkeleton />}
      >
        {(data) => <Adoption data={data} />}
      </Loaded>
      <ArchivedFeatures />
    </div>
  );
}

/** Search and filters work on what is here; only segment and window ask again. */
function Adoption({ data }: { data: RpcResult<'adoption'> }) {
  const list = useFeatureList();
  const { preferences } = useServices();
  const { app } = useCurrent();
  const views = data.rows.map(viewOf);
  if (views.length === 0 && list.segments.length === 0)
    return <FirstFeature app={app} data={data} />;
  const shown = narrowed(views, list.narrowing);
  return (
    <>
      <Ledger data={data} views={views} />
      <section class="sheet" aria-label="Adoption by feature">
        <FeaturesToolbar views={views} shown={shown} span={data} />
        <SegmentBar />
        {shown.length > 0 ? (
          <AdoptionTable
            views={shown}
            sort={list.sort}
            onSort={list.setSort}
            grouped={preferences.grouped.value}
          />
        ) : (
          <EmptyState
            title="No feature matches"
            actions={<ButtonLink href="#/features">Show all features</ButtonLink>}
          >
            <p>Search and filters together leave none of {plural(views.length, 'feature')}.</p>
          </EmptyState>
        )}
      </section>
    </>
  );
}
