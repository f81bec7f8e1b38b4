/** Whether an item's time is now (core/model/audience.ts). Time that cannot be read is never now. */
import type { Schedule } from '../model/audience.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(-2));

/** ISO weekday (Monday is 1) and minutes since midnight by the wall clock; null where there is no such zone. */
export function localTime(now: number, timeZone: string): { day: number; minute: number } | null {
  try {
    const text = new Date(now).toLocaleString('en-US', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }); // "Mon 09:05", with or without a comma
    return { day: weekdays.indexOf(text.slice(0, 3)) + 1, minute: minutesOf(text.slice(-5)) };
  } catch {
    return null; // RangeError: the zone is unknown to this browser
  }
}

/** A shift that runs past midnight belongs to the day on which it begins. Equal ends are a whole day. */
function isWithinHours(hours: NonNullable<Schedule['hours']>, now: number, zone: string): boolean {
  const local = localTime(now, zone);
  if (!local) return false;
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const { day, minute } = local;
  const isToday = hours.days.includes(day) && minute >= from;
  if (from < to) return isToday && minute < to;
  return isToday || (hours.days.includes(day === 1 ? 7 : day - 1) && minute < to);
}

/** Null: it is time. `visitorZone` is the browser's own. */
export function scheduleProblem(of: Schedule, now: number, visitorZone: string) {
  // Written so that NaN, an unreadable time, is no.
  if (of.from !== null && !(now >= Date.parse(of.from))) return 'notYet';
  if (of.until !== null && !(now < Date.parse(of.until))) return 'over';
  const zone = of.zone === 'visitor' ? visitorZone : of.zone;
  return of.hours && !isWithinHours(of.hours, now, zone) ? 'hours' : null;
}
