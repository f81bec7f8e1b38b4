/** What may be done to an item by hand, from its state, its review and the role. The database decides again. Pure. */
import type { Item } from '../model/engagement.ts';

export const acts = [
  'publish',
  'submit',
  'approve',
  'reject',
  'pause',
  'resume',
  'end',
  'archive',
  'restore',
] as const;
export type Act = (typeof acts)[number];

type Asked = Pick<Item, 'state' | 'version' | 'changed' | 'review' | 'mayReview' | 'until'>;
type By = { mayWrite: boolean; requireReview: boolean; now: number };

/** In the order in which they are offered; the first is what most come for. */
export function actsOf(item: Asked, { mayWrite, requireReview, now }: By): readonly Act[] {
  const { state, version, changed, review, mayReview, until } = item;
  if (!mayWrite) return [];
  if (state === 'archived') return ['restore'];
  const isNew = version === null || changed;
  const isApproved = review?.state === 'approved';
  const mustAsk = requireReview && !isApproved;
  const runs = state === 'live' || state === 'scheduled';
  // What its schedule has ended goes on with another schedule only.
  const isOver = until !== null && Date.parse(until) <= now;
  const canResume = state === 'paused' || (state === 'ended' && version !== null && !isOver);
  const offered: readonly (Act | false)[] = [
    mayReview && 'approve',
    mayReview && 'reject',
    isNew && mustAsk && review?.state !== 'open' && 'submit',
    isNew && !mustAsk && !mayReview && 'publish',
    runs && 'pause',
    canResume && 'resume',
    (runs || state === 'paused') && 'end',
    'archive',
  ];
  return offered.filter((act) => act !== false);
}
