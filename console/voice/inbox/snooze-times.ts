/** When a snoozed piece may come back: mornings, in the workspace's time zone. Pure. */
import { dayOf, startOfDay } from '../../../ui/zoned-day.ts';

export type SnoozeTime = { id: string; label: string; until: string; day: string };

const dayMs = 86_400_000;
/** When people start to work; an hour off on the two days a year on which clocks change. */
const hour = 9;

function morningOf(day: string, timeZone: string): string {
  return new Date(Date.parse(startOfDay(day, timeZone)) + hour * 3_600_000).toISOString();
}

export function snoozeTimes(now: number, timeZone: string): SnoozeTime[] {
  const weekday = new Date(`${dayOf(now, timeZone)}T00:00:00Z`).getUTCDay();
  // Monday is 1; on a Monday it is the next one.
  const toMonday = (8 - weekday) % 7 || 7;
  const entries = [
    { id: 'tomorrow', label: 'Tomorrow', days: 1 },
    { id: 'three', label: 'In three days', days: 3 },
    { id: 'monday', label: 'Next Monday', days: toMonday },
    { id: 'two-weeks', label: 'In two weeks', days: 14 },
    { id: 'month', label: 'In a month', days: 30 },
    { id: 'quarter', label: 'In three months', days: 91 },
  ];
  return entries.map(({ id, label, days }) => {
    const day = dayOf(now + days * dayMs, timeZone);
    return { id, label, day, until: morningOf(day, timeZone) };
  });
}
