/** Definitions to start from: what a careful team would set if it had the time. */
import type { Content } from '../model/content.ts';
import type { Definition } from '../model/engagement.ts';
import type { Guide, Step } from '../model/guide.ts';
import type { Question, Survey } from '../model/survey.ts';

export type Shared = Omit<
  Extract<Definition, { is: 'guide' }>,
  'is' | 'guide' | 'title' | 'languages'
>;

const shared: Shared = {
  audience: {},
  where: { include: [], exclude: [] },
  trigger: { on: 'load', delaySeconds: 3 },
  schedule: { from: null, until: null, zone: 'visitor', hours: null },
  frequency: { kind: 'once' },
  priority: 50,
  sample: 1,
  goal: null,
  holdout: 0.1,
  theme: {},
  exempt: null,
};

const languages = { default: 'en', translations: {} };

type Words = { heading: string; text: string; button: string; href?: string };

/** A press on the only button closes it; with an address, it also leads there. */
export function contentOf({ heading, text, button, href }: Words): Content {
  const lead = href ? [{ do: 'url' as const, href, newTab: false }] : [];
  return [
    { block: 'heading', content: { key: 'heading', text: heading } },
    { block: 'paragraph', content: { key: 'text', text } },
    {
      block: 'buttons',
      buttons: [
        {
          key: 'done',
          label: { key: 'done.label', text: button },
          look: 'primary',
          actions: [...lead, { do: 'complete' }],
        },
      ],
    },
  ];
}

const places = { banner: 'top', modal: null, slideIn: 'bottomEnd' } as const;

export function blankGuide(
  kind: keyof typeof places,
  words: Words,
  changes: Partial<Shared> = {},
): Definition {
  const step: Step = {
    ...{ key: 'first', surface: kind, anchor: null, place: places[kind] },
    ...{ where: null, href: null, content: contentOf(words) },
    advance: [{ on: 'button', to: null, if: null }],
  };
  return guideOf(kind, [step], words.heading, changes);
}

export function guideOf(
  kind: Guide['kind'],
  steps: Step[],
  name: string,
  changes: Partial<Shared> = {},
): Definition {
  const guide: Guide = { kind, steps, launcher: null, tasks: [], resources: [] };
  const title = { key: 'title', text: name };
  return { is: 'guide', ...shared, ...changes, title, languages, guide };
}

/** One answer a quarter, and a month's rest after a dismissal (definitions 3). */
const pace = { laterDays: 7, resurveyDays: 90, dismissedDays: 30 };

type Asked = Pick<Survey, 'kind' | 'questions' | 'scored'> & Partial<Survey>;

export function blankSurvey(
  title: string,
  asked: Asked,
  changes: Partial<Shared> = {},
): Definition {
  const survey: Survey = {
    ...{ surface: 'slideIn', anchor: null, place: 'bottomEnd', intro: [] },
    ...{ thanks: [], tab: null, link: true, ...pace },
    ...asked,
  };
  return {
    ...{ is: 'survey', ...shared, holdout: 0, frequency: { kind: 'waves', days: 90 } },
    ...changes,
    ...{ title: { key: 'title', text: title }, languages, survey },
  };
}

export const thanksOf = (text: string): Content => [
  { block: 'paragraph', content: { key: `thanks.${text.length}`, text } },
];

/** What is asked after the score: skippable, because a forced reason is made up. */
export function whyOf(key: string, text: string): Question {
  return {
    ...{ key, kind: 'long', required: false, help: null, placeholder: null },
    title: { key: `${key}.title`, text },
    routes: [{ when: { test: 'always' }, to: 'end' }],
  };
}
