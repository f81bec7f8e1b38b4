/** What the server would have said of a person at any time of a replay (`app.person_facts` in SQL). */
import type { ReplayPerson } from '../model/forecast.ts';
import { day } from './sampling.ts';
import type { Facts } from './types.ts';

/** `days`: `all`, or so many before today (UTC), today among them. */
export type Span = { readonly feature: string; readonly days: string };

const usagePath = /^usage\.([^.]+)\.(all|\d+)$/;

/** Usage that a condition asks for, wherever in it. */
export function spansOf(condition: unknown): Span[] {
  if (Array.isArray(condition)) return condition.flatMap(spansOf);
  if (typeof condition !== 'object' || condition === null) return [];
  return Object.entries(condition).flatMap(([name, inner]) => {
    const [, feature, days] = usagePath.exec(name) ?? [];
    return [...(feature && days ? [{ feature, days }] : []), ...spansOf(inner)];
  });
}

const dayOf = (t: number) => Math.floor(t / day);

function usesIn({ uses, did }: ReplayPerson, { feature, days }: Span, t: number): number {
  const first = days === 'all' ? Number.NEGATIVE_INFINITY : dayOf(t) - Number(days);
  const before = uses.filter((use) => use.feature === feature && use.day >= first);
  const since = did.filter((one) => one.feature === feature && one.t <= t && dayOf(one.t) >= first);
  return before.reduce((sum, { n }) => sum + n, 0) + since.length;
}

export function factsAt(person: ReplayPerson, spans: readonly Span[], t: number): Facts {
  const { visitor, account, segments, firstSeen } = person;
  const usage: Record<string, Record<string, number>> = {};
  for (const span of spans) {
    usage[span.feature] = { ...usage[span.feature], [span.days]: usesIn(person, span, t) };
  }
  // Oldest first, so that the last answer is what is left.
  const answers = Object.fromEntries(
    person.answers
      .filter(({ at }) => at <= t)
      .map(({ survey, score, at }) => [survey, { score, days: Math.floor((t - at) / day) }]),
  );
  const seenDays = Math.max(0, Math.floor((t - firstSeen) / day));
  return { visitor, account, segments, usage, answers, seenDays };
}
