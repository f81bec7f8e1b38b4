import type { TagVersion } from '../../core/model/feature.ts';

/** From when to when a version counts; versions of one tag share time and never overlap. */
export function spanWords(
  { validFrom, validTo, counts }: Pick<TagVersion, 'validFrom' | 'validTo' | 'counts'>,
  when: (at: string) => string,
): string {
  if (counts === false) return 'Counts nothing: a later version has all its time, or it was undone';
  if (validFrom && validTo) return `Counts from ${when(validFrom)} to ${when(validTo)}`;
  if (validFrom) return `Counts from ${when(validFrom)} on`;
  if (validTo) return `Counts all history up to ${when(validTo)}`;
  return 'Counts all history';
}
