/** What the demo's guide and survey say. */
import type { Button, Content } from '../../core/model/content.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Step } from '../../core/model/guide.ts';

const everywhere = { include: [], exclude: [] };

const shared = {
  audience: {},
  where: { include: [{ kind: 'path' as const, value: '/projects**' }], exclude: [] },
  trigger: { on: 'load' as const, delaySeconds: 2 },
  schedule: { from: null, until: null, zone: 'UTC', hours: null },
  ...{ priority: 50, sample: 1, theme: {}, exempt: null },
};

const button = (key: string, text: string, action: 'next' | 'complete'): Button => ({
  ...{ key, label: { key: `${key}-label`, text }, look: 'primary' },
  actions: [{ do: action }],
});

function says(key: string, title: string, text: string, last: boolean): Content {
  return [
    { block: 'heading', content: { key: `${key}-title`, text: title } },
    { block: 'paragraph', content: { key: `${key}-text`, text } },
    {
      block: 'buttons',
      buttons: [last ? button('done', 'Done', 'complete') : button('next', 'Next', 'next')],
    },
  ];
}

const step = (key: string, title: string, text: string, last = false): Step => ({
  ...{ key, surface: 'modal', anchor: null, place: null, where: null, href: null },
  content: says(key, title, text, last),
  advance: [{ on: 'button', to: null, if: null }],
});

/** With a goal, where there is a feature to count. */
export const tourDefinition = (feature: string | null): Definition => ({
  ...{ is: 'guide', ...shared },
  title: { key: 'title', text: 'The timeline in three steps' },
  frequency: { kind: 'untilCompleted' },
  goal: feature ? { of: { kind: 'feature', feature }, days: 7 } : null,
  holdout: 0.25,
  languages: {
    default: 'en',
    translations: { de: { title: 'Die Zeitleiste in drei Schritten', 'done-label': 'Fertig' } },
  },
  guide: {
    kind: 'walkthrough',
    steps: [
      step(
        'where',
        'Hello {{visitor.name|there}}',
        'Everything that has a date is on the timeline.',
      ),
      step('drag', 'Move things', 'Drag a task by its middle; its followers move with it.'),
      step('share', 'Show it', 'A link shows others the same view, and nothing else.', true),
    ],
    ...{ launcher: null, tasks: [], resources: [] },
  },
});

export const npsDefinition: Definition = {
  ...{ is: 'survey', ...shared, where: everywhere },
  title: { key: 'title', text: 'How are we doing?' },
  frequency: { kind: 'waves', days: 30 },
  ...{ goal: null, holdout: 0 },
  languages: {
    default: 'en',
    translations: { de: { ask: 'Wie wahrscheinlich empfehlen Sie Plotline?', why: 'Warum?' } },
  },
  survey: {
    ...{ kind: 'nps', surface: 'slideIn', anchor: null, place: 'bottomEnd', intro: [] },
    questions: [
      {
        ...{ key: 'score', kind: 'scale', scale: 'nps', required: true, routes: [], help: null },
        title: { key: 'ask', text: 'How likely are you to recommend Plotline to a colleague?' },
        low: { key: 'low', text: 'Not at all' },
        high: { key: 'high', text: 'Very' },
      },
      {
        ...{ key: 'why', kind: 'long', required: false, routes: [], help: null, placeholder: null },
        title: { key: 'why', text: 'What is the main reason?' },
      },
    ],
    ...{ scored: ['score'], thanks: [], laterDays: 7, resurveyDays: 28, dismissedDays: 28 },
    ...{ tab: null, link: true },
  },
};
