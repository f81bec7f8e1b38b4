/** The words for what customers said and what became of it, in one place. */
import type { EvidenceRow } from '../../core/model/voice/inbox.ts';
import type { RequestStatus } from '../../core/model/voice/request.ts';
import type { Tone } from '../../ui/Badge.tsx';
import type { IconName } from '../../ui/icons.ts';
import { formatCount } from '../../ui/plural.ts';

type Kind = NonNullable<EvidenceRow['kind']>;

export const kindWords: Record<Kind, { name: string; tone: Tone }> = {
  request: { name: 'Request', tone: 'accent' },
  bug: { name: 'Bug', tone: 'danger' },
  praise: { name: 'Praise', tone: 'plain' },
  question: { name: 'Question', tone: 'plain' },
  risk: { name: 'Risk', tone: 'warn' },
};

export const sourceWords: Record<EvidenceRow['source'], { name: string; icon: IconName }> = {
  capture: { name: 'Captured', icon: 'eye' },
  answer: { name: 'Survey answer', icon: 'submit' },
  ticket: { name: 'Ticket', icon: 'mail' },
  import: { name: 'Imported', icon: 'download' },
  note: { name: 'Call note', icon: 'edit' },
};

export const importanceWords = ['Noted', 'Nice to have', 'Important', 'Blocking'] as const;

export const statusWords: Record<RequestStatus, { name: string; tone: Tone }> = {
  new: { name: 'New', tone: 'plain' },
  'under-review': { name: 'Under review', tone: 'plain' },
  planned: { name: 'Planned', tone: 'accent' },
  'in-progress': { name: 'In progress', tone: 'blaze' },
  shipped: { name: 'Shipped', tone: 'accent' },
  declined: { name: 'Declined', tone: 'warn' },
};

const compact = new Intl.NumberFormat(undefined, { notation: 'compact', maximumFractionDigits: 1 });

/** Revenue a year. Nobody knowing is not the same as nothing. */
export const moneyWords = (arr: number | null): string =>
  arr === null ? 'unknown' : compact.format(arr);

export const peopleWords = (people: number): string =>
  `${formatCount(people)} ${people === 1 ? 'person' : 'people'}`;

/** The line that stands for a piece of evidence: what was said, or what is known instead. */
export function headOf({ words, kind, page, source }: EvidenceRow): string {
  const first = words.trim().split('\n')[0];
  if (first) return first;
  const what = kind ? kindWords[kind].name : sourceWords[source].name;
  return page ? `${what} on ${page.title || page.path}` : `${what}, no words yet`;
}
