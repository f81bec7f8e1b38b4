/** Templates that stand on an element of the page: whoever starts from one points at it next. */
import type { Definition } from '../model/engagement.ts';
import type { Resource, Task } from '../model/guide.ts';
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
    use: 'A tooltip for those who have never used it. Choose them by its use, under “Rules”.',
    make: () => {
      const words = { heading: 'This saves a minute each day', text: 'Most teams use it weekly.' };
      return guideOf('tooltip', [stepOf('s1', words)], words.heading);
    },
  },
  {
    ...{ id: 'card', group: 'Guides', name: 'Card in the page' },
    use: 'Stands in the page after an element, as one of its own; nobody is interrupted.',
    make: () => {
      const words = { heading: 'Try the new report', text: 'It answers this in one look.' };
      const step = stepOf('s1', words, { surface: 'embedded' });
      return guideOf('embedded', [step], words.heading);
    },
  },
  {
    ...{ id: 'inline-banner', group: 'Guides', name: 'Banner in the page' },
    use: 'A bar after an element, for what concerns that part only.',
    make: () => {
      const words = { heading: 'Figures are a day old', text: 'Imports run again from Monday on.' };
      const step = stepOf('s1', words, { surface: 'banner', place: 'inline' });
      return guideOf('banner', [step], words.heading, { holdout: 0 });
    },
  },
  {
    ...{ id: 'checklist', group: 'Guides', name: 'Checklist' },
    use: 'First tasks with their progress, ticked by real use. It waits behind a button.',
    make: (product) => ({
      ...listed('checklist', `Get started with ${product}`),
      ...{ frequency: { kind: 'untilCompleted' } },
    }),
  },
  {
    ...{ id: 'centre', group: 'Guides', name: 'Resource centre' },
    use: 'Guides, news and links in one searchable list, always in reach.',
    make: () => ({ ...listed('resourceCentre', 'Help'), frequency: { kind: 'always' } }),
  },
];

/** Kinds without steps: they list, and are opened by a button at the page’s edge. */
function listed(kind: 'checklist' | 'resourceCentre', name: string): Definition {
  const made = guideOf(kind, [], name, { holdout: 0 });
  if (made.is !== 'guide') return made;
  const launcher = { label: { key: 'launcher', text: name }, place: 'end' as const };
  const task = (n: number, text: string, event: string): Task => ({
    ...{ key: `t${n}`, title: { key: `t${n}.title`, text }, item: null, href: null },
    done: { by: 'event', name: event },
  });
  const link: Resource = {
    ...{ key: 'r1', title: { key: 'r1.title', text: 'Documentation' }, about: null, kind: 'link' },
    ...{ item: null, href: 'https://example.com/docs', where: null, since: null },
  };
  const lists =
    kind === 'checklist'
      ? {
          tasks: [
            task(1, 'Invite a colleague', 'invited'),
            task(2, 'Make a report', 'report made'),
          ],
        }
      : { resources: [link] };
  return { ...made, guide: { ...made.guide, launcher, ...lists } };
}
