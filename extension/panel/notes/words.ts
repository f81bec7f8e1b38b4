/** Labels of notes' kinds, in one table. */
import type { NoteFields } from '../../../core/model/voice/note.ts';
import type { Tone } from '../../../ui/Badge.tsx';

export type NoteKind = NoteFields['kind'];

export const noteKindLooks: Record<NoteKind, { name: string; tone: Tone }> = {
  question: { name: 'Question', tone: 'blaze' },
  todo: { name: 'To do', tone: 'warn' },
  issue: { name: 'Known issue', tone: 'danger' },
  changelog: { name: 'Change', tone: 'accent' },
  owner: { name: 'Owner', tone: 'plain' },
};

export const noteKindsInOrder = ['question', 'todo', 'issue', 'changelog', 'owner'] as const;
