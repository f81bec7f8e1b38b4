/**
 * What to show to one person on one page at one moment. Ten gates in order: kill switch, consent, schedule,
 * url, audience, experiment or holdout, frequency, attention budget, priority, element. The widget decides by
 * it live, "why / why not" (explain.ts) and the simulation at any time: whoever asks brings the clock.
 */
import type { LiveItem } from '../model/live.ts';
import { attributesOf } from './attributes.ts';
import { isInterrupting, ledgerRefusal, momentRefusal, troubleRefusal } from './budget.ts';
import { evaluate } from './condition.ts';
import { frequencyRefusal } from './frequency.ts';
import { day, placeOf, turnOf } from './sampling.ts';
import { scheduleProblem } from './schedule.ts';
import type { Context, Ledger, No, Person, Verdict } from './types.ts';
import { isWhere } from './url-rule.ts';

/** All that gates look at. */
export type Ask = {
  readonly item: LiveItem;
  readonly person: Person;
  readonly context: Context;
  readonly ledger: Ledger;
  readonly now: number;
};

/** What was asked for opens wherever, and however often, it is asked for. */
const isAsked = ({ item, context }: Ask) => context.asked === item.id;

function byPage(ask: Ask): No | null {
  const { item, context } = ask;
  if (isAsked(ask)) return null;
  if (item.trigger.on === 'launch') return 'onlyAsked';
  if (!isWhere(item.where, context)) return 'page';
  return context.isDue?.(item) === false ? 'notDue' : null;
}

function byAudience({ item, person, context }: Ask): No | null {
  const around = { ...context, segments: person.facts?.segments ?? [] };
  const { holds, fault } = evaluate(item.audience, attributesOf(person, context), around);
  if (fault !== null) return 'badCondition';
  return holds ? null : 'audience';
}

/** Who is not in the sample, or whose turn in a wave it is not, is in no arm. */
function byExperiment(ask: Ask): No | null {
  if (isAsked(ask)) return null;
  const { id, sample, holdout, frequency: of, since, schedule } = ask.item;
  const place = (draw: 'sample' | 'holdout' | 'wave') => placeOf(id, draw, ask.person.unit);
  if (!(place('sample') < sample)) return 'notSampled';
  if (of.kind === 'waves') {
    const first = Math.floor(Date.parse(since ?? schedule.from ?? '1970-01-01') / day);
    if (turnOf(place('wave'), of.days, Math.floor(ask.now / day), first) === null) return 'notTurn';
  }
  return place('holdout') < holdout ? 'heldOut' : null;
}

const byFrequency = (ask: Ask) =>
  isAsked(ask) ? null : frequencyRefusal(ask.item, ask.ledger, ask.now);

const isCounted = (ask: Ask) => !isAsked(ask) && isInterrupting(ask.item);

/** What no item is exempt from. */
const byMoment = (ask: Ask) => (isCounted(ask) ? momentRefusal(ask.context) : null);

export function bySpending(ask: Ask): No | null {
  const { item, context, ledger, now } = ask;
  if (!isCounted(ask)) return null;
  return troubleRefusal(context, now) ?? ledgerRefusal(item.is, ledger, context.budget, now);
}

type Gatekeeper = (ask: Ask) => No | null;

/** In order; the last two gates are about several items, and about the page's elements. */
export const gatekeepers: Readonly<Record<'before' | 'after', readonly Gatekeeper[]>> = {
  before: [
    ({ context }) => (context.halted ? 'halted' : null),
    ({ context }) => (context.consented ? null : 'noConsent'),
    ({ item, person, now }) => scheduleProblem(item.schedule, now, person.zone),
    byPage,
    byAudience,
    byExperiment,
  ],
  after: [byFrequency, byMoment],
};

function firstNo(of: readonly Gatekeeper[], ask: Ask): No | null {
  for (const gatekeeper of of) {
    const no = gatekeeper(ask);
    if (no) return no;
  }
  return null;
}

/** Both arms count from one moment: when all gates up to the holdout have said yes. */
function armOf(ask: Ask, no: No | null): Verdict['arm'] {
  if (isAsked(ask)) return null;
  if (no === 'heldOut') return 'holdout';
  return no ? null : 'show';
}

export function judge(ask: Ask): Verdict {
  const { item } = ask;
  const early = firstNo(gatekeepers.before, ask);
  const late = early ?? firstNo(gatekeepers.after, ask);
  const spent = late ? null : bySpending(ask);
  const no = late ?? (item.exempt ? null : spent);
  return { item, no, arm: armOf(ask, early), exempted: item.exempt ? spent : null };
}

/** What was asked for first; then by priority, guides before surveys, and by id, so that all tabs agree. */
export function byRank(asked: string | undefined) {
  const rank = ({ id, priority }: LiveItem) => (id === asked ? 1_000 : priority);
  return ({ item: a }: Verdict, { item: b }: Verdict): number =>
    rank(b) - rank(a) || (a.is + a.id < b.is + b.id ? -1 : 1);
}

export type Decision = {
  /** What passes and interrupts, first things first: show the first whose element is there (settle.ts). */
  readonly interrupting: readonly Verdict[];
  /** What passes and interrupts nobody: all of it may stand. */
  readonly beside: readonly Verdict[];
  readonly verdicts: readonly Verdict[];
};

export function decide(
  items: readonly LiveItem[],
  person: Person,
  context: Context,
  ledger: Ledger,
  now: number,
): Decision {
  const verdicts = items.map((item) => judge({ item, person, context, ledger, now }));
  const passing = verdicts.filter(({ no }) => !no).sort(byRank(context.asked));
  const takesTurn = ({ item }: Verdict) => isInterrupting(item) || item.id === context.asked;
  return {
    interrupting: passing.filter(takesTurn),
    beside: passing.filter((verdict) => !takesTurn(verdict)),
    verdicts,
  };
}
