/** The same questions answered the slow way: over every event, in TypeScript, with the platform's own zones. */
import type { PageRule } from '../../../core/model/page-rule.ts';
import { pageMatches } from '../../../core/targeting/page-rule.ts';

export type Happened = {
  at: number;
  visitor: number;
  account: number | null;
  element: number | null;
  path: string;
  kind: number;
};

export type Truth = {
  timezone: string;
  /** Local day of now. */
  today: string;
  events: readonly Happened[];
  merges: ReadonlyMap<number, number>;
  internal: ReadonlySet<number>;
};

export type BruteTag = { elements: ReadonlySet<number>; page: PageRule };

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that clocks of the zone show. */
export function localDay(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    });
    formats.set(timeZone, format);
  }
  return format.format(at);
}

export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
}

/** Complete days of a window, oldest first. */
export const windowOf = (today: string, days: number) =>
  Array.from({ length: days }, (_, i) => addDays(today, i - days));

export type Use = Happened & { day: string; person: number };

/** Everything that counts as activity of a customer. */
export function activity({ events, merges, internal, timezone }: Truth): Use[] {
  return events
    .map((event) => ({
      ...event,
      day: localDay(event.at, timezone),
      person: merges.get(event.visitor) ?? event.visitor,
    }))
    .filter(({ person }) => !internal.has(person));
}

/** Uses of a feature: each event once, whichever of the tags match it. */
export function usesOf(truth: Truth, tags: readonly BruteTag[]): Use[] {
  return activity(truth).filter(
    ({ element, path, kind }) =>
      kind >= 2 &&
      kind <= 4 &&
      element !== null &&
      tags.some((tag) => tag.elements.has(element) && pageMatches(tag.page, path)),
  );
}

export const distinct = <T>(list: readonly (T | null)[]) =>
  new Set(list.filter((member) => member !== null)).size;

export const totals = (uses: readonly Use[]) => ({
  uses: uses.length,
  visitors: distinct(uses.map(({ person }) => person)),
  accounts: distinct(uses.map(({ account }) => account)),
});

export function usage(truth: Truth, tags: readonly BruteTag[], days: number) {
  const window = windowOf(truth.today, days);
  const uses = usesOf(truth, tags);
  const on = (list: readonly string[]) => uses.filter(({ day }) => list.includes(day));
  return {
    days: [...window, truth.today].map((day) => ({
      ...totals(on([day])),
      day,
      open: day === truth.today,
    })),
    window: totals(on(window)),
    today: totals(on([truth.today])),
    all: totals(on([...window, truth.today])),
  };
}

/** Weekly cohorts by first use ever, weeks that begin on a weekday (1 = Monday). */
export function retention(
  truth: Truth,
  tags: readonly BruteTag[],
  weeks: number,
  weekStart: number,
) {
  const weekOf = (day: string) => {
    const weekday = ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
    return addDays(day, -((weekday - weekStart + 7) % 7));
  };
  const thisWeek = weekOf(truth.today);
  const seen = new Map<number, Set<string>>();
  for (const { person, day } of usesOf(truth, tags)) {
    seen.set(person, (seen.get(person) ?? new Set()).add(weekOf(day)));
  }
  const cohorts = Array.from({ length: weeks }, (_, i) => addDays(thisWeek, 7 * (i - weeks)));
  return {
    weeks,
    cohorts: cohorts.map((week) => {
      const members = [...seen.values()].filter((list) => [...list].toSorted()[0] === week);
      const returned = Array.from({ length: weeks }, (_, j) => {
        const then = addDays(week, 7 * j);
        return then < thisWeek ? members.filter((list) => list.has(then)).length : null;
      });
      return { week, size: members.length, returned };
    }),
  };
}
