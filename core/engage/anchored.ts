/** Templates that stand on an element of the page: whoever starts from one points at it next. */
import { guideOf } from './blank.ts';
import { stepOf } from './steps.ts';
import type { Template } from './templates.ts';

/** Resumes until it was done or closed: a walk that somebody left is no walk that somebody had. */
const walk = { frequency: { kind: 'untilInteracted' } } as const;

export const anchoredTemplates: readonly Template[] = [
  {
    ...{ id: 'tooltip', group: 'Guides', name: 'Tooltip' },
    use: 'A card beside one element: what it is for, where the eyes are already.',
    make: () => {
      const words = {
        heading: 'New: save as a spreadsheet',
        text: 'What you see is what you get.',
      };
      const advance = [{ on: 'button' as const, to: null, if: null }];
      return guideOf('tooltip', [stepOf('s1', words, { advance })], words.heading);
    },
  },
  {
    ...{ id: 'hotspot', group: 'Guides', name: 'Hotspot' },
    use: 'A small beacon; its card opens only when somebody asks. It interrupts nobody.',
    make: () => {
      const words = { heading: 'Did you know?', text: 'You can also drag rows to sort them.' };
      return guideOf('hotspot', [stepOf('s1', words, { surface: 'hotspot' })], words.heading);
    },
  },
  {
    ...{ id: 'first-steps', group: 'Guides', name: 'First steps' },
    use: 'A walkthrough, element by element, over several pages if need be.',
    make: () =>
      guideOf(
        'walkthrough',
        [
          stepOf('s1', { heading: 'Start here', text: 'This is where your work begins.' }),
          stepOf('s2', { heading: 'Then this', text: 'And here you see what came of it.' }),
        ],
        'First steps',
        walk,
      ),
  },
  {
    ...{ id: 'unused-feature', group: 'Guides', name: 'Unused core feature' },
    use: 'A tooltip for those who have never used it. Choose them under “Who”.',
    make: () => {
      const words = { heading: 'This saves a minute each day', text: 'Most teams use it weekly.' };
      return guideOf('tooltip', [stepOf('s1', words)], words.heading);
    },
  },
];
