/**
 * What would have been shown: last week's people, replayed by the engine with the draft among what is live. A
 * sample is counted and scaled up; an interval says how far off that may be. Pure: whoever asks brings the data.
 */

import { z95 } from '../metrics/normal.ts';
import { wilson } from '../metrics/wilson.ts';
import { type Definition, defaultBudget, type ItemDraft } from '../model/engagement.ts';
import type { ForecastInputs, ReplayPerson } from '../model/forecast.ts';
import { type Replay, replay } from '../targeting/replay.ts';
import { spansOf } from '../targeting/replay-facts.ts';
import { day } from '../targeting/sampling.ts';
import type { No } from '../targeting/types.ts';
import { liveItemOf, readFile, runningBeside, undated } from './draft-item.ts';

/** What the draft meant for one person. */
export type Met = {
  readonly eligible: boolean;
  readonly heldOut: boolean;
  /** When it was shown. */
  readonly shownAt: readonly number[];
  /** Of somebody who did not get it: the gate that they came to last, in the engine's order. */
  readonly stopped: No | null;
};

/** Scaled up from the sample, and where the truth lies in 95 of 100 samples. Equal where all were counted. */
export type Estimate = { readonly count: number; readonly low: number; readonly high: number };

export type Forecast = {
  readonly sample: number;
  readonly population: number;
  readonly eligible: Estimate;
  readonly heldOut: Estimate;
  readonly people: Estimate;
  readonly impressions: Estimate;
  /** Scaled up, by day. */
  readonly days: readonly {
    readonly start: number;
    readonly impressions: number;
    readonly people: number;
  }[];
  /** Most first, scaled up. */
  readonly stopped: readonly { readonly no: No; readonly people: number }[];
};

/** In the order of the gates: who came further was nearer to getting it. */
const order: readonly No[] = [
  'notYet',
  'over',
  'hours',
  'page',
  'onlyAsked',
  'notDue',
  'badCondition',
  'audience',
  'notSampled',
  'notTurn',
  'heldOut',
  'once',
  'snoozed',
  'interacted',
  'completed',
  'tooSoon',
  'oftenEnough',
  'answered',
  'dismissed',
  'trouble',
  'afterSurvey',
  'survey',
  'interruptions',
  'outranked',
];

/** What to ask the server for: the draft's audience, and what would set it off. */
export function trafficFor({ audience, trigger }: Definition) {
  return {
    condition: audience,
    features: trigger.on === 'feature' ? [trigger.feature] : [],
    events: trigger.on === 'event' ? [trigger.name] : [],
  };
}

export type Forecasting = { readonly draft: string; readonly how: Replay };

/** What is the same for everybody. */
export function prepareForecast(draft: ItemDraft, inputs: ForecastInputs): Forecasting {
  const file = readFile(inputs.file);
  const since = Date.parse(inputs.since);
  const beside = runningBeside(file, draft.id, Date.parse(inputs.until));
  const items = [liveItemOf(draft, inputs.audience), ...beside].map((one) => undated(one, since));
  const spans = items.flatMap(({ audience }) => spansOf(audience));
  const language = draft.definition.languages.default;
  const as = { language, device: 'desktop' as const, zone: inputs.zone };
  const { paths } = inputs;
  return {
    draft: draft.id,
    how: { items, budget: file?.budget ?? defaultBudget, paths, since, as, spans },
  };
}

export function meet({ draft, how }: Forecasting, person: ReplayPerson): Met {
  const shownAt: number[] = [];
  let eligible = false;
  let heldOut = false;
  let furthest = -1;
  replay(person, how, {
    looked({ verdict, no }) {
      if (verdict.item.id !== draft) return;
      eligible ||= verdict.arm !== null;
      heldOut ||= verdict.arm === 'holdout';
      if (no) furthest = Math.max(furthest, order.indexOf(no));
    },
    shown: (item, t) => item.id === draft && shownAt.push(t),
  });
  const stopped = shownAt.length > 0 ? null : (order[furthest] ?? null);
  return { eligible, heldOut, shownAt, stopped };
}

/** The larger the part of all that was counted, the less is left to chance: none where it is all. */
const chanceLeft = (sample: number, population: number) =>
  population > 1 ? Math.sqrt(Math.max(0, population - sample) / (population - 1)) : 0;

function share(numerator: number, sample: number, population: number): Estimate {
  const z = z95 * chanceLeft(sample, population);
  const interval = wilson({ numerator, denominator: sample }, z);
  if (!interval) return { count: 0, low: 0, high: 0 };
  const scaled = (part: number) => Math.round(part * population);
  return {
    count: scaled(numerator / sample),
    low: Math.max(numerator, scaled(interval.low)),
    high: scaled(interval.high),
  };
}

/** Of a figure that a person may have more than one of: the mean's interval, and at least what was counted. */
function total(counts: readonly number[], population: number, people: Estimate): Estimate {
  const n = counts.length;
  const sum = counts.reduce((so, count) => so + count, 0);
  if (n === 0) return { count: 0, low: 0, high: 0 };
  const mean = sum / n;
  const variance = counts.reduce((so, c) => so + (c - mean) ** 2, 0) / Math.max(1, n - 1);
  const half = z95 * chanceLeft(n, population) * Math.sqrt(variance / n);
  const scaled = (of: number) => Math.round(of * population);
  return {
    count: scaled(mean),
    low: Math.max(sum, scaled(mean - half)),
    // Nobody in the sample is not nobody at all.
    high: Math.max(people.high, scaled(mean + half)),
  };
}

function tally(all: readonly Met[], scale: number): Forecast['stopped'] {
  const counts = new Map<No, number>();
  for (const { stopped } of all) if (stopped) counts.set(stopped, (counts.get(stopped) ?? 0) + 1);
  return [...counts]
    .map(([no, people]) => ({ no, people: Math.round(people * scale) }))
    .sort((a, b) => b.people - a.people || order.indexOf(a.no) - order.indexOf(b.no));
}

export function forecastOf(all: readonly Met[], inputs: ForecastInputs): Forecast {
  const { population } = inputs;
  const sample = all.length;
  const scale = sample ? population / sample : 0;
  const since = Date.parse(inputs.since);
  const length = Math.max(1, Math.round((Date.parse(inputs.until) - since) / day));
  const of = (test: (one: Met) => boolean) => share(all.filter(test).length, sample, population);
  const people = of(({ shownAt }) => shownAt.length > 0);
  const days = Array.from({ length }, (_, n) => {
    const [from, to] = [since + n * day, since + (n + 1) * day];
    // A day on which clocks change is an hour longer: the last one takes what is left.
    const isWithin = (t: number) => t >= from && (t < to || n === length - 1);
    const counts = all.map(({ shownAt }) => shownAt.filter(isWithin).length);
    return {
      start: from,
      impressions: Math.round(counts.reduce((sum, count) => sum + count, 0) * scale),
      people: Math.round(counts.filter(Boolean).length * scale),
    };
  });
  return {
    ...{ sample, population, people, days, stopped: tally(all, scale) },
    eligible: of((one) => one.eligible),
    heldOut: of((one) => one.heldOut),
    impressions: total(
      all.map(({ shownAt }) => shownAt.length),
      population,
      people,
    ),
  };
}
