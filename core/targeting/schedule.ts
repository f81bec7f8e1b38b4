/** Whether an item's time is now (core/model/audience.ts). Time that cannot be read is never now. */
import type { Schedule } from '../model/audience.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Making a formatter takes a thousand times as long as using it. A pure memo: a zone's name says it all. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}

/** ISO weekday (Monday is 1) and minutes since midnight by the wall clock; null where there is no such zone. */
export function localTime(now: number, zone: string): { day: number; minute: number } | null {
  try {
    const text = formatterOf(zone).format(now); // "Mon 09:05", with or without a comma
    const minute = minutesOf(text.slice(-5));
    return { day: weekdays.indexOf(text.slice(0, 3)) + 1, minute };
  } catch {
    return null; // RangeError: the zone is unknown to this browser
  }
}

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** A shift that runs past midnight belongs to the day on which it begins. Equal ends are a whole day. */
function isWithinHours(hours: NonNullable<Schedule['hours']>, now: number, zone: string): boolean {
  const local = localTime(now, zone);
  if (!local) return false;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const { day, minute } = local;
  if (from < to) return hours.days.includes(day) && minute >= from && minute < to;
  const dayBefore = day === 1 ? 7 : day - 1;
  if (minute >= from) return hours.days.includes(day);
  return minute < to && hours.days.includes(dayBefore);
}

export type ScheduleCode = 'notYet' | 'over' | 'hours' | null;

/** Null: it is time. `visitorZone` is the browser's own. */
export function scheduleProblem(of: Schedule, now: number, visitorZone: string): ScheduleCode {
  // Written so that NaN, an unreadable time, is no.
  if (of.from !== null && !(now >= Date.parse(of.from))) return 'notYet';
  if (of.until !== null && !(now < Date.parse(of.until))) return 'over';
  const zone = of.zone === 'visitor' ? visitorZone : of.zone;
  return of.hours && !isWithinHours(of.hours, now, zone) ? 'hours' : null;
}
