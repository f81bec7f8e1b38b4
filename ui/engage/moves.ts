/** What became of an item by hand, in words, and what undoes it. Pure. */
import type { ItemState, moves } from '../../core/model/engagement.ts';

export type Move = (typeof moves)[number];

export const moveWords: Readonly<Record<Move, string>> = {
  pause: 'is paused: live pages take it down within a minute.',
  resume: 'goes on.',
  end: 'has ended.',
  archive: 'is archived; its results stay.',
  restore: 'is back.',
};

/** None where the way back would lead through showing it: that is a decision, not an undo. */
export function waysBack(move: Move, from: ItemState): readonly Move[] {
  const ran = from === 'live' || from === 'scheduled';
  if (move === 'pause') return ['resume'];
  if (move === 'resume') return [from === 'ended' ? 'end' : 'pause'];
  if (move === 'end') return ran ? ['resume'] : [];
  if (move === 'archive') return ran ? ['restore', 'resume'] : ['restore'];
  return [];
}
