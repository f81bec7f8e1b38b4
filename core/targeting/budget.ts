/**
 * The attention budget: one for guides and surveys together, per person, over all tabs, devices and apps of a
 * workspace. The ledger's half of it is asked again by the server when something is about to be shown
 * (`app.attention_refusal`), which is what holds when two devices decide at once.
 */
import type { Budget } from '../model/engagement.ts';
import type { LiveItem } from '../model/live.ts';
import { day } from './sampling.ts';
import type { Context, Ledger, No } from './types.ts';

const hour = 3_600_000;

/** Whether it takes attention unasked: the twin of `app.interrupts`. */
export function isInterrupting(item: LiveItem): boolean {
  if (item.trigger.on === 'launch') return false;
  if (item.is === 'survey') return item.survey.surface !== 'embedded';
  const { kind, steps } = item.guide;
  if (kind === 'banner') return steps[0]?.place !== 'inline';
  return ['tooltip', 'modal', 'slideIn', 'walkthrough'].includes(kind);
}

/** By what was shown before, of any item. Exactly a window's length ago is within it (definitions 3). */
export function ledgerRefusal(
  is: LiveItem['is'],
  ledger: Ledger,
  budget: Budget,
  now: number,
): No | null {
  const within = (of: Ledger, length: number) => of.filter(({ at }) => now - at <= length).length;
  const shown = ledger.filter(({ interrupted }) => interrupted);
  if (within(shown, budget.hours * hour) >= budget.interruptions) return 'interruptions';
  const surveys = ledger.filter((entry) => entry.is === 'survey' && !entry.asked);
  const { afterSurveyHours: rest, surveyDays: apart } = budget;
  if (rest > 0 && within(surveys, rest * hour)) return 'afterSurvey';
  return is === 'survey' && apart > 0 && within(surveys, apart * day) ? 'survey' : null;
}

/** By what happens on the page right now. No item is exempt from these. */
export function momentRefusal({ busy, typing }: Context): No | null {
  if (busy) return 'busy';
  return typing ? 'typing' : null;
}

export function troubleRefusal({ troubleAt, budget }: Context, now: number): No | null {
  return troubleAt !== null && now - troubleAt < budget.calmSeconds * 1_000 ? 'trouble' : null;
}
