/** How often one person may get one item, by what they did with it so far. */
import type { LedgerEntry } from '../model/attention.ts';
import type { LiveItem } from '../model/live.ts';
import { windowDays } from './sampling.ts';
import type { Ledger, No } from './types.ts';
import { hasWaited } from './wait.ts';

const wasDismissed = ({ outcome }: LedgerEntry) => outcome === 'dismissed';
/** An answer completes a survey, however many questions were left. */
const wasCompleted = ({ outcome, answered }: LedgerEntry) => outcome === 'completed' || answered;
const wasUsed = (entry: LedgerEntry) => wasCompleted(entry) || wasDismissed(entry) || entry.acted;

/** Whether one of these was shown within so many days; 0 days are no wait. */
const isRecent = (of: Ledger, days: number, now: number) =>
  days > 0 && !of.every(({ at }) => hasWaited(at, days, now));

function byKind({ frequency: of }: LiveItem, mine: Ledger, now: number): No | null {
  const { kind } = of;
  // "Later" is no display that was used up.
  const spent = mine.filter(({ outcome }) => outcome !== 'snoozed');
  if (kind === 'once') return spent.length > 0 ? kind : null;
  if (kind === 'untilInteracted') return mine.some(wasUsed) ? 'interacted' : null;
  if (kind === 'untilCompleted') return mine.some(wasCompleted) ? 'completed' : null;
  if (kind === 'waves')
    return isRecent(mine.filter(wasUsed), windowDays, now) ? 'interacted' : null;
  if (kind !== 'every') return null;
  if (of.times !== null && spent.length >= of.times) return 'oftenEnough';
  return isRecent(spent, of.days, now) ? 'tooSoon' : null;
}

/** A survey's own clocks run whatever its frequency says. */
function bySurvey(item: LiveItem, mine: Ledger, now: number): No | null {
  if (item.is !== 'survey') return null;
  const { resurveyDays, dismissedDays } = item.survey;
  if (isRecent(mine.filter(wasCompleted), resurveyDays, now)) return 'answered';
  return isRecent(mine.filter(wasDismissed), dismissedDays, now) ? 'dismissed' : null;
}

export function frequencyRefusal(item: LiveItem, ledger: Ledger, now: number): No | null {
  const mine = ledger.filter((entry) => entry.item === item.id);
  if (mine.some(({ until }) => until !== null && until > now)) return 'snoozed';
  return byKind(item, mine, now) ?? bySurvey(item, mine, now);
}
