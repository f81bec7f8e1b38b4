/** What people start from. Each is complete: with another product's name in it, it could go live as it stands. */
import type { Definition } from '../model/engagement.ts';
import type { Question, Scale } from '../model/survey.ts';
import { blankGuide, blankSurvey, thanksOf, whyOf } from './blank.ts';

export type Template = {
  id: string;
  group: 'Surveys' | 'Guides';
  name: string;
  /** When it is the right one. */
  use: string;
  make: (product: string) => Definition;
};

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

const surveys: readonly Template[] = [
  {
    ...{ id: 'nps', group: 'Surveys', name: 'NPS' },
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
    ...{ id: 'csat', group: 'Surveys', name: 'CSAT' },
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
    ...{ id: 'ces', group: 'Surveys', name: 'CES' },
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
];

/** What people would be harmed by not knowing is kept from nobody. */
const everybody = { holdout: 0 };

const guides: readonly Template[] = [
  {
    ...{ id: 'new-feature', group: 'Guides', name: 'New feature' },
    use: 'A slide-in in the corner: what is new, and where to find it.',
    make: () =>
      blankGuide('slideIn', {
        heading: 'Exports are here',
        text: 'Every report can now be saved as a spreadsheet. You find it above the table.',
        button: 'Show me',
        href: '/reports',
      }),
  },
  {
    ...{ id: 'what-changed', group: 'Guides', name: 'What changed' },
    use: 'A modal for a change that people must know before they go on.',
    make: (product) =>
      blankGuide('modal', {
        heading: `${product} looks different today`,
        text: 'The menu moved to the left. Everything is still there, under the same names.',
        button: 'Got it',
      }),
  },
  {
    ...{ id: 'maintenance', group: 'Guides', name: 'Maintenance' },
    use: 'A banner with a window of time. Set its end, so that it goes away by itself.',
    make: (product) =>
      blankGuide(
        'banner',
        {
          heading: 'Maintenance on Saturday',
          text: `${product} is read-only on Saturday from 8:00 to 10:00 UTC.`,
          button: 'Close',
        },
        everybody,
      ),
  },
  {
    ...{ id: 'webinar', group: 'Guides', name: 'Webinar' },
    use: 'A slide-in with an invitation and a link.',
    make: (product) =>
      blankGuide('slideIn', {
        heading: 'Half an hour with our team',
        text: `See how others use ${product}, and ask what you like. Thursday, 15:00.`,
        button: 'Take part',
        href: 'https://example.com/webinar',
      }),
  },
  {
    ...{ id: 'deprecation', group: 'Guides', name: 'Deprecation' },
    use: 'A banner for those who still use what is going away. Choose them by their use of it.',
    make: () =>
      blankGuide(
        'banner',
        {
          heading: 'The old editor goes away in March',
          text: 'Your documents stay. Try the new one while both are there.',
          button: 'Try the new editor',
          href: '/editor',
        },
        everybody,
      ),
  },
  {
    ...{ id: 'beta', group: 'Guides', name: 'Beta invitation' },
    use: 'A modal for a few, by segment or sample.',
    make: () =>
      blankGuide('modal', {
        heading: 'Would you try it first?',
        text: 'We are testing a new timeline with a small group and would like you in it.',
        button: 'Join the beta',
        href: '/beta',
      }),
  },
];

export const templates: readonly Template[] = [...surveys, ...guides];
