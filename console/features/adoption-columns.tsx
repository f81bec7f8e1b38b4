import { formatPercent } from '../../core/metrics/rate.ts';
import { Badge } from '../../ui/Badge.tsx';
import { HealthBadge } from '../../ui/HealthBadge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Meter } from '../../ui/Meter.tsx';
import { Sparkline } from '../../ui/Sparkline.tsx';
import type { Column } from '../../ui/table-model.ts';
import { formatCount, plural } from '../app/format.ts';
import { statusOf } from '../app/labels.ts';
import { type AdoptionView, formatInterval, formatPoints } from './adoption-view.ts';

/** Worst first when sorted down: what needs a person stands on top. */
const severity = ['healthy', 'unknown', 'drifting', 'over-matching', 'ambiguous', 'silent'];

/**
 * Reach first after the name: it is what the page is for. `widest` keeps the bars of one column
 * comparable.
 */
export function adoptionColumns(widest: number): Column<AdoptionView>[] {
  return [
    {
      id: 'name',
      header: 'Feature',
      sort: ({ row }) => row.name,
      cell: ({ row }) => <NameCell row={row} />,
    },
    {
      id: 'reach',
      header: 'Reach',
      hint: 'Share of the visitors active in the window who used it, with its 95 % interval',
      width: '178px',
      span: true,
      end: true,
      sort: ({ reach }) => reach,
      cell: (view) => <ReachCell view={view} widest={widest} />,
    },
    {
      id: 'change',
      header: 'Change',
      hint: 'Points of reach against the same span before',
      end: true,
      sort: ({ change }) => change?.value ?? null,
      cell: ChangeCell,
    },
    {
      id: 'trend',
      header: 'Trend',
      hint: 'Visitors by day',
      cell: ({ row }) => (
        <Sparkline
          values={row.trend}
          label={`Visitors a day: from ${row.trend[0] ?? 0} to ${row.trend.at(-1) ?? 0}, at most ${Math.max(0, ...row.trend)}`}
        />
      ),
      spare: 1,
    },
    {
      id: 'depth',
      header: 'Depth',
      hint: 'Median uses per visitor and active day',
      end: true,
      sort: ({ row }) => row.depth,
      cell: ({ row }) => (row.depth === null ? <Dash /> : formatCount(row.depth)),
    },
    {
      id: 'adopted',
      header: 'Adopted',
      hint: 'Visitors who used it on two or more days of the window',
      end: true,
      sort: ({ row }) => row.adopted,
      cell: ({ row }) => formatCount(row.adopted),
    },
    {
      id: 'accounts',
      header: 'Accounts',
      hint: 'Accounts that used it, and their share of the active ones',
      end: true,
      sort: ({ accountReach }) => accountReach,
      cell: ({ row, accountReach }) => (
        <span class="stack">
          {formatCount(row.accountReach.numerator)}
          {accountReach !== null && <small>{formatPercent(accountReach)}</small>}
        </span>
      ),
    },
    {
      id: 'health',
      header: 'Tag health',
      sort: ({ row }) => severity.indexOf(row.health),
      cell: ({ row }) => <HealthBadge health={row.health} reason={row.healthReason} />,
    },
    {
      id: 'area',
      header: 'Area',
      spare: 2,
      sort: ({ row }) => row.area,
      cell: ({ row }) => row.area ?? <Dash />,
    },
    {
      id: 'owner',
      header: 'Owner',
      spare: 2,
      sort: ({ row }) => row.owner,
      cell: ({ row }) => row.owner?.replace(/@.*/, '') ?? <Dash />,
    },
  ];
}

/** No value, which is not zero. */
const Dash = () => <span class="dash">–</span>;

/** Live is what is normal and stays unsaid. */
function NameCell({ row }: Pick<AdoptionView, 'row'>) {
  const status = statusOf(row.status);
  return (
    <span class="name-cell">
      <a href={`#/features/${row.feature}`}>{row.name}</a>
      {row.status !== 'live' && <Badge tone={status.tone}>{status.name}</Badge>}
    </span>
  );
}

/** Estimate, interval and n together (definitions 0): none of them is honest alone. */
function ReachCell({ view, widest }: { view: AdoptionView; widest: number }) {
  const { reach, interval, row } = view;
  if (reach === null || !interval) return <Dash />;
  const of = `${formatCount(row.reach.numerator)} of ${plural(row.reach.denominator, 'visitor')}`;
  const words = `${formatPercent(reach)}, 95 % interval ${formatInterval(interval)}, ${of}`;
  return (
    <span class="reach-cell" title={words}>
      <b>{formatPercent(reach)}</b>
      <Meter value={reach} interval={interval} max={widest} label={words} />
      <small>
        {formatInterval(interval)}
        <span> n {formatCount(row.reach.denominator)}</span>
      </small>
    </span>
  );
}

/** An arrow only where the interval leaves zero out; all else is noise and says so. */
function ChangeCell({ change }: AdoptionView) {
  if (!change) return <Dash />;
  const title = `95 % interval ${formatPoints(change.low)} to ${formatPoints(change.high)} points`;
  if (change.withinNoise) {
    return (
      <span class="stack change-noise" title={title}>
        {formatPoints(change.value)}
        <small>within noise</small>
      </span>
    );
  }
  const up = change.value > 0;
  return (
    <span class={up ? 'stack change-up' : 'stack change-down'} title={title}>
      <span>
        <Icon name={up ? 'up' : 'down'} size={12} /> {formatPoints(change.value)}
      </span>
      <small>points</small>
    </span>
  );
}
