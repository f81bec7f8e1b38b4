/** How often one person may get one item, by what they did with it so far. */
import type { LedgerEntry } from '../model/attention.ts';
import type { LiveItem } from '../model/live.ts';
import { windowDays } from './sampling.ts';
import type { Ledger, No, Refusal } from './types.ts';
import { hasWaited, waitEnds } from './wait.ts';

const wasDismissed = ({ outcome }: LedgerEntry) => outcome === 'dismissed';
/** An answer completes a survey, however many questions were left. */
const wasCompleted = ({ outcome, answered }: LedgerEntry) => outcome === 'completed' || answered;
const wasUsed = (entry: LedgerEntry) => wasCompleted(entry) || wasDismissed(entry) || entry.acted;

const never = (no: No): Refusal => ({ no, until: null });

/** No, while fewer than so many days have passed since the last display of `of`. */
function waiting(no: No, of: Ledger, days: number, now: number): Refusal | null {
  const last = of.reduce((latest, { at }) => Math.max(latest, at), Number.NEGATIVE_INFINITY);
  if (days === 0 || of.length === 0 || hasWaited(last, days, now)) return null;
  return { no, until: waitEnds(last, days) };
}

function byKind({ frequency: of }: LiveItem, mine: Ledger, now: number): Refusal | null {
  // "Later" is no display that was used up.
  const spent = mine.filter(({ outcome }) => outcome !== 'snoozed');
  switch (of.kind) {
    case 'once':
      return spent.length > 0 ? never('once') : null;
    case 'untilInteracted':
      return mine.some(wasUsed) ? never('interacted') : null;
    case 'untilCompleted':
      return mine.some(wasCompleted) ? never('completed') : null;
    case 'every':
      if (of.times !== null && spent.length >= of.times) return never('oftenEnough');
      return waiting('tooSoon', spent, of.days, now);
    case 'waves':
      return waiting('interacted', mine.filter(wasUsed), windowDays, now);
    default:
      return null;
  }
}

/** A survey's own clocks run whatever its frequency says. */
function bySurvey(item: LiveItem, mine: Ledger, now: number): Refusal | null {
  if (item.is !== 'survey') return null;
  const { resurveyDays, dismissedDays } = item.survey;
  return (
    waiting('answered', mine.filter(wasCompleted), resurveyDays, now) ??
    waiting('dismissed', mine.filter(wasDismissed), dismissedDays, now)
  );
}

function snoozed(mine: Ledger, now: number): Refusal | null {
  const until = Math.max(0, ...mine.map((entry) => entry.until ?? 0));
  return until > now ? { no: 'snoozed', until } : null;
}

export function frequencyRefusal(item: LiveItem, ledger: Ledger, now: number): Refusal | null {
  const mine = ledger.filter((entry) => entry.item === item.id);
  return snoozed(mine, now) ?? byKind(item, mine, now) ?? bySurvey(item, mine, now);
}
