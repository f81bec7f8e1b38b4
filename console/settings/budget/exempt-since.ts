/** The publication with which the present exception began: the oldest of the unbroken run up to now. Pure. */
import type { ItemVersion } from '../../../core/model/engagement.ts';

export function exemptSince(versions: readonly ItemVersion[]): ItemVersion | undefined {
  const newest = versions.toSorted((a, b) => b.version - a.version);
  const end = newest.findIndex(({ definition }) => definition.exempt === null);
  return newest.slice(0, end < 0 ? undefined : end).at(-1);
}
