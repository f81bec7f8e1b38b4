import type { ComponentChildren } from 'preact';
import { formatPercent } from '../../core/metrics/rate.ts';
import type { Feature } from '../../core/model/feature.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount, plural } from '../app/format.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { formatInterval, formatPoints, viewOf } from '../features/adoption-view.ts';

/** The feature's row of the adoption table, read out in full. */
export function FeatureFigures({ feature }: { feature: Feature }) {
  const { preferences } = useServices();
  const { workspace, app } = useCurrent();
  const days = preferences.days.value;
  const adoption = useRpc(
    'adoption',
    { workspace: workspace.id, app: app?.id ?? null, days, filter: [] },
    { keep: true },
  );
  const row = adoption.data?.rows.find((one) => one.feature === feature.id);
  if (adoption.error) return null;
  if (!row) return adoption.data ? null : <div class="ledger ledger-empty" />;
  const { reach, interval, change } = viewOf(row);
  return (
    <dl class="ledger">
      <Figure name="Reach" value={reach === null ? '–' : formatPercent(reach)}>
        {interval && `${formatInterval(interval)} of ${plural(row.reach.denominator, 'visitor')}`}
      </Figure>
      <Figure
        name={`Against the ${days} days before`}
        value={change ? formatPoints(change.value) : '–'}
      >
        {change &&
          (change.withinNoise
            ? 'points, within noise'
            : `points, ${formatPoints(change.low)} to ${formatPoints(change.high)}`)}
      </Figure>
      <Figure name="Visitors" value={formatCount(row.window.visitors)}>
        {plural(row.window.uses, 'use')}
      </Figure>
      <Figure name="Accounts" value={formatCount(row.window.accounts)}>
        of {plural(row.accountReach.denominator, 'active account')}
      </Figure>
      <Figure name="Adopted" value={formatCount(row.adopted)}>
        on two or more days
      </Figure>
      <Figure name="Depth" value={row.depth === null ? '–' : formatCount(row.depth)}>
        median uses a day
      </Figure>
    </dl>
  );
}

type FigureProps = { name: string; value: string; children: ComponentChildren };

/** Each figure with what it is of: a number without its base is a rumour. */
function Figure({ name, value, children }: FigureProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <small class="ledger-note">{children}</small>
      </dd>
    </div>
  );
}
