/** Surveys to start from: the named scales, each with its follow-ups, and two of open kind. */
import type { Question, Scale } from '../model/survey.ts';
import { blankSurvey, thanksOf, whyOf } from './blank.ts';
import type { Template } from './templates.ts';

type Ends = { low: string; high: string };

function scaleOf(scale: Scale, title: string, { low, high }: Ends): Question {
  return {
    ...{ key: 'score', kind: 'scale', scale, required: true, help: null },
    title: { key: 'score.title', text: title },
    low: { key: 'score.low', text: low },
    high: { key: 'score.high', text: high },
    routes: [
      { when: { test: 'band', band: 'low' }, to: 'whyLow' },
      { when: { test: 'band', band: 'mid' }, to: 'whyMid' },
      { when: { test: 'band', band: 'high' }, to: 'whyHigh' },
    ],
  };
}

const whys = (low: string, mid: string, high: string) => [
  whyOf('whyLow', low),
  whyOf('whyMid', mid),
  whyOf('whyHigh', high),
];

/** Why somebody stays away: choices in an order of their own for each person, and room for another. */
function reasonOf(title: string, reasons: readonly string[]): Question {
  return {
    ...{ key: 'reason', kind: 'single', required: true, help: null, shuffle: true, routes: [] },
    title: { key: 'reason.title', text: title },
    choices: reasons.map((text, at) => ({
      key: `c${at + 1}`,
      label: { key: `reason.c${at + 1}`, text },
    })),
    other: { key: 'reason.other', text: 'Something else' },
  };
}

function umuxOf(key: string, text: string): Question {
  return {
    ...{ key, kind: 'scale', scale: 'umux7', required: true, help: null, routes: [] },
    title: { key: `${key}.title`, text },
    low: { key: `${key}.low`, text: 'Strongly disagree' },
    high: { key: `${key}.high`, text: 'Strongly agree' },
  };
}

export const surveys: readonly Template[] = [
  {
    ...{ id: 'nps', group: 'Surveys', name: 'NPS after value' },
    use: 'Whether people would recommend you, every quarter, evenly over the days.',
    make: (product) =>
      blankSurvey(`Your opinion of ${product}`, {
        ...{ kind: 'nps', scored: ['score'] },
        questions: [
          scaleOf('nps', `How likely are you to recommend ${product} to a colleague?`, {
            low: 'Not at all likely',
            high: 'Extremely likely',
          }),
          ...whys(
            'What disappointed you most?',
            'What is missing for a better score?',
            'What do you like most?',
          ),
        ],
        thanks: [{ band: null, content: thanksOf('Thank you. We read every answer.') }],
      }),
  },
  {
    ...{ id: 'csat', group: 'Surveys', name: 'CSAT after support' },
    use: 'How satisfied people are, right after support or a delivery.',
    make: (product) =>
      blankSurvey(
        `Your experience with ${product}`,
        {
          ...{ kind: 'csat', scored: ['score'], resurveyDays: 30 },
          questions: [
            scaleOf('csat5', 'How satisfied are you with the help that you got?', {
              low: 'Very dissatisfied',
              high: 'Very satisfied',
            }),
            ...whys('What went wrong?', 'What could be better?', 'What went well?'),
          ],
          thanks: [{ band: null, content: thanksOf('Thank you for telling us.') }],
        },
        { frequency: { kind: 'every', days: 30, times: null } },
      ),
  },
  {
    ...{ id: 'ces', group: 'Surveys', name: 'CES after a task' },
    use: 'How easy a task was, right after it. Choose the event or feature that ends it.',
    make: (product) =>
      blankSurvey(
        'How easy was it?',
        {
          ...{ kind: 'ces', scored: ['score'], resurveyDays: 60 },
          questions: [
            scaleOf('ces7', `${product} made it easy to do what I wanted to do.`, {
              low: 'Strongly disagree',
              high: 'Strongly agree',
            }),
            ...whys('What made it hard?', 'What would make it easier?', 'What helped you most?'),
          ],
          thanks: [{ band: null, content: thanksOf('Thank you, that helps.') }],
        },
        { frequency: { kind: 'every', days: 60, times: null } },
      ),
  },
  {
    ...{ id: 'pmf', group: 'Surveys', name: 'Product-market fit' },
    use: 'How people would feel without the product; 40 % “very disappointed” is the usual mark.',
    make: (product) =>
      blankSurvey(`${product} and you`, {
        ...{ kind: 'pmf', scored: ['score'], resurveyDays: 180 },
        questions: [
          scaleOf('pmf', `How would you feel if you could no longer use ${product}?`, {
            low: 'Not disappointed',
            high: 'Very disappointed',
          }),
          ...whys(
            'What would you use instead?',
            'What would make it a must for you?',
            'What is the main benefit for you?',
          ),
        ],
        thanks: [{ band: null, content: thanksOf('Thank you for your candour.') }],
      }),
  },
  {
    ...{ id: 'churn', group: 'Surveys', name: 'Churn risk' },
    use: 'For those who come less often than before: why, while they are still there.',
    make: (product) =>
      blankSurvey(
        `How ${product} serves you`,
        {
          ...{ kind: 'custom', scored: [], resurveyDays: 180 },
          questions: [
            reasonOf(`We see you less in ${product} lately. What is the main reason?`, [
              'I have not needed it',
              'It lacks something that I need',
              'It is too much effort',
              'I use something else',
            ]),
            { ...whyOf('more', 'What would make it worth your while again?') },
          ],
          thanks: [{ band: null, content: thanksOf('Thank you. Somebody will read this today.') }],
        },
        // First seen long ago: whoever is new has not had the time to turn away.
        {
          frequency: { kind: 'every', days: 180, times: null },
          audience: { seenDays: { $gte: 60 } },
        },
      ),
  },
  {
    ...{ id: 'umux', group: 'Surveys', name: 'UMUX-Lite' },
    use: 'How useful and how easy it is, in two questions; comparable with the SUS.',
    make: (product) =>
      blankSurvey(`${product} in two questions`, {
        ...{ kind: 'umuxLite', scored: ['useful', 'easy'] },
        questions: [
          umuxOf('useful', `${product}’s capabilities meet my requirements.`),
          umuxOf('easy', `${product} is easy to use.`),
        ],
        thanks: [{ band: null, content: thanksOf('Thank you, that helps us.') }],
      }),
  },
  {
    ...{ id: 'custom', group: 'Surveys', name: 'Survey of your own' },
    use: 'One question to begin with; add others of any kind, and branches.',
    make: () =>
      blankSurvey('One question', {
        ...{ kind: 'custom', scored: [] },
        questions: [whyOf('q1', 'What should we do better?')],
      }),
  },
];
