/** Figures and times as people read them, in the reader's language and the workspace's zone. */

import { formatCount } from '../../ui/plural.ts';

/** Made once: building a formatter costs more than using it a hundred times. */
const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

export { formatCount, plural } from '../../ui/plural.ts';
/** For axes, where 12,000 has no room. */
export const formatShort = (count: number): string =>
  count < 10_000 ? formatCount(count) : compact.format(count);

/** A calendar day is no moment: it is drawn in UTC so that no zone moves it. */
const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat(undefined, { ...options, timeZone: 'UTC' });
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
};
export const formatDay = dayFormat({ day: 'numeric', month: 'short' });
export const formatLongDay = dayFormat({
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** With the hour, for single events and changes. */
export function formatInstant(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(new Date(at));
}

/** Without the hour, for columns in which days are compared. */
export function formatDate(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone }).format(new Date(at));
}

/** To the second, for the running list of today. */
export function formatClock(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat(undefined, { timeStyle: 'medium', timeZone }).format(new Date(at));
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
/** Largest unit that fits, in seconds; month and year are the mean ones. */
const steps = [
  ['minute', 60],
  ['hour', 3_600],
  ['day', 86_400],
  ['week', 604_800],
  ['month', 2_629_800],
  ['year', 31_557_600],
] as const;

/** `3 hours ago`; below a minute, `just now`. */
export function formatAgo(at: string, now: number): string {
  const seconds = (new Date(at).getTime() - now) / 1000;
  if (Math.abs(seconds) < 60) return 'just now';
  const [unit, size] = steps.findLast(([, step]) => Math.abs(seconds) >= step) ?? steps[0];
  return relative.format(Math.round(seconds / size), unit);
}
