/** The line of time in words: what each entry is called, and where it leads. Pure. */
import {
  type TimelineEntry,
  type TimelineKind,
  timelineKinds,
} from '../../../core/model/voice/account.ts';
import { requestStatus } from '../../../core/model/voice/request.ts';
import type { IconName } from '../../../ui/icons.ts';
import { statusWords } from '../words.ts';

/** First-seen is one moment and needs no filter. */
export const filterKinds = timelineKinds.filter((kind) => kind !== 'first-seen');

export const timelineWords: Record<TimelineKind, { name: string; many: string; icon: IconName }> = {
  evidence: { name: 'Said', many: 'What they said', icon: 'mail' },
  answer: { name: 'Answered', many: 'Answers', icon: 'submit' },
  call: { name: 'Call', many: 'Calls', icon: 'users' },
  told: { name: 'Told', many: 'What we told', icon: 'check' },
  status: { name: 'Request moved', many: 'Requests that moved', icon: 'features' },
  'first-seen': { name: 'First seen', many: 'First seen', icon: 'globe' },
};

export const entryKey = ({ at, what, id, request, title }: TimelineEntry): string =>
  [at, what, id, request, title].join('/');

/** Empty or foreign words of the address mean everything. */
export function readKinds(text: string | null): TimelineKind[] | null {
  const wanted = (text ?? '').split(',');
  const kinds = filterKinds.filter((kind) => wanted.includes(kind));
  return kinds.length > 0 ? kinds : null;
}

/** Where the entry itself is; what it is about is linked beside it. */
export function addressOf({ what, id, request }: TimelineEntry): string | null {
  if (what === 'evidence') return `#/voice?id=${id}`;
  if (what === 'call') return `#/voice/calls/${id}`;
  if (what === 'told') return `#/voice/requests/${request}?tab=tell`;
  return null;
}

export function headOfEntry(entry: TimelineEntry): string {
  const { what, title, person, by, score, kind } = entry;
  if (what === 'evidence') return person ? `${person} said` : 'They said';
  if (what === 'answer') {
    return `${person ?? 'Somebody'} answered “${title}”${score === null ? '' : `: ${score}`}`;
  }
  if (what === 'call') return title || 'A call';
  if (what === 'told') return `${by ?? 'Somebody'} told ${person ?? 'them'}`;
  if (what === 'status') {
    const status = requestStatus.safeParse(kind);
    return status.success ? statusWords[status.data].name : title;
  }
  return 'First seen';
}
