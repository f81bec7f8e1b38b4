import type { Usage as UsageData } from '../../core/model/usage.ts';
import { LineChart } from '../../ui/LineChart.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { formatCount, formatDay, formatShort } from './format.ts';
import type { Answer } from './hooks.ts';

/**
 * Three figures and the days as a picture. Today is in the figures, as who has just clicked expects, and told
 * apart below each; the picture dashes it, because it is not over.
 */
export function Usage({ usage, label }: { usage: UsageData; label: string }) {
  const { all, today, days } = usage;
  return (
    <div class="usage">
      <dl class="figures">
        <Figure name="Visitors" count={all.visitors} today={today.visitors} />
        <Figure name="Accounts" count={all.accounts} today={today.accounts} />
        <Figure name="Uses" count={all.uses} today={today.uses} />
      </dl>
      {/* A line along the floor says less than the three zeros do. */}
      {all.uses > 0 && (
        <LineChart
          label={label}
          height={112}
          open
          formatCount={formatShort}
          points={days.map(formatDay)}
          series={[
            { id: 'visitors', name: 'Visitors', values: days.map((day) => day.visitors) },
            { id: 'uses', name: 'Uses', values: days.map((day) => day.uses) },
          ]}
        />
      )}
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
