/**
 * The judge: from the list of what a person was really shown, which rules were broken. Written from
 * docs/definitions.md and on purpose without the engine, whose mistakes it shall find.
 */
import type { LedgerEntry } from '../../core/model/attention.ts';
import type { Budget } from '../../core/model/engagement.ts';
import type { LiveItem } from '../../core/model/live.ts';

export type Shown = { readonly entry: LedgerEntry; readonly item: LiveItem };

const hour = 3_600_000;

export function countViolations(shown: readonly Shown[], budget: Budget): Record<string, number> {
  const found: Record<string, number> = { cap: 0, survey: 0, rest: 0, once: 0, times: 0 };
  const add = (rule: string) => {
    found[rule] = (found[rule] ?? 0) + 1;
  };
  shown.forEach(({ entry, item }, n) => {
    const before = shown.slice(0, n);
    const since = (hours: number) => before.filter((x) => entry.at - x.entry.at <= hours * hour);
    const mine = before.filter((x) => x.item === item && x.entry.outcome !== 'snoozed');
    const { frequency } = item;
    if (frequency.kind === 'once' && mine.length > 0) add('once');
    if (frequency.kind === 'every' && frequency.times && mine.length >= frequency.times) {
      add('times');
    }
    if (!entry.interrupted) return; // an exception, on record
    const interruptions = since(budget.hours).filter((x) => x.entry.interrupted).length;
    if (interruptions >= budget.interruptions) add('cap');
    const isSurvey = (x: Shown) => x.item.is === 'survey';
    const { surveyDays, afterSurveyHours } = budget;
    if (surveyDays && item.is === 'survey' && since(surveyDays * 24).some(isSurvey)) add('survey');
    if (afterSurveyHours && since(afterSurveyHours).some(isSurvey)) add('rest');
  });
  return found;
}
