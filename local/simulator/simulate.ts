/**
 * Ninety days of Plotline: weekly rhythm, growth, one feature released midway, one redesign that renames
 * every class, one account about to churn. Deterministic by seed and first day. Yields what the widget
 * would have sent, and keeps the truth that the console's figures are held to.
 */
import type { Batch, WireEvent } from '../../core/model/batch.ts';
import type { Catalogue, CatalogueElements } from '../catalogue/catalogue.ts';
import type { ElementKey } from '../catalogue/elements.ts';
import { type ActionKey, actions, roleWeights, type Step } from './actions.ts';
import { type Account, makeAccounts, makeInternal, makeVisitors, type Visitor } from './people.ts';
import { createRandom, type Random } from './random.ts';
import { createTruth, type Truth } from './truth.ts';

export const simulatedDays = 90;
/** Day on which the timeline came out, and day on which release `b` replaced `a`. */
export const timelineDay = 45;
export const redesignDay = 66;

const dayMs = 86_400_000;
/** Sunday first. Studios work on weekdays. */
const rhythm = [0.08, 0.9, 1, 1, 0.95, 0.78, 0.12];
/** A batch spans less than the week after which events would be flagged late. */
const batchDays = 6;

export type SimulationOptions = {
  seed: string;
  /** UTC midnight of the first simulated day, ms. */
  start: number;
  appKey: string;
  catalogue: Catalogue;
  /** What the product's pages hold at a time, ms. Release `b` replaces `a` on the day of the redesign unless said. */
  elementsAt?: (time: number) => CatalogueElements;
  /** How many more or fewer people come on a day than otherwise: holidays, campaigns. */
  traffic?: (day: number) => number;
  /** How much busier everybody is than in the demo. */
  pace?: number;
};

export type ReceivedBatch = { batch: Batch; receivedAt: number };

export type Simulation = {
  accounts: readonly Account[];
  visitors: readonly Visitor[];
  batches: readonly ReceivedBatch[];
  truth: Truth;
};

export function simulate(options: SimulationOptions): Simulation {
  const random = createRandom(options.seed);
  const accounts = makeAccounts(random);
  const visitors = makeVisitors(random, accounts, simulatedDays);
  const [house] = accounts;
  const internal = house ? makeInternal(house) : [];
  const truth = createTruth();
  const batches = [
    ...visitors.flatMap((visitor) => livesOf(visitor, options, truth)),
    ...internal.flatMap((visitor) => livesOf(visitor, options, null)),
  ];
  batches.sort((a, b) => a.receivedAt - b.receivedAt);
  return { accounts, visitors, batches, truth };
}

/** Everything one person sends, in batches of at most six days each. */
function livesOf(
  visitor: Visitor,
  options: SimulationOptions,
  truth: Truth | null,
): ReceivedBatch[] {
  const random = createRandom(`${options.seed}:${visitor.id}`);
  const device = random.uuid(options.start);
  const sender = random.uuid(options.start);
  const batches: ReceivedBatch[] = [];
  const send = (events: WireEvent[], known: boolean) => {
    const last = events.at(-1);
    if (!last) return;
    const batch = {
      ...envelope(options, device, sender, batches.length + 1),
      events,
      sent: last.t + 1_000,
    };
    batches.push({
      batch: known ? { ...batch, ...identity(visitor) } : batch,
      receivedAt: last.t + 1_200,
    });
  };
  for (let from = visitor.joins; from < simulatedDays; from += batchDays) {
    const events: WireEvent[] = [];
    for (let day = from; day < Math.min(from + batchDays, simulatedDays); day += 1) {
      const today = liveDay(visitor, day, options, random, truth);
      // The first day of somebody who came anonymously was sent before they signed in.
      if (day === visitor.joins && visitor.cameAnonymous) send(today, false);
      else events.push(...today);
    }
    send(events, true);
  }
  return batches;
}

function envelope(options: SimulationOptions, device: string, sender: string, seq: number) {
  return { v: 1 as const, app: options.appKey, sender, seq, device };
}

function identity(visitor: Visitor): Pick<Batch, 'user' | 'account'> {
  const { account, traits } = visitor;
  return {
    user: { id: visitor.id, traits },
    account: { id: account.id, traits: { name: account.name, ...account.traits } },
  };
}

function chanceOn(visitor: Visitor, day: number, { start, traffic }: SimulationOptions): number {
  const weekday = new Date(start + day * dayMs).getUTCDay();
  // The churning account fades from day 58 to nearly nothing at the end.
  const fading = visitor.account.churning && day > 58 ? Math.max(0.03, 1 - (day - 58) / 24) : 1;
  return visitor.propensity * (rhythm[weekday] ?? 1) * fading * (traffic?.(day) ?? 1);
}

function liveDay(
  visitor: Visitor,
  day: number,
  options: SimulationOptions,
  random: Random,
  truth: Truth | null,
): WireEvent[] {
  const first = day === visitor.joins;
  if (!first && !random.chance(chanceOn(visitor, day, options))) return [];
  const { a, b } = options.catalogue;
  const elementsAt = options.elementsAt ?? (() => (day < redesignDay ? a : b));
  const dawn = options.start + day * dayMs;
  let time = dawn + random.between(8 * 60, 17 * 60) * 60_000;
  const events: WireEvent[] = [];
  for (let left = random.between(1, 6) * (options.pace ?? 1); left > 0; left -= 1) {
    for (const step of actions[chooseAction(visitor, day, random)]) {
      time += random.between(2, 40) * 1_000;
      events.push(...eventsOf(step, time, events.at(-1)?.p ?? '/projects', elementsAt(time)));
    }
  }
  for (const event of events) truth?.count(event, day, visitor, elementsAt(event.t));
  return events;
}

function chooseAction(visitor: Visitor, day: number, random: Random): ActionKey {
  const knowsTimeline = day >= timelineDay + visitor.patience;
  const weights = roleWeights[visitor.traits.role];
  return random.weighted(knowsTimeline ? weights : { ...weights, timeline: 0 });
}

type Elements = Catalogue['a'];

function eventsOf(step: Step, t: number, here: string, elements: Elements): WireEvent[] {
  if ('page' in step) return [{ t, k: 'page', p: step.page }];
  if ('track' in step)
    return [{ t, k: 'track', p: here, n: step.track, ...(step.props ? { x: step.props } : {}) }];
  if ('rage' in step) {
    const one = on(step.rage, elements);
    const clicks = [0, 180, 350].map((later) => ({ t: t + later, k: 'click' as const, ...one }));
    return [...clicks, { t: t + 351, k: 'rage', ...one }];
  }
  if ('submit' in step) return [{ t, k: 'submit', ...on(step.submit, elements) }];
  if ('change' in step) return [{ t, k: 'change', ...on(step.change, elements) }];
  return [{ t, k: 'click', ...on(step.click, elements) }];
}

function on(key: ElementKey, elements: Elements): { p: string; e: string } {
  const { path, hash } = elements[key];
  return { p: path, e: hash };
}
