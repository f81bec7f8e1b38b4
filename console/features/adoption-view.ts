/** An adoption row as the table reads it: shares, their intervals, and the change against the span before. */
import { type Difference, difference } from '../../core/metrics/difference.ts';
import { shareOf } from '../../core/metrics/rate.ts';
import { roundHalfAway } from '../../core/metrics/round.ts';
import { type Interval, wilson } from '../../core/metrics/wilson.ts';
import type { AdoptionRow } from '../../core/model/usage.ts';

export type AdoptionView = {
  row: AdoptionRow;
  reach: number | null;
  interval: Interval | null;
  change: Difference | null;
  accountReach: number | null;
};

/** Computed here from counts, never taken as percent from the wire: parts can be added, percentages cannot. */
export function viewOf(row: AdoptionRow): AdoptionView {
  return {
    row,
    reach: shareOf(row.reach),
    interval: wilson(row.reach),
    change: difference(row.previousReach, row.reach),
    accountReach: shareOf(row.accountReach),
  };
}

/** Points with one decimal and a sign: `+2.1`, `−0.4`. */
export function formatPoints(share: number): string {
  const points = roundHalfAway(share * 100, 1);
  const sign = points > 0 ? '+' : points < 0 ? '−' : '±';
  return `${sign}${Math.abs(points).toFixed(1)}`;
}

/** `12.4–18.9 %`. */
export function formatInterval({ low, high }: Interval): string {
  const percent = (share: number) => roundHalfAway(share * 100, 1).toFixed(1);
  return `${percent(low)}–${percent(high)}\u00a0%`;
}

/** Healthy and not-yet-known tags need nobody. */
export const needsAttention = ({ health }: AdoptionRow) =>
  health !== 'healthy' && health !== 'unknown';

export type Narrowing = { text: string; area: string | null; attention: boolean };

/** Search is by words anywhere in name, area and owner, case aside. */
export function narrowed(views: readonly AdoptionView[], by: Narrowing): AdoptionView[] {
  const words = by.text.toLowerCase().split(/\s+/).filter(Boolean);
  return views.filter(({ row }) => {
    const text = `${row.name} ${row.area ?? ''} ${row.owner ?? ''}`.toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      (by.area === null || row.area === by.area) &&
      (!by.attention || needsAttention(row))
    );
  });
}
