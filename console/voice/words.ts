/** The words for what customers said and what became of it, in one place. */
import type { AccountRow } from '../../core/model/voice/account.ts';
import type { EvidenceRow } from '../../core/model/voice/inbox.ts';
import type { RequestStatus } from '../../core/model/voice/request.ts';
import type { ToldFields } from '../../core/model/voice/told.ts';
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

/** What an account is to us; `at-risk` also where its renewal is near. */
export const accountStates: Record<AccountRow['state'], { name: string; tone: Tone }> = {
  customer: { name: 'Customer', tone: 'plain' },
  'at-risk': { name: 'At risk or renewing soon', tone: 'warn' },
  prospect: { name: 'Prospect', tone: 'accent' },
  churned: { name: 'Left', tone: 'plain' },
};

export const toldHow: Record<ToldFields['how'], string> = {
  call: 'In a call',
  email: 'By e-mail',
  chat: 'In a chat',
  product: 'In the product',
  other: 'Otherwise',
};

/** Made once a currency: building a formatter costs more than using it a hundred times. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string): Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known) return known;
  const options = { notation: 'compact', maximumFractionDigits: 1 } as const;
  const made = new Intl.NumberFormat(undefined, { ...options, style: 'currency', currency });
  moneyFormats.set(currency, made);
  return made;
}

/** Revenue a year. Nobody knowing is not the same as nothing. */
export const moneyWords = (arr: number | null, currency: string): string =>
  arr === null ? 'unknown' : moneyFormat(currency).format(arr);

export const peopleWords = (people: number): string =>
  `${formatCount(people)} ${people === 1 ? 'person' : 'people'}`;

/** The line that stands for a piece of evidence: what was said, or what is known instead. */
export function headOf({ words, kind, page, source }: EvidenceRow): string {
  const first = words.trim().split('\n')[0];
  if (first) return first;
  const what = kind ? kindWords[kind].name : sourceWords[source].name;
  return page ? `${what} on ${page.title || page.path}` : `${what}, no words yet`;
}
