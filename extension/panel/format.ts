/** Figures and times in words, in the browser's language for numbers and dates. */
import type { PageRule } from '../../core/model/page-rule.ts';
import type { UsageDay } from '../../core/model/usage.ts';

const whole = new Intl.NumberFormat();
const short = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });
const dayShort = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const dayLong = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

export const formatCount = (count: number) => whole.format(count);
/** For places of four characters. */
export const formatShort = (count: number) => short.format(count);
export const formatMoment = (at: string | number) => moment.format(new Date(at));

/** Days are calendar days of the workspace, so they are printed without any zone. */
export function formatDay({ day }: UsageDay) {
  const date = new Date(`${day}T00:00:00Z`);
  return { short: dayShort.format(date), long: dayLong.format(date) };
}

export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Where a tag counts, as the end of a sentence. */
export function pageRuleWords(rule: PageRule): string {
  if (rule.kind === 'everywhere') return 'on every page';
  if (rule.kind === 'page') return `on ${rule.path}`;
  if (rule.kind === 'section') return `on ${rule.path} and below`;
  return `on pages like ${rule.path}`;
}

/** Near times as distances, far ones as dates: “26 h ago” makes people count. */
export function agoWords(at: number, now: number): string {
  const minutes = Math.round((now - at) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  return hours < 24 ? `${hours} h ago` : formatMoment(at);
}

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
/** The hour, for what happened today; with its day for what is older. */
export function timeWords(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? clock.format(new Date(at)) : formatMoment(at);
}
