/** Labels of feedback's values, in one table. */
import type { EvidenceFields } from '../../../core/model/voice/evidence.ts';
import type { Tone } from '../../../ui/Badge.tsx';
import type { How } from '../../capture/protocol.ts';
import type { ItemState } from '../../voice/item-state.ts';

export type Kind = NonNullable<EvidenceFields['kind']>;

export const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'request', label: 'Request' },
  { value: 'bug', label: 'Bug' },
  { value: 'praise', label: 'Praise' },
  { value: 'question', label: 'Question' },
  { value: 'risk', label: 'Risk' },
];
export const kindName = (kind: Kind) => kinds.find(({ value }) => value === kind)?.label ?? kind;

export const importances = [
  { value: '0', label: 'Noted' },
  { value: '1', label: 'Nice' },
  { value: '2', label: 'Important' },
  { value: '3', label: 'Blocking' },
] as const;

export const wordings = [
  { value: 'exact', label: 'Their exact words' },
  { value: 'summary', label: 'My summary' },
] as const;

export const stateLooks: Record<ItemState, { word: string; tone: Tone }> = {
  draft: { word: 'Draft', tone: 'blaze' },
  queued: { word: 'Waits', tone: 'warn' },
  uploading: { word: 'Uploading', tone: 'accent' },
  synced: { word: 'On the server', tone: 'plain' },
  failed: { word: 'Failed', tone: 'danger' },
};

export const howNames: Record<How, string> = {
  visible: 'What is in sight',
  area: 'An area',
  element: 'An element',
  page: 'The whole page',
  pasted: 'A picture from the clipboard',
};
