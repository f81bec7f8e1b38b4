import type { Usage as UsageData } from '../../core/model/usage.ts';
import { LineChart } from '../../ui/LineChart.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { formatCount, formatDay, formatShort } from './format.ts';
import type { Answer } from './hooks.ts';

/** Three figures over complete days, today beside them, and the days as a picture. */
export function Usage({ usage, label }: { usage: UsageData; label: string }) {
  const { window: counted, today, days } = usage;
  return (
    <div class="usage">
      <dl class="figures">
        <Figure name="Visitors" count={counted.visitors} today={today.visitors} />
        <Figure name="Accounts" count={counted.accounts} today={today.accounts} />
        <Figure name="Uses" count={counted.uses} today={today.uses} />
      </dl>
      <LineChart
        label={label}
        height={132}
        open
        formatCount={formatShort}
        points={days.map(formatDay)}
        series={[
          { id: 'visitors', name: 'Visitors', values: days.map((day) => day.visitors) },
          { id: 'uses', name: 'Uses', values: days.map((day) => day.uses) },
        ]}
      />
    </div>
  );
}

function Figure({ name, count, today }: { name: string; count: number; today: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{formatCount(count)}</dd>
      <dd class="soft">{formatCount(today)} today</dd>
    </div>
  );
}

/** While there are no figures, and when there will be none. */
export function UsageGap({ answer }: { answer: Answer<unknown> }) {
  if (answer.loading) return <Skeleton rows={4} label="Counting" />;
  return (
    <p class="gap" role="status">
      {answer.error?.message ?? 'There are no figures yet.'}
    </p>
  );
}
