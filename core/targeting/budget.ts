/**
 * The attention budget: one for guides and surveys together, per person, over all tabs, devices and apps of a
 * workspace. The ledger's half of it is asked again by the server when something is about to be shown
 * (`app.attention_refusal`), which is what holds when two devices decide at once.
 */
import type { Budget } from '../model/engagement.ts';
import type { LiveItem } from '../model/live.ts';
import { day } from './sampling.ts';
import type { Context, Ledger, Refusal } from './types.ts';

const hour = 3_600_000;

/** Whether it takes attention unasked: the twin of `app.interrupts`. */
export function isInterrupting(item: LiveItem): boolean {
  if (item.trigger.on === 'launch') return false;
  if (item.is === 'survey') return item.survey.surface !== 'embedded';
  const { kind, steps } = item.guide;
  if (kind === 'banner') return steps[0]?.place !== 'inline';
  return kind === 'tooltip' || kind === 'modal' || kind === 'slideIn' || kind === 'walkthrough';
}

/** What lies within a window that is still open; exactly its length ago is within (definitions 3). */
const isWithin = (at: number, length: number, now: number) => now - at <= length;

/** By what was shown before, of any item. */
export function ledgerRefusal(
  is: LiveItem['is'],
  ledger: Ledger,
  budget: Budget,
  now: number,
): Refusal | null {
  const window = budget.hours * hour;
  const times = (of: Ledger) => of.map(({ at }) => at).sort((a, b) => b - a);
  const shown = times(ledger.filter(({ interrupted }) => interrupted));
  const open = shown.filter((at) => isWithin(at, window, now));
  if (open.length >= budget.interruptions) {
    const oldest = open[budget.interruptions - 1];
    return { no: 'interruptions', until: oldest === undefined ? null : oldest + window + 1 };
  }
  const [survey] = times(ledger.filter((entry) => entry.is === 'survey' && !entry.asked));
  if (survey === undefined) return null;
  const rest = budget.afterSurveyHours * hour;
  if (rest > 0 && isWithin(survey, rest, now)) {
    return { no: 'afterSurvey', until: survey + rest + 1 };
  }
  const apart = budget.surveyDays * day;
  if (is === 'survey' && apart > 0 && isWithin(survey, apart, now)) {
    return { no: 'survey', until: survey + apart + 1 };
  }
  return null;
}

/** By what happens on the page right now. No exception is made of these but calm after trouble. */
export function momentRefusal({ busy, typing }: Context): Refusal | null {
  if (busy) return { no: 'busy', until: null };
  return typing ? { no: 'typing', until: null } : null;
}

export function troubleRefusal(context: Context, now: number): Refusal | null {
  const { troubleAt, budget } = context;
  const calm = budget.calmSeconds * 1_000;
  if (troubleAt === null || now - troubleAt >= calm) return null;
  return { no: 'trouble', until: troubleAt + calm };
}
