/**
 * The engine's answers as sentences, for "why / why not". The widget leaves this file out: to decide, codes
 * are enough. Dates come formatted, because the reader's zone and language are the caller's to know.
 */
import type { LiveItem } from '../model/live.ts';
import type { Answer, Gate, No } from './types.ts';

const yes: Readonly<Record<Gate, string>> = {
  kill: 'Guides and surveys of this app are switched on.',
  consent: 'Consent was given, or this app needs none.',
  schedule: 'It is within its dates and hours.',
  url: 'The page is one of those it is for.',
  audience: 'The person is in its audience.',
  experiment: 'The person is in its sample, and not held out.',
  frequency: 'The person has not had it too often, or too recently.',
  budget: 'The person has attention to spare.',
  priority: 'Nothing more important is due at the same time.',
  element: 'Its element is there, or nobody can know from here.',
};

const no: Readonly<Record<No, string>> = {
  halted: 'The kill switch of this app is on: nothing is shown to anybody.',
  noConsent: 'The person has not consented, and this app requires it.',
  notYet: 'Its start date has not come.',
  over: 'Its end date has passed.',
  hours: 'It is outside of its days and hours, or the browser does not know its time zone.',
  page: 'The page is none of those it is for.',
  onlyAsked: 'It is shown only where somebody asks for it.',
  notDue: 'What should set it off has not happened on this page.',
  audience: 'The person is not in its audience.',
  badCondition:
    'Its audience cannot be decided: it has an unknown operator, a broken pattern, or segments that name each other in a circle. Correct it and publish again.',
  notSampled: 'The person is not in the sample that is asked.',
  notTurn: "It is not the person's turn in this wave.",
  heldOut: 'The person is held out, so that the effect can be told.',
  once: 'The person has had it, and it is shown once.',
  snoozed: 'The person asked to be reminded later.',
  interacted: 'The person has answered, clicked or dismissed it.',
  completed: 'The person has completed it.',
  tooSoon: 'The person had it too recently.',
  oftenEnough: 'The person has had it as often as it may be shown.',
  answered: 'The person answered it recently, and is not asked again so soon.',
  dismissed: 'The person dismissed it recently, and is not asked again so soon.',
  busy: 'Something else stands on the page: one interruption at a time.',
  typing: 'The person is typing.',
  trouble: 'The person has just met an error or clicked in anger.',
  interruptions: 'The person has been interrupted as often as the attention budget allows.',
  afterSurvey: 'The person had a survey just before: a rest follows it.',
  survey: 'The person had a survey recently: the attention budget keeps surveys apart.',
  outranked: 'Something more important is due at the same time.',
  noElement: 'Its element is not on the page, or not visible.',
};

export type SentenceParts = {
  readonly item: Pick<LiveItem, 'schedule'>;
  /** The rival's name for the team. */
  readonly nameOf?: (id: string) => string | undefined;
  /** From when on the gate opens (`opensAt`), formatted. */
  readonly opens?: string;
};

/** One sentence or two: what the gate says, and until when. */
export function sentenceOf(answer: Answer, { item, nameOf, opens }: SentenceParts): string {
  if (answer.exempted) {
    return `The attention budget does not hold for it, by an exception that is on record. Without it: ${no[answer.exempted]}`;
  }
  if (answer.no === null) return yes[answer.gate];
  const rival = answer.rival && nameOf?.(answer.rival);
  if (rival) return `“${rival}” is more important and due at the same time.`;
  const sentence = no[answer.no];
  const hours = item.schedule.hours;
  if (answer.no === 'hours' && hours) {
    return `${sentence} Shown from ${hours.from} to ${hours.to}.`;
  }
  return opens ? `${sentence} Possible again from ${opens}.` : sentence;
}
