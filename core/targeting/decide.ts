/**
 * What to show to one person on one page at one moment. Ten gates in order: kill switch, consent, schedule,
 * url, audience, experiment or holdout, frequency, attention budget, priority, element. The widget decides by
 * it live, "why / why not" and the simulation at any time: whoever asks brings the clock.
 */
import type { LiveItem } from '../model/live.ts';
import { attributesOf } from './attributes.ts';
import { isInterrupting, ledgerRefusal, momentRefusal, troubleRefusal } from './budget.ts';
import { evaluate } from './condition.ts';
import { frequencyRefusal } from './frequency.ts';
import { isHeldOut, isInWave, isSampled } from './sampling.ts';
import { scheduleProblem } from './schedule.ts';
import type { Answer, Context, Gate, Ledger, No, Person, Refusal, Verdict } from './types.ts';
import { isWhere } from './url-rule.ts';

/** All that gates look at. */
type Ask = {
  readonly item: LiveItem;
  readonly person: Person;
  readonly context: Context;
  readonly ledger: Ledger;
  readonly now: number;
};

type Reply = Refusal | Omit<Answer, 'gate'> | null;

const no = (code: No, until: number | null = null): Refusal => ({ no: code, until });
const isAsked = ({ item, context }: Ask) => context.asked === item.id;

function bySchedule({ item, person, now }: Ask): Reply {
  const problem = scheduleProblem(item.schedule, now, person.zone);
  const opens = problem === 'notYet' ? Date.parse(item.schedule.from ?? '') : Number.NaN;
  return problem && no(problem, Number.isNaN(opens) ? null : opens);
}

/** What was asked for opens wherever it was asked for. */
function byPage(ask: Ask): Reply {
  const { item, context } = ask;
  if (isAsked(ask)) return null;
  if (item.trigger.on === 'launch') return no('onlyAsked');
  if (!isWhere(item.where, context)) return no('page');
  return context.isDue?.(item) === false ? no('notDue') : null;
}

function byAudience({ item, person, context }: Ask): Reply {
  const segments = person.facts?.segments ?? [];
  const around = { ...context, segments };
  const { holds, fault } = evaluate(item.audience, attributesOf(person, context), around);
  if (fault !== null) return no('badCondition');
  return holds ? null : no('audience');
}

/** Who is not in the sample, or not in its wave, is in no arm. */
function bySample({ item, person, now }: Ask): Refusal | null {
  if (!isSampled(item, person.unit)) return no('notSampled');
  const { frequency: of, since, schedule } = item;
  if (of.kind !== 'waves') return null;
  const began = since ?? schedule.from ?? null;
  const first = began === null ? null : Date.parse(began);
  return isInWave(item.id, of.days, person.unit, now, first) ? null : no('notItsWave');
}

function byExperiment(ask: Ask): Reply {
  if (isAsked(ask)) return null;
  return bySample(ask) ?? (isHeldOut(ask.item, ask.person.unit) ? no('heldOut') : null);
}

function byBudget(ask: Ask): Reply {
  const { item, context, ledger, now } = ask;
  if (isAsked(ask) || !isInterrupting(item)) return null;
  const moment = momentRefusal(context);
  if (moment) return moment;
  const spent = troubleRefusal(context, now) ?? ledgerRefusal(item.is, ledger, context.budget, now);
  return item.exempt && spent ? { refusal: null, exempted: spent.no } : spent;
}

/** Without the last two, which are about several items, and about the page's elements. */
const gatesOfOne: readonly (readonly [Gate, (ask: Ask) => Reply])[] = [
  ['kill', ({ context }) => (context.halted ? no('halted') : null)],
  ['consent', ({ context }) => (context.consented ? null : no('noConsent'))],
  ['schedule', bySchedule],
  ['url', byPage],
  ['audience', byAudience],
  ['experiment', byExperiment],
  ['frequency', (ask) => (isAsked(ask) ? null : frequencyRefusal(ask.item, ask.ledger, ask.now))],
  ['budget', byBudget],
];

function answerOf(gate: Gate, reply: Reply): Answer {
  if (reply === null || 'no' in reply) return { gate, refusal: reply };
  return { gate, ...reply };
}

const passes = (answers: readonly Answer[]) => answers.every(({ refusal }) => refusal === null);

/** In the arm that it would be in; null where a gate before the holdout said no, or nobody was randomised. */
function armOf(ask: Ask, answers: readonly Answer[]): Verdict['arm'] {
  if (isAsked(ask)) return null;
  const at = answers.findIndex(({ gate }) => gate === 'experiment');
  const last = answers[at];
  if (!last || !passes(answers.slice(0, at))) return null;
  if (last.refusal === null) return 'show';
  return last.refusal.no === 'heldOut' ? 'holdout' : null;
}

function judge(ask: Ask, all: boolean): Verdict {
  const answers: Answer[] = [];
  for (const [gate, reply] of gatesOfOne) {
    const answer = answerOf(gate, reply(ask));
    answers.push(answer);
    if (answer.refusal && !all) break;
  }
  return { item: ask.item, answers, passes: passes(answers), arm: armOf(ask, answers) };
}

/** What was asked for first; then by priority, surveys after guides, and by id, so that all tabs agree. */
function before(asked: string | undefined) {
  const rank = ({ id }: LiveItem) => Number(id === asked);
  return ({ item: a }: Verdict, { item: b }: Verdict): number =>
    rank(b) - rank(a) ||
    b.priority - a.priority ||
    (a.is === b.is ? 0 : a.is === 'guide' ? -1 : 1) ||
    (a.id < b.id ? -1 : 1);
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
  const verdicts = items.map((item) => judge({ item, person, context, ledger, now }, false));
  const passing = verdicts.filter((verdict) => verdict.passes).sort(before(context.asked));
  const takesTurn = ({ item }: Verdict) => isInterrupting(item) || item.id === context.asked;
  return {
    interrupting: passing.filter(takesTurn),
    beside: passing.filter((verdict) => !takesTurn(verdict)),
    verdicts,
  };
}

function byPriority(item: LiveItem, rivals: readonly Verdict[]): Reply {
  const [first] = rivals;
  if (!first || first.item.id === item.id || !isInterrupting(item)) return null;
  return { refusal: no('outranked'), rival: first.item.id };
}

/** All ten answers for one item, also those after a no. */
export function explain(
  item: LiveItem,
  items: readonly LiveItem[],
  person: Person,
  context: Context,
  ledger: Ledger,
  now: number,
): Verdict {
  const own = judge({ item, person, context, ledger, now }, true);
  const others = items.filter(({ id }) => id !== item.id);
  // Rivals are those it would meet if it passed: whether it does is told by the gates before.
  const { interrupting } = decide(others, person, context, ledger, now);
  const rivals = [...interrupting, own].sort(before(context.asked));
  const answers = [
    ...own.answers,
    answerOf('priority', byPriority(item, rivals)),
    answerOf('element', context.isPresent?.(item) === false ? no('noElement') : null),
  ];
  return { ...own, answers, passes: passes(answers) };
}
