/** Kinds and states in one table. */
import type { ItemState } from '../../../core/model/engagement.ts';
import type { Tone } from '../../../ui/Badge.tsx';

export const kindNames: Readonly<Record<string, string>> = {
  tooltip: 'Tooltip',
  hotspot: 'Hotspot',
  banner: 'Banner',
  modal: 'Modal',
  slideIn: 'Slide-in',
  walkthrough: 'Walkthrough',
  checklist: 'Checklist',
  embedded: 'Embedded card',
  resourceCentre: 'Resource centre',
  nps: 'NPS',
  csat: 'CSAT',
  ces: 'CES',
  pmf: 'Product-market fit',
  umux: 'UMUX-Lite',
};

export const stateLooks: Readonly<Record<ItemState, { word: string; tone: Tone }>> = {
  draft: { word: 'Draft', tone: 'plain' },
  review: { word: 'In review', tone: 'warn' },
  scheduled: { word: 'Scheduled', tone: 'plain' },
  live: { word: 'Live', tone: 'accent' },
  paused: { word: 'Paused', tone: 'warn' },
  ended: { word: 'Ended', tone: 'plain' },
  archived: { word: 'Archived', tone: 'plain' },
};
