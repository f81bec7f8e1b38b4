/** How sure the locator is of what was pointed at, as one word for the contract. Pure. */
import type { Anchor } from '../../../core/model/guide.ts';
import type { Candidate } from '../../messages/page-port.ts';

/**
 * Weak: it is not the only one, or only looks or position tell it apart, which the next release may change.
 * Strong: what tells it apart was written by a developer to last.
 */
export function gradeOf({ matches, alike, identifying }: Candidate): Anchor['grade'] {
  const isAlone = matches === 1 && alike.length === 0 && identifying.length > 0;
  if (!isAlone || identifying.some(({ lasting }) => lasting === 'short')) return 'weak';
  return identifying.every(({ lasting }) => lasting === 'lasts') ? 'strong' : 'fair';
}

export const anchorOf = (candidate: Candidate): Anchor => ({
  by: 'element',
  hash: candidate.hash,
  descriptor: candidate.descriptor,
  grade: gradeOf(candidate),
});
