/** The adoption table as CSV: every figure with both its parts, so that a reader can add and divide again. */
import { csvFormatRows } from 'd3-dsv';
import { roundHalfAway } from '../../core/metrics/round.ts';
import type { AdoptionView } from './adoption-view.ts';

type Cell = string | number | null;
type Span = { since: string; until: string };

/** One decimal, rounded half away from zero on this last step only; empty where there is no rate. */
const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? null : roundHalfAway(share * 100, 1);

/** Names in snake case, as databases and notebooks want them; order as on screen. */
const columns: readonly (readonly [string, (view: AdoptionView) => Cell])[] = [
  ['feature', ({ row }) => row.name],
  ['feature_id', ({ row }) => row.feature],
  ['area', ({ row }) => row.area],
  ['owner', ({ row }) => row.owner],
  ['status', ({ row }) => row.status],
  ['released_at', ({ row }) => row.releasedAt],
  ['reach_percent', ({ reach }) => percent(reach)],
  ['reach_numerator', ({ row }) => row.reach.numerator],
  ['reach_denominator', ({ row }) => row.reach.denominator],
  ['reach_low_percent', ({ interval }) => percent(interval?.low)],
  ['reach_high_percent', ({ interval }) => percent(interval?.high)],
  ['previous_reach_numerator', ({ row }) => row.previousReach.numerator],
  ['previous_reach_denominator', ({ row }) => row.previousReach.denominator],
  ['change_points', ({ change }) => percent(change?.value)],
  ['change_low_points', ({ change }) => percent(change?.low)],
  ['change_high_points', ({ change }) => percent(change?.high)],
  ['change_within_noise', ({ change }) => (change ? String(change.withinNoise) : null)],
  ['account_reach_percent', ({ accountReach }) => percent(accountReach)],
  ['account_reach_numerator', ({ row }) => row.accountReach.numerator],
  ['account_reach_denominator', ({ row }) => row.accountReach.denominator],
  ['uses', ({ row }) => row.window.uses],
  ['visitors', ({ row }) => row.window.visitors],
  ['accounts', ({ row }) => row.window.accounts],
  ['previous_uses', ({ row }) => row.previous.uses],
  ['previous_visitors', ({ row }) => row.previous.visitors],
  ['previous_accounts', ({ row }) => row.previous.accounts],
  ['depth_median', ({ row }) => row.depth],
  ['adopted_visitors', ({ row }) => row.adopted],
  ['visitors_by_day', ({ row }) => row.trend.join(' ')],
  ['health', ({ row }) => row.health],
  ['health_reason', ({ row }) => row.healthReason],
];

/** The span is in every row, because files get stacked. */
export function adoptionCsv(views: readonly AdoptionView[], span: Span): string {
  const head = ['since', 'until', ...columns.map(([name]) => name)];
  const body = views.map((view) => [
    span.since,
    span.until,
    ...columns.map(([, cell]) => text(cell(view))),
  ]);
  return csvFormatRows([head, ...body]);
}

/** A name that begins like a formula would run in a spreadsheet; an apostrophe keeps it text. */
function text(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}
