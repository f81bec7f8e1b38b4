/** One of every kind, as a team might write it: for the tests of access, and for pictures to look at. */
import type { Block, Button } from '../../core/model/content.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Guide } from '../../core/model/guide.ts';
import type { Question } from '../../core/model/survey.ts';
import { at, guideOf, say, scaleOf, stepOf, surveyOf, whyOf } from './engage.ts';

const launch = { trigger: { on: 'launch' } } as const;
const button = (
  key: string,
  text: string,
  look: Button['look'],
  actions: Button['actions'],
): Button => ({
  ...{ key, look, actions },
  label: { key: `b.${key}`, text },
});
const buttons: Block = {
  block: 'buttons',
  buttons: [
    button('go', 'Show me', 'primary', [{ do: 'complete' }]),
    button('later', 'Later', 'secondary', [{ do: 'snooze', hours: 24 }]),
  ],
};
const rich: Block[] = [
  ...say('Reports have filters', 'Exports now keep the filters you set, in every format.'),
  {
    block: 'list',
    ordered: false,
    items: [
      { key: 'l.1', text: 'Filter by owner, team or date' },
      { key: 'l.2', text: [{ text: 'Share a view with ' }, { text: 'one link', bold: true }] },
    ],
  },
  {
    block: 'video',
    href: 'https://video.example/watch',
    title: { key: 'v', text: 'Two minutes on filters' },
    poster: null,
  },
];
const text = 'Exports now keep the filters you set, in every format.';
const one = (changes: Parameters<typeof stepOf>[0]) => ({
  steps: [stepOf({ content: [...say('Filters have moved', text), buttons], ...changes })],
});
const target = at('#exampleInputEmail');
const launcher = (words: string) =>
  ({ label: { key: 'launcher', text: words }, place: 'end' }) as const;

const task = (key: string, title: string) => ({
  ...{
    key,
    title: { key: `t.${key}`, text: title },
    item: null,
    href: key === 'two' ? '/tables.html' : null,
  },
  done: { by: 'event' as const, name: key },
});
const resource = (key: string, title: string, kind: 'link' | 'announcement') => ({
  ...{ key, kind, item: null, href: '/tables.html', where: null, since: null },
  ...{
    title: { key: `r.${key}`, text: title },
    about: { key: `a.${key}`, text: 'In two minutes.' },
  },
});

const guides: Record<string, Definition> = {
  tooltip: guideOf(
    { kind: 'tooltip', ...one({ surface: 'tooltip', anchor: target, place: 'end' }) },
    launch,
  ),
  hotspot: guideOf({ kind: 'hotspot', ...one({ surface: 'hotspot', anchor: target }) }, launch),
  'banner top': guideOf({ kind: 'banner', ...one({ surface: 'banner', place: 'top' }) }, launch),
  'banner bottom': guideOf(
    { kind: 'banner', ...one({ surface: 'banner', place: 'bottom' }) },
    launch,
  ),
  'banner inline': guideOf(
    { kind: 'banner', ...one({ surface: 'banner', place: 'inline', anchor: target }) },
    launch,
  ),
  modal: guideOf({ kind: 'modal', steps: [stepOf({ content: [...rich, buttons] })] }, launch),
  'slide-in': guideOf(
    { kind: 'slideIn', ...one({ surface: 'slideIn', place: 'bottomEnd' }) },
    launch,
  ),
  walkthrough: guideOf(
    {
      kind: 'walkthrough',
      steps: [
        stepOf({
          key: 'a',
          surface: 'tooltip',
          anchor: target,
          content: say('Your address', text),
        }),
        stepOf({ key: 'b', surface: 'modal', content: say('That was it') }),
      ],
    },
    launch,
  ),
  embedded: guideOf({ kind: 'embedded', ...one({ surface: 'embedded', anchor: target }) }, launch),
  checklist: guideOf(
    {
      kind: 'checklist',
      steps: [],
      launcher: launcher('First steps'),
      tasks: [task('one', 'Create a project'), task('two', 'Invite somebody')],
    },
    launch,
  ),
  centre: guideOf(
    {
      kind: 'resourceCentre',
      steps: [],
      launcher: launcher('Help'),
      resources: [
        resource('new', 'What is new in May', 'announcement'),
        resource('doc', 'How filters work', 'link'),
      ] satisfies Guide['resources'],
    },
    launch,
  ),
};

const bare = { required: true, routes: [], help: null };
const titled = (key: string, words: string) => ({
  ...bare,
  key,
  title: { key: `t.${key}`, text: words },
});
const choices = ['Speed', 'Price', 'Support'].map((words, i) => ({
  key: `c${i}`,
  label: { key: `c.${i}`, text: words },
}));
const other = { key: 'other', text: 'Something else' };

const questions: Record<string, Question> = {
  nps: scaleOf('nps', 'How likely are you to recommend Northwind to a colleague?'),
  csat3: scaleOf('csat3', 'How was your last call with support?'),
  csat5: scaleOf('csat5', 'How was your last call with support?'),
  csat7: scaleOf('csat7', 'How satisfied are you with reports?'),
  thumbs: scaleOf('thumbs', 'Was this page of help?'),
  ces: scaleOf('ces7', 'It was easy to export what I needed.'),
  pmf: scaleOf('pmf', 'How would you feel if you could no longer use Northwind?'),
  umux: scaleOf('umux7', 'Northwind does what I need it to.'),
  rating: {
    ...titled('stars', 'Rate the new editor'),
    ...{ kind: 'rating', points: 5, look: 'stars', low: null, high: null },
  },
  single: {
    ...titled('one', 'What matters most?'),
    ...{ kind: 'single', choices, other, shuffle: false },
  },
  multiple: {
    ...titled('some', 'What did you use today?'),
    ...{ kind: 'multiple', choices, other, shuffle: true },
  },
  short: {
    ...titled('short', 'What is your role?'),
    ...{ kind: 'short', placeholder: { key: 'ph', text: 'Designer' } },
  },
  long: whyOf(true),
  consent: {
    ...titled('may', 'May we write to you?'),
    ...{ kind: 'consent', label: { key: 'yes', text: 'Yes, about this answer.' } },
  },
};

const surveys = Object.fromEntries(
  Object.entries(questions).map(([name, question]) => [
    `survey ${name}`,
    surveyOf(
      {
        kind: 'custom',
        questions: [question],
        scored: question.kind === 'scale' ? [question.key] : [],
      },
      launch,
    ),
  ]),
);

export const kinds: Readonly<Record<string, Definition>> = {
  ...guides,
  ...surveys,
  'survey modal': surveyOf({ surface: 'modal' }, launch),
  'survey banner': surveyOf({ surface: 'banner', place: 'bottom' }, launch),
  'survey embedded': surveyOf({ surface: 'embedded', anchor: target }, launch),
};
