import { useState } from 'preact/hooks';
import type { Feature } from '../../core/model/feature.ts';
import type { Usage } from '../../core/model/usage.ts';
import { LineChart } from '../../ui/LineChart.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCurrent } from '../app/current.ts';
import { formatCount, formatDay, formatLongDay, formatShort } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';

/** Short names: they stand in the key, in the read-out and in the table. */
const measures = {
  visitors: 'Visitors',
  accounts: 'Accounts',
  uses: 'Uses',
} as const;
type Measure = keyof typeof measures | 'people';

/** People by default: uses grow with one keen person, reach does not. */
export function UsageChart({ feature }: { feature: Feature }) {
  const { preferences } = useServices();
  const { app } = useCurrent();
  const [measure, setMeasure] = useState<Measure>('people');
  const usage = useRpc(
    'feature_usage',
    { feature: feature.id, app: app?.id ?? null, days: preferences.days.value },
    { keep: true },
  );
  return (
    <>
      <header class="section-head">
        <h2>Usage by day</h2>
        <RadioGroup
          legend="Measure"
          look="segments"
          value={measure}
          choices={[
            { value: 'people', label: 'Visitors and accounts' },
            { value: 'uses', label: 'Uses' },
          ]}
          onValue={setMeasure}
        />
      </header>
      <Loaded query={usage} failed="The usage could not be loaded" skeleton={<Skeleton rows={5} />}>
        {(data) => <Chart feature={feature} usage={data} measure={measure} />}
      </Loaded>
    </>
  );
}

/** Visitors and accounts share an axis; uses are of another size and get their own. */
function Chart({ feature, usage, measure }: { feature: Feature; usage: Usage; measure: Measure }) {
  const shown = measure === 'people' ? (['visitors', 'accounts'] as const) : (['uses'] as const);
  if (usage.all.uses === 0) {
    return (
      <p class="quiet">
        Nobody has used it in these days or today. If that surprises you, look at its tags below:
        they say which recorded elements they recognise.
      </p>
    );
  }
  return (
    <LineChart
      label={`Use of ${feature.name} by day`}
      series={shown.map((id) => ({
        id,
        name: measures[id],
        values: usage.days.map((day) => day[id]),
      }))}
      points={usage.days.map(({ day }) => ({ short: formatDay(day), long: formatLongDay(day) }))}
      open={usage.days.at(-1)?.open ?? false}
      formatCount={(count) => (count < 10_000 ? formatCount(count) : formatShort(count))}
      height={240}
    />
  );
}
