/** The words for guides and surveys, in one place. */
import type { Outcome } from '../../core/model/attention.ts';
import type { ItemState } from '../../core/model/engagement.ts';
import { type GuideKind, guideKinds } from '../../core/model/guide.ts';
import type { Band, Question, Scale, SurveyKind } from '../../core/model/survey.ts';
import type { Tone } from '../Badge.tsx';

/** Live has the accent; what waits for somebody warns. */
export const stateNames: Readonly<Record<ItemState, { name: string; tone: Tone; means: string }>> =
  {
    draft: { name: 'Draft', tone: 'plain', means: 'Nobody sees it.' },
    review: { name: 'In review', tone: 'warn', means: 'Waits for a second person.' },
    scheduled: { name: 'Scheduled', tone: 'blaze', means: 'Published; its start has not come.' },
    live: { name: 'Live', tone: 'accent', means: 'People get it now.' },
    paused: { name: 'Paused', tone: 'warn', means: 'Stopped by hand; it can go on.' },
    ended: { name: 'Ended', tone: 'plain', means: 'Over, by hand or by its schedule.' },
    archived: { name: 'Archived', tone: 'plain', means: 'Put away; its results stay.' },
  };

const kinds: Readonly<Record<GuideKind | SurveyKind, string>> = {
  tooltip: 'Tooltip',
  hotspot: 'Hotspot',
  banner: 'Banner',
  modal: 'Modal',
  slideIn: 'Slide-in',
  walkthrough: 'Walkthrough',
  checklist: 'Checklist',
  embedded: 'Embedded card',
  resourceCentre: 'Resource centre',
  nps: 'NPS survey',
  csat: 'CSAT survey',
  ces: 'CES survey',
  pmf: 'Product-market fit survey',
  umuxLite: 'UMUX-Lite survey',
  custom: 'Survey',
};
/** A kind that a newer database knows and this console does not is shown by its own name. */
export const kindName = (kind: string): string =>
  Object.entries(kinds).find(([id]) => id === kind)?.[1] ?? kind;

/** Those that stand on an element, which only the extension can point at. */
const onElements: readonly GuideKind[] = ['tooltip', 'hotspot', 'embedded', 'walkthrough'];
export const isPlaced = (kind: string): boolean => onElements.some((one) => one === kind);
export const isGuideKind = (kind: string): boolean => guideKinds.some((one) => one === kind);

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  completed: 'Completed',
  dismissed: 'Dismissed',
  snoozed: 'Asked for later',
  timedOut: 'Closed by itself',
  left: 'Left the page',
};

/** A band by what it is called where the scale has names for it. */
export function bandName(scale: Scale | null, band: Band): string {
  if (scale === 'nps') return { low: 'Detractors', mid: 'Passives', high: 'Promoters' }[band];
  if (scale === 'pmf') return { low: 'Not', mid: 'Somewhat', high: 'Very disappointed' }[band];
  return { low: 'Low', mid: 'Middle', high: 'High' }[band];
}

export const bandTones: Readonly<Record<Band, Tone>> = {
  low: 'danger',
  mid: 'plain',
  high: 'accent',
};

export const questionNames: Readonly<Record<Question['kind'], string>> = {
  scale: 'Scale',
  rating: 'Rating',
  single: 'One choice',
  multiple: 'Several choices',
  short: 'Short text',
  long: 'Long text',
  consent: 'Consent',
};

export const sentimentNames = {
  positive: 'Positive',
  neutral: 'Neutral',
  negative: 'Negative',
} as const;
