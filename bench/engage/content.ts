/** What every product in the bench is to show: the same words at the same three places, and one question. */

export type Kind = 'tour' | 'nps';

/** Places of sb-admin-2's dashboard that a wide window shows without scrolling. */
export const tour = [
  {
    selector: '#alertsDropdown',
    heading: 'Alerts wait here',
    text: 'What needs you today is on top, what can wait is below it.',
  },
  {
    selector: '#messagesDropdown',
    heading: 'Messages beside them',
    text: 'Answers of colleagues arrive here within a second.',
  },
  {
    selector: '#userDropdown',
    heading: 'Settings are yours',
    text: 'Language, time zone and what you are told about.',
  },
] as const;

export const nps = {
  question: 'How likely are you to recommend us to a colleague?',
  low: 'Not at all likely',
  high: 'Extremely likely',
} as const;

/** The words that have to be on the screen before anybody can say that it is shown. */
export const wordsOf = (kind: Kind) => (kind === 'tour' ? tour[0].heading : nps.question);
