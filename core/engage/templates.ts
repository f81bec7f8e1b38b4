/** What people start from. Each is complete: with another product's name in it, it could go live as it stands. */
import type { Definition } from '../model/engagement.ts';
import { blankGuide } from './blank.ts';
import { surveys } from './survey-templates.ts';

export type Template = {
  id: string;
  group: 'Surveys' | 'Guides';
  name: string;
  /** When it is the right one. */
  use: string;
  make: (product: string) => Definition;
};

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
