/** "Why / why not": all ten answers for one item, and from when on a no would be a yes. Not in the widget. */
import type { LiveItem } from '../model/live.ts';
import { isInterrupting } from './budget.ts';
import { type Ask, byRank, bySpending, decide, gatekeepers, judge } from './decide.ts';
import { day } from './sampling.ts';
import { type Answer, gates, type Verdict } from './types.ts';

/** The longest wait that an item may have is 730 days. */
const horizon = 800 * day;

/** Each gate by itself, also after a no: moment and spending are one gate, the budget. */
function answersOf(ask: Ask): Answer[] {
  const answers = [...gatekeepers.before, ...gatekeepers.after].map((gatekeeper, i): Answer => {
    return { gate: gates[i] ?? 'budget', no: gatekeeper(ask) };
  });
  const spent = bySpending(ask);
  return answers.map((answer) => {
    if (answer.gate !== 'budget' || answer.no || !spent) return answer;
    return ask.item.exempt ? { ...answer, exempted: spent } : { ...answer, no: spent };
  });
}

/** Rivals are those that it would meet if it passed: whether it does, the gates before tell. */
function byPriority(ask: Ask, own: Verdict, items: readonly LiveItem[]): Answer {
  const { item, person, context, ledger, now } = ask;
  const others = items.filter(({ id }) => id !== item.id);
  const { interrupting } = decide(others, person, context, ledger, now);
  const [first = own] = [...interrupting, own].sort(byRank(context.asked));
  if (first === own || !isInterrupting(item)) return { gate: 'priority', no: null };
  return { gate: 'priority', no: 'outranked', rival: first.item.id };
}

export type Explanation = Pick<Verdict, 'item' | 'arm'> & {
  /** All ten, in order. */
  readonly answers: readonly Answer[];
  readonly passes: boolean;
};

export function explain(ask: Ask, items: readonly LiveItem[]): Explanation {
  const own = judge(ask);
  const isMissing = ask.context.isPresent?.(ask.item) === false;
  const answers: Answer[] = [
    ...answersOf(ask),
    byPriority(ask, own, items),
    { gate: 'element', no: isMissing ? 'noElement' : null },
  ];
  return { item: ask.item, arm: own.arm, answers, passes: answers.every(({ no }) => !no) };
}

/**
 * The first instant, to the millisecond, from which a gate of the ledger says yes if nothing else happens;
 * null: waiting does not help. Found by asking the gate itself, so that it cannot tell another rule: once
 * these gates open they stay open, which makes halving the time between no and yes enough.
 */
export function opensAt(gate: 'frequency' | 'budget', ask: Ask): number | null {
  const isOpen = (now: number) =>
    answersOf({ ...ask, now }).every((answer) => answer.gate !== gate || !answer.no);
  let [shut, open] = [ask.now, ask.now + horizon];
  if (isOpen(shut)) return shut;
  if (!isOpen(open)) return null;
  while (open - shut > 1) {
    const middle = Math.floor((shut + open) / 2);
    if (isOpen(middle)) open = middle;
    else shut = middle;
  }
  return open;
}
