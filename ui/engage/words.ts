/** Rules of a guide or survey as sentences: where, when, how often, what for. Whom: audience.ts. */

import { formatPercent } from '../../core/metrics/rate.ts';
import type {
  Frequency,
  Goal,
  Schedule,
  Trigger,
  UrlRule,
  Where,
} from '../../core/model/audience.ts';
import { plural } from '../plural.ts';

/** What ids are called; an unknown one is said to be unknown rather than shown as a number. */
export type Names = {
  feature: (id: string) => string;
  segment: (id: string) => string;
  survey: (id: string) => string;
};

/** With the hour: changes and schedules. */
export function formatMoment(at: string, timeZone: string): string {
  const looks = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
  return new Intl.DateTimeFormat(undefined, looks).format(new Date(at));
}

/** `Everywhere`, or the pages, and those left out. */
export function whereWords({ include, exclude }: Where): string {
  const pages = include.length ? `On ${include.map(ruleWords).join(', or ')}` : 'On every page';
  return exclude.length ? `${pages}, but not on ${exclude.map(ruleWords).join(' or ')}` : pages;
}

function ruleWords(rule: UrlRule): string {
  switch (rule.kind) {
    case 'exact':
      return `exactly ${rule.value}`;
    case 'contains':
      return `addresses with “${rule.value}”`;
    case 'path':
      return rule.value;
    case 'regex':
      return `addresses like /${rule.value}/`;
    case 'query':
      return `pages with ?${rule.name}${rule.value === null ? '' : `=${rule.value}`}`;
  }
}

const after = (seconds: number) => (seconds > 0 ? `, ${plural(seconds, 'second')} later` : '');

export function triggerWords(trigger: Trigger, names: Names): string {
  switch (trigger.on) {
    case 'load':
      return trigger.delaySeconds > 0
        ? `${plural(trigger.delaySeconds, 'second')} after the page is there`
        : 'As soon as the page is there';
    case 'event':
      return `After the event “${trigger.name}”${after(trigger.delaySeconds)}`;
    case 'feature':
      return `After ${names.feature(trigger.feature)} is used${after(trigger.delaySeconds)}`;
    case 'exit':
      return `When the pointer leaves the page${after(trigger.delaySeconds)}`;
    case 'launch':
      return 'Only when somebody asks for it';
  }
}

/** ISO weekdays; 2024 began on a Monday. */
const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'short', timeZone: 'UTC' });
export const dayName = (day: number) => weekday.format(new Date(Date.UTC(2024, 0, day)));

export function scheduleWords(schedule: Schedule, format: (at: string) => string): string {
  const { from, until, hours, zone } = schedule;
  const span = [from && `from ${format(from)}`, until && `until ${format(until)}`].filter(Boolean);
  const clock = hours
    ? `${hours.days.map(dayName).join(', ')} ${hours.from} to ${hours.to}, ${
        zone === 'visitor' ? 'in the person’s own time' : `time of ${zone}`
      }`
    : null;
  const words = [span.join(' ') || 'from publishing on', clock].filter(Boolean).join('; ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function frequencyWords(frequency: Frequency): string {
  switch (frequency.kind) {
    case 'once':
      return 'Once per person';
    case 'untilInteracted':
      return 'Until the person answers, clicks or dismisses it';
    case 'untilCompleted':
      return 'Until the person has completed it';
    case 'every':
      return `Every ${plural(frequency.days, 'day')}${
        frequency.times ? `, ${plural(frequency.times, 'time')} at most` : ''
      }`;
    case 'waves':
      return `In waves: each person has a fortnight in every ${plural(frequency.days, 'day')}`;
    case 'always':
      return 'Whenever its rules hold';
  }
}

export function goalWords(goal: Goal | null, names: Names): string {
  if (!goal) return 'None';
  const what =
    goal.of.kind === 'feature'
      ? `${names.feature(goal.of.feature)} is used`
      : `the event “${goal.of.name}”`;
  return `${what.charAt(0).toUpperCase() + what.slice(1)}, within ${plural(goal.days, 'day')}`;
}

export function shareWords(sample: number, holdout: number): string {
  const asked = sample < 1 ? `${formatPercent(sample)} of those it is for` : 'Everybody it is for';
  return holdout > 0
    ? `${asked}; ${formatPercent(holdout)} of them get nothing, to compare with`
    : `${asked}; nobody is held out`;
}
