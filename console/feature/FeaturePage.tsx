/** One feature: how its use moves, who uses it, whether they come back, and what its tags recognise. */
import type { Feature } from '../../core/model/feature.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useCurrent } from '../app/current.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { AccountsTable } from './AccountsTable.tsx';
import { FeatureFigures } from './FeatureFigures.tsx';
import { FeatureHead } from './FeatureHead.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { RetentionTable } from './RetentionTable.tsx';
import { SampleEvents } from './SampleEvents.tsx';
import { TagsPanel } from './TagsPanel.tsx';
import { UsageChart } from './UsageChart.tsx';

/** In the order of the questions: which customers, who there, do they stay, what is counted, show me. */
const tabs = [
  { id: 'accounts', label: 'Accounts' },
  { id: 'people', label: 'People' },
  { id: 'retention', label: 'Retention' },
  { id: 'tags', label: 'Tags' },
  { id: 'events', label: 'Events' },
] as const;
type TabId = (typeof tabs)[number]['id'];

/** The feature itself is asked for first; the rest needs its name and asks in parallel. */
export function FeaturePage({ id }: { id: string }) {
  const feature = useRpc('get_feature', { feature: id });
  return (
    <div class="page">
      <a class="back" href="#/features">
        Features
      </a>
      <Loaded query={feature} failed="This feature could not be loaded">
        {(data) => <Detail feature={data} />}
      </Loaded>
    </div>
  );
}

/** The tab is in the address, so that a link opens what its sender saw. */
function Detail({ feature }: { feature: Feature }) {
  const { router } = useServices();
  const { app } = useCurrent();
  const wanted = router.route.value.query.get('tab');
  const tab = tabs.find(({ id }) => id === wanted)?.id ?? 'accounts';
  return (
    <>
      <FeatureHead feature={feature} />
      <FeatureFigures feature={feature} />
      <section class="sheet sheet-padded" aria-label="Usage over time">
        <UsageChart feature={feature} />
      </section>
      <section class="sheet sheet-padded" aria-label="Details">
        <Tabs
          label="Details"
          tabs={tabs}
          value={tab}
          onValue={(next) => router.setQuery({ tab: next })}
        >
          <Panel key={tab} tab={tab} feature={feature} app={app?.id ?? null} />
        </Tabs>
      </section>
    </>
  );
}

type PanelProps = { tab: TabId; feature: Feature; app: number | null };

/** Only the open tab asks the database. */
function Panel({ tab, feature, app }: PanelProps) {
  if (tab === 'accounts') return <AccountsTable feature={feature} app={app} />;
  if (tab === 'people') return <PeopleTable feature={feature} app={app} />;
  if (tab === 'retention') return <RetentionTable feature={feature} app={app} />;
  if (tab === 'tags') return <TagsPanel feature={feature} />;
  return <SampleEvents feature={feature} app={app} />;
}
