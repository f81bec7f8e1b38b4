// Single gates: addresses, schedules and their zones, waits, waves.
import { describe, expect, it } from 'vitest';
import type { Schedule, UrlRule } from '../../../core/model/audience.ts';
import { placeOf, turnOf, windowDays } from '../../../core/targeting/sampling.ts';
import { localTime, scheduleProblem } from '../../../core/targeting/schedule.ts';
import { isWhere, urlMatches } from '../../../core/targeting/url-rule.ts';
import { hasWaited } from '../../../core/targeting/wait.ts';
import pendo from '../../cases/pendo-published-examples.json' with { type: 'json' };
import waits from '../../cases/posthog-survey-wait-period.json' with { type: 'json' };
import { day } from './items.ts';

const place = {
  address: 'https://app.example.com/Projects/7/?tab=plan&q=a%20b&tab=last#top',
  path: '/Projects/:id',
};

describe('url rules', () => {
  const cases: [UrlRule, boolean][] = [
    [{ kind: 'exact', value: 'https://app.example.com/Projects/7' }, true],
    [{ kind: 'exact', value: 'https://APP.example.COM/Projects/7/' }, true],
    [{ kind: 'exact', value: 'https://app.example.com/projects/7' }, false],
    [{ kind: 'exact', value: '/Projects/7' }, true],
    [{ kind: 'exact', value: '/Projects' }, false],
    [{ kind: 'exact', value: '' }, false],
    [{ kind: 'contains', value: '/Projects/' }, true],
    [{ kind: 'contains', value: 'EXAMPLE.com' }, true],
    [{ kind: 'contains', value: '/projects/' }, false],
    [{ kind: 'contains', value: '' }, false],
    [{ kind: 'path', value: '/Projects/*' }, true],
    [{ kind: 'path', value: '/**' }, true],
    [{ kind: 'path', value: '/*' }, false],
    [{ kind: 'path', value: 'Projects/*' }, false],
    [{ kind: 'regex', value: '/Projects/\\d+/' }, true],
    [{ kind: 'regex', value: '^/Projects' }, false],
    [{ kind: 'regex', value: '(' }, false],
    [{ kind: 'query', name: 'tab', value: null }, true],
    [{ kind: 'query', name: 'tab', value: 'last' }, true],
    [{ kind: 'query', name: 'tab', value: 'other' }, false],
    [{ kind: 'query', name: 'q', value: 'a b' }, true],
    [{ kind: 'query', name: 'constructor', value: null }, false],
    // Safe: what a newer console may publish to an older page.
    [{ kind: 'later', value: '/' } as unknown as UrlRule, false],
  ];
  it.each(cases)('%j is %s', (rule, expected) => expect(urlMatches(rule, place)).toBe(expected));

  it('include any, exclude all; none is everywhere; an invalid one opens nothing', () => {
    const [here, bad]: UrlRule[] = [
      { kind: 'path', value: '/Projects/*' },
      { kind: 'regex', value: '(' },
    ];
    if (!here || !bad) throw new Error('unreachable');
    expect(isWhere({ include: [], exclude: [] }, place)).toBe(true);
    expect(isWhere({ include: [bad, here], exclude: [] }, place)).toBe(true);
    expect(isWhere({ include: [bad], exclude: [] }, place)).toBe(false);
    expect(isWhere({ include: [], exclude: [here] }, place)).toBe(false);
  });
});

const always: Schedule = { from: null, until: null, zone: 'UTC', hours: null };
const weekdays = [1, 2, 3, 4, 5];
const problem = (at: string, changes: Partial<Schedule>, visitor = 'UTC') =>
  scheduleProblem({ ...always, ...changes }, Date.parse(at), visitor);

