/** What may stand, and until when: rules about items alone. */
import type { LiveItem } from '../../../core/model/live.ts';
import { isInterrupting } from '../../../core/targeting/budget.ts';
import type { No } from '../../../core/targeting/types.ts';

/** These take down what stands; the others only keep it from coming. */
export const fatal: readonly (No | null)[] = [
  ...(['halted', 'over', 'notYet', 'hours', 'page', 'audience', 'badCondition'] as const),
];

const isWalk = (item: LiveItem) => item.is === 'guide' && item.guide.kind === 'walkthrough';
/** Would it interrupt, came it unasked? Then it has the stage to itself also where it was asked for. */
export const takesTurn = (item: LiveItem) =>
  isInterrupting({ ...item, trigger: { on: 'load', delaySeconds: 0 } });
/** Goes on where its page rule ends: a walk leads on, and nobody's answer is cut short. */
export const isRoving = (item: LiveItem) =>
  isWalk(item) || (item.is === 'survey' && takesTurn(item));

/** A survey's tab stands wherever the survey may be shown, whatever would trigger it. */
export function tabOf(item: LiveItem): LiveItem | undefined {
  if (item.is !== 'survey' || !item.survey.tab) return undefined;
  return {
    ...item,
    ...{ trigger: { on: 'load', delaySeconds: 0 }, frequency: { kind: 'always' } },
    ...{ sample: 1, holdout: 0, survey: { ...item.survey, surface: 'embedded' } },
  };
}
