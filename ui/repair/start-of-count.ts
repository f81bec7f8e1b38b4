/** From which instant a repaired tag counts its new element, by the day that a person chose. Pure. */
import { dayOf, startOfDay } from '../zoned-day.ts';

type Given = { suggestedFrom: string | null; timeZone: string; now: number };

/** Its first use where there is one: nothing before it could be counted anyway. */
export function suggestedDay({ suggestedFrom, timeZone, now }: Given): string {
  return dayOf(suggestedFrom ?? now, timeZone);
}

/** On the suggested day its very first use, so that the hours before stay with the old element. */
export function startOfCount(day: string, given: Given): string {
  const { suggestedFrom, timeZone } = given;
  if (suggestedFrom && day === suggestedDay(given)) return suggestedFrom;
  return startOfDay(day, timeZone);
}

/** What is wrong with a chosen day; undefined when nothing is. */
export function problemOf(day: string, { timeZone, now }: Given): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return 'Choose the day from which it counts.';
  if (day > dayOf(now, timeZone)) return 'The day lies ahead. Choose today or an earlier day.';
  return undefined;
}