describe('schedule', () => {
  it('from its first instant until just before its last', () => {
    const dates = { from: '2026-11-23T09:00:00+01:00', until: '2026-11-24T09:00:00+01:00' };
    expect(problem('2026-11-23T07:59:59.999Z', dates)).toBe('notYet');
    expect(problem('2026-11-23T08:00:00Z', dates)).toBeNull();
    expect(problem('2026-11-24T07:59:59.999Z', dates)).toBeNull();
    expect(problem('2026-11-24T08:00:00Z', dates)).toBe('over');
    expect(problem('2026-11-24T08:00:00Z', { from: 'soon' })).toBe('notYet');
    expect(problem('2026-11-24T08:00:00Z', { until: 'later' })).toBe('over');
  });

  const office = { days: weekdays, from: '09:00', to: '17:00' };
  // Both days on which Europe's clocks turn, and those around them; New York turns three weeks earlier.
  it.each([
    ['2026-03-27T08:00:00Z', 'Europe/Berlin', null],
    ['2026-03-27T07:59:00Z', 'Europe/Berlin', 'hours'],
    ['2026-03-30T07:00:00Z', 'Europe/Berlin', null],
    ['2026-03-30T15:00:00Z', 'Europe/Berlin', 'hours'],
    ['2026-10-26T07:59:00Z', 'Europe/Berlin', 'hours'],
    ['2026-10-26T08:00:00Z', 'Europe/Berlin', null],
    ['2026-03-09T13:00:00Z', 'America/New_York', null],
    ['2026-03-06T13:59:00Z', 'America/New_York', 'hours'],
    ['2026-11-23T03:30:00Z', 'Asia/Kolkata', null],
    ['2026-11-23T03:29:00Z', 'Asia/Kolkata', 'hours'],
    ['2026-11-22T12:00:00Z', 'Europe/Berlin', 'hours'],
    ['2026-11-23T12:00:00Z', 'Europe/Nowhere', 'hours'],
  ])('%s in %s is %s', (at, zone, expected) => {
    expect(problem(at, { zone, hours: office })).toBe(expected);
    expect(problem(at, { zone: 'visitor', hours: office }, zone)).toBe(expected);
  });

  it('has one hour less, and one more, on days when the clocks turn', () => {
    const count = (date: string) => {
      const start = Date.parse(`${date}T00:00:00Z`) - 2 * 3_600_000;
      const night = { days: [7], from: '01:00', to: '04:00' };
      const minutes = Array.from({ length: 28 * 60 }, (_, i) => start + i * 60_000);
      const of = { ...always, zone: 'Europe/Berlin', hours: night };
      return minutes.filter((at) => scheduleProblem(of, at, 'UTC') === null).length / 60;
    };
    expect(count('2026-03-29')).toBe(2);
    expect(count('2026-10-25')).toBe(4);
    expect(count('2026-11-22')).toBe(3);
  });

  it('runs past midnight on the day that it began', () => {
    const hours = { days: [5], from: '22:00', to: '02:00' };
    expect(problem('2026-11-27T23:00:00Z', { hours })).toBeNull(); // Friday
    expect(problem('2026-11-28T01:59:00Z', { hours })).toBeNull();
    expect(problem('2026-11-28T02:00:00Z', { hours })).toBe('hours');
    expect(problem('2026-11-27T01:00:00Z', { hours })).toBe('hours');
    expect(problem('2026-11-28T22:00:00Z', { hours })).toBe('hours');
    const whole = { days: [5], from: '08:00', to: '08:00' };
    expect(problem('2026-11-28T07:59:00Z', { hours: whole })).toBeNull();
  });

  it('knows midnight as hour 0', () => {
    expect(localTime(Date.parse('2026-11-23T00:05:00Z'), 'UTC')).toEqual({ day: 1, minute: 5 });
  });
});

describe("PostHog's wait period", () => {
  const now = Date.parse(waits._meta.now);
  it.each(waits.cases)('last seen $lastSeen, wait $waitDays days: $pass', (known) => {
    const since = known.lastSeen === null ? null : Date.parse(known.lastSeen);
    expect(hasWaited(since, known.waitDays, now)).toBe(known.pass);
  });
  it('exactly N days are not enough, a second more is, and the future has not passed', () => {
    expect(hasWaited(now - 7 * day, 7, now)).toBe(false);
    expect(hasWaited(now - 7 * day - 1_000, 7, now)).toBe(true);
    expect(hasWaited(now - 1.5 * day, 1, now)).toBe(true);
    expect(hasWaited(now + 400 * day, 7, now)).toBe(false);
  });
});

describe('waves', () => {
  const { recurrenceDays, windowDays: published, eligible, perDay } = pendo.npsEvenDistribution;
  const people = Array.from({ length: eligible }, (_, i) => (i + 0.5) / eligible);
  const due = (today: number, first: number) =>
    people.filter((place) => turnOf(place, recurrenceDays, today, first) !== null).length;
  const since = (today: number) =>
    people.filter((place) => turnOf(place, recurrenceDays, today, today) === today).length;

  it("give Pendo's share when long under way: 14 windows of 120 of 10,800 people", () => {
    expect(windowDays).toBe(published);
    for (const today of [0, 13, 89, 20_000]) {
      expect(due(today, Number.NEGATIVE_INFINITY)).toBe(published * perDay);
    }
  });

  it('are flat from day one: a 90th of people are newly due on each day, on the first, too', () => {
    const first = 20_000;
    expect(due(first, first)).toBe(perDay);
    expect(due(first + 6, first)).toBe(7 * perDay);
    expect(due(first + 13, first)).toBe(14 * perDay);
    expect(due(first + 60, first)).toBe(14 * perDay);
    expect(due(first - 1, first)).toBe(0);
    for (let today = first; today < first + 180; today++) expect(since(today)).toBe(perDay);
  });

  it('are flat for people as they are: by the hash of 20,000 ids', () => {
    const first = 20_000;
    const places = Array.from({ length: 20_000 }, (_, i) => placeOf('s', 'wave', `person ${i}`));
    const new_ = (today: number) =>
      places.filter((place) => turnOf(place, 90, today, first) === today).length;
    for (let today = first; today < first + 90; today++) {
      // 222 expected, standard deviation 15.
      expect(Math.abs(new_(today) - 20_000 / 90)).toBeLessThan(5 * 15);
    }
  });
});
