// Every check before publishing: what fails it, with what is said and what to do, and what passes.
import { describe, expect, it } from 'vitest';
import { meetInPeople } from '../../../core/engage/checks/overlaps.ts';
import { readingOf } from '../../../core/engage/checks/reading.ts';
import { checksOf } from '../../../core/engage/checks.ts';
import { templates } from '../../../core/engage/templates.ts';
import type { Block, Content } from '../../../core/model/content.ts';
import type { Definition, ItemDraft } from '../../../core/model/engagement.ts';
import type { CheckContext } from '../../../core/model/forecast.ts';
import type { Anchor, Step } from '../../../core/model/guide.ts';
import type { Question, Survey } from '../../../core/model/survey.ts';
import { guideOf, surveyOf } from '../../db/contract/items.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';
const goal = { of: { kind: 'event' as const, name: 'exported' }, days: 14 };
const languages = { default: 'en', translations: {} };
const seen: CheckContext = {
  now: new Date(now).toISOString(),
  paths: ['/projects', '/projects/:id', '/reports'],
  live: [],
};

const plainStep: Step = {
  ...{ key: 's1', surface: 'modal', anchor: null, place: null, where: null, href: null },
  content: [{ block: 'heading', content: { key: 'hello', text: 'Hello' } }],
  advance: [{ on: 'button', to: null, if: null }],
};

type Changes = NonNullable<Parameters<typeof guideOf>[0]>;

function guide(steps: readonly Partial<Step>[], changes: Changes = {}): Definition {
  const made = guideOf({ goal, languages, theme: {}, ...changes });
  if (made.is !== 'guide') throw new Error('guideOf makes guides.');
  const all = steps.map((step, at) => ({ ...plainStep, key: `s${at + 1}`, ...step }));
  return { ...made, guide: { ...made.guide, steps: all } };
}

const says = (...content: readonly Block[]): Definition => guide([{ content: [...content] }]);
const paragraph = (text: string, key = 'text'): Block => ({
  block: 'paragraph',
  content: { key, text },
});
const link = (href: string): Content => [
  { block: 'paragraph', content: { key: 'text', text: [{ text: 'See', href }] } },
];
const picture = (alt: string): Block => ({
  ...{ block: 'image', src: '/a.png', width: 10, height: 10 },
  alt: { key: 'alt', text: alt },
});
const words = (n: number) => Array.from({ length: n }, (_, at) => `word${at}`).join(' ');
const anchor = (grade: Anchor['grade'], selector = '#save'): Anchor => ({
  by: 'selector',
  selector,
  grade,
});

const nps = surveyOf({ languages, theme: {} });
const asked = nps.is === 'survey' ? nps.survey : undefined;
if (!asked) throw new Error('surveyOf makes surveys.');
const [score, why] = asked.questions;
if (!score || !why) throw new Error('The survey has no questions.');
const survey = (changes: Partial<Survey>): Definition => {
  return surveyOf({ languages, theme: {}, survey: { ...asked, ...changes } });
};
const asking = (...questions: readonly Question[]) => survey({ questions: [...questions] });
const choice = (labels: readonly string[], changes: Partial<Question> = {}): Question => {
  const choices = labels.map((text, at) => ({
    key: `c${at}`,
    label: { key: `c${at}.label`, text },
  }));
  const title = { key: 'pick.title', text: 'Which?' };
  const made = {
    key: 'pick',
    kind: 'single',
    title,
    help: null,
    required: false,
    routes: [],
  } as const;
  // Safe: changes are of what all kinds share.
  return { ...made, routes: [], choices, other: null, shuffle: false, ...changes } as Question;
};

const rulesOf = (definition: Definition, context: CheckContext | null = seen) => {
  const draft: ItemDraft = { id, name: 'A draft', definition };
  return checksOf(draft, undefined, { now, ...(context && { context }) });
};
const found = (definition: Definition, rule: string, context?: CheckContext) =>
  rulesOf(definition, context).find((check) => check.rule === rule);

const here = (value: string) => ({ include: [{ kind: 'path' as const, value }], exclude: [] });
const schedule = { from: null, until: null, zone: 'UTC', hours: null };
const german = (texts: Record<string, string>) => ({ default: 'en', translations: { de: texts } });
const routed = (to: string): Question => ({ ...score, routes: [{ when: { test: 'always' }, to }] });

type Row = [rule: string, level: string, fails: Definition, passes: Definition];

const rows: Row[] = [
  ['alt', 'warn', says(picture('')), says(picture('The new board'))],
  ['length', 'warn', says(paragraph(words(51))), says(paragraph(words(50)))],
  [
    'whole',
    'warn',
    guide([1, 2, 3, 4, 5].map((n) => ({ content: [paragraph(words(45), `t${n}`)] }))),
    guide([{}, {}]),
  ],
  ['many', 'warn', guide([{}, {}, {}, {}, {}]), guide([{}, {}, {}, {}])],
  [
    'anchor',
    'stop',
    guide([{ surface: 'tooltip' }]),
    guide([{ surface: 'tooltip', anchor: anchor('strong') }]),
  ],
  ['weak', 'warn', guide([{ anchor: anchor('weak') }]), guide([{ anchor: anchor('fair') }])],
  ['empty', 'stop', guide([{ content: [] }]), guide([{}])],
  ['steps', 'stop', guide([]), guide([{}])],
  [
    'way',
    'stop',
    guide([{ advance: [{ on: 'click', to: 's9', if: null }] }]),
    guide([{ advance: [{ on: 'click', to: 'end', if: null }] }]),
  ],
  [
    'link',
    'stop',
    guide([{ content: link('javascript:alert(1)') }]),
    guide([{ content: link('https://a.test') }]),
  ],
  [
    'link',
    'warn',
    guide([{ content: link('http://a.test') }]),
    guide([{ content: link('/help') }]),
  ],
  [
    'link',
    'hint',
    guide([{ content: link('mailto:a@b.test') }]),
    guide([{ content: link('#top') }]),
  ],
  [
    'variable',
    'warn',
    says(paragraph('Hello {{visitor.name}}')),
    says(paragraph('Hello {{visitor.name|there}}')),
  ],
  [
    'translation',
    'warn',
    guide([{}], { languages: german({ title: 'Neu' }) }),
    guide([{}], { languages: german({ title: 'Neu', hello: 'Hallo' }) }),
  ],
  ['goal', 'hint', guide([{}], { goal: null }), guide([{}])],
  ['holdout', 'hint', guide([{}], { holdout: 0 }), guide([{}], { holdout: 0.1 })],
  ['sample', 'stop', guide([{}], { sample: 0 }), guide([{}], { sample: 0.1 })],
  [
    'over',
    'stop',
    guide([{}], { schedule: { ...schedule, until: '2026-11-23T11:59:00Z' } }),
    guide([{}], { schedule: { ...schedule, until: '2026-11-24T00:00:00Z' } }),
  ],
  [
    'days',
    'stop',
    guide([{}], { schedule: { ...schedule, hours: { days: [], from: '09:00', to: '17:00' } } }),
    guide([{}], { schedule }),
  ],
  [
    'nowhere',
    'warn',
    guide([{}], { where: here('/projects/7') }),
    guide([{}], { where: here('/projects/*') }),
  ],
  ['nowhere', 'warn', guide([{ where: here('/nowhere') }]), guide([{ where: here('/reports') }])],
  [
    'theme',
    'warn',
    guide([{}], { theme: { ink: '#999999', surface: '#ffffff' } }),
    guide([{}], { theme: { ink: '#333333', surface: '#ffffff' } }),
  ],
  ['scored', 'stop', survey({ scored: ['why'] }), survey({ scored: ['score'] })],
  ['choices', 'stop', asking(score, choice(['One'])), asking(score, choice(['One', 'Two']))],
  ['twice', 'stop', asking(score, choice(['One', 'one '])), asking(score, choice(['One', 'Two']))],
  ['way', 'stop', asking(routed('gone'), why), asking(routed('why'), why)],
  [
    'unreached',
    'warn',
    asking(routed('end'), why),
    asking({ ...score, routes: [{ when: { test: 'band', band: 'high' }, to: 'end' }] }, why),
  ],
  [
    'branch',
    'warn',
    asking(
      score,
      choice(['One', 'Two'], { routes: [{ when: { test: 'chose', choice: 'c7' }, to: 'end' }] }),
    ),
    asking(
      score,
      choice(['One', 'Two'], { routes: [{ when: { test: 'chose', choice: 'c1' }, to: 'end' }] }),
    ),
  ],
  ['forced', 'warn', asking(score, { ...why, required: true }), asking(score, why)],
  [
    'many',
    'warn',
    asking(score, ...[1, 2, 3, 4, 5].map((n) => ({ ...why, key: `w${n}` }))),
    asking(score, why),
  ],
  ['pace', 'warn', survey({ resurveyDays: 30 }), survey({ resurveyDays: 90 })],
  [
    'anchor',
    'stop',
    survey({ surface: 'embedded' }),
    survey({ surface: 'embedded', anchor: anchor('strong') }),
  ],
];

describe('each check', () => {
  it.each(rows)('%s: %s', (rule, level, fails, passes) => {
    const check = found(fails, rule);
    expect(check?.level).toBe(level);
    expect(check?.text).toMatch(/[.!]$/);
    expect(check?.fix.length, 'what to do').toBeGreaterThan(8);
    expect(found(passes, rule)).toBeUndefined();
  });

  it.each(templates.map((one) => [one.id, one] as const))(
    '%s has nothing to correct',
    (_, { make }) => {
      expect(rulesOf(make('Shop')).filter(({ level }) => level !== 'hint')).toEqual([]);
    },
  );

  it('says the gravest first, and where each is', () => {
    const steps = [{ content: [picture('')] }, { surface: 'tooltip' as const }];
    const checks = rulesOf(guide(steps, { goal: null }));
    expect(checks.map(({ rule, step }) => `${rule} ${step ?? ''}`)).toEqual([
      'anchor s2',
      'alt s1',
      'goal ',
    ]);
  });
});

describe('languages', () => {
  it('names what is missing, so that it can be gone to', () => {
    const check = found(guide([{}], { languages: german({}) }), 'translation');
    expect(check).toMatchObject({ language: 'de', phrases: ['title', 'hello'] });
    expect(check?.text).toBe(
      'German: 2 of 2 texts are not translated; its readers get English there.',
    );
  });

  it('counts words by each language’s own rules, and says which one is too long', () => {
    const long = {
      default: 'en',
      translations: { ja: { hello: 'これは新しいボードです。' }, de: { hello: words(60) } },
    };
    const definition = guide([{}], { languages: long });
    const [english, japanese] = readingOf(definition);
    expect(english).toMatchObject({ language: 'en', words: 1 });
    expect(japanese?.words).toBeGreaterThan(3);
    expect(found(definition, 'length')?.text).toContain('60 words in German, 18 seconds to read');
  });

  it('looks for bare variables in translations too', () => {
    const check = found(
      guide([{}], { languages: german({ title: 'Neu', hello: 'Hallo {{visitor.name}}' }) }),
      'variable',
    );
    expect(check).toMatchObject({ language: 'de', phrases: ['hello'] });
  });
});

describe('pages', () => {
  it('says what was meant, and nothing of what no recorded path can tell', () => {
    expect(found(guide([{}], { where: here('/project') }), 'nowhere')?.fix).toContain('/projects');
    const query = {
      include: [{ kind: 'query' as const, name: 'tab', value: 'plan' }],
      exclude: [],
    };
    expect(found(guide([{}], { where: query }), 'nowhere')).toBeUndefined();
    const host = {
      include: [{ kind: 'contains' as const, value: 'https://app.test/x' }],
      exclude: [],
    };
    expect(found(guide([{}], { where: host }), 'nowhere')).toBeUndefined();
    expect(
      found(guide([{}], { where: here('/x') }), 'nowhere', { ...seen, paths: [] }),
    ).toBeUndefined();
  });
});

describe('what is live', () => {
  const other = (definition: Definition): CheckContext => {
    return {
      ...seen,
      live: [{ id: '00000000-0000-7000-8000-000000000002', name: 'Tour', definition }],
    };
  };
  const mine = guide([{ anchor: anchor('strong') }], { where: here('/reports') });

  it('is named where pages and people may meet: the budget lets one through', () => {
    const check = found(mine, 'budget', other(guide([{}], { where: here('/**'), priority: 80 })));
    expect(check?.text).toContain('“Tour” is live for the same pages');
    expect(check?.text).toContain('“Tour” may go first.');
    const first = found(mine, 'budget', other(guide([{}], { priority: 10 })));
    expect(first?.text).toContain('It goes first.');
  });

  it('is no matter elsewhere, for others, where it interrupts nobody, or outside of the budget', () => {
    const audience = { $and: [{ 'visitor.plan': { $in: ['pro'] } }] };
    const others = { $and: [{ 'visitor.plan': { $in: ['free'] } }] };
    const beside = (changes: Changes) => other(guide([{}], changes));
    expect(found(mine, 'budget', beside({ where: here('/projects') }))).toBeUndefined();
    const paying = { ...mine, audience };
    expect(found(paying, 'budget', beside({ audience: others }))).toBeUndefined();
    expect(found(paying, 'budget', beside({ audience }))).toBeDefined();
    expect(found(mine, 'budget', beside({ trigger: { on: 'launch' } }))).toBeUndefined();
    const exempt = { reason: 'a legal notice' };
    expect(found(mine, 'budget', beside({ exempt }))).toBeUndefined();
    expect(found({ ...mine, exempt }, 'budget', beside({}))).toBeUndefined();
  });

  it('is named where it points at the same element', () => {
    const same = guide([{ anchor: anchor('fair') }]);
    expect(found(mine, 'sameAnchor', other(same))?.text).toBe('“Tour” points at the same element.');
    const another = guide([{ anchor: anchor('fair', '#open') }]);
    expect(found(mine, 'sameAnchor', other(another))).toBeUndefined();
  });

  const usage = (days: number, bound: object) => ({ [`usage.f.${days}`]: bound });
  it.each([
    ['devices', { device: 'phone' }, { device: 'desktop' }, false],
    ['never and often', usage(30, { $lt: 1 }), usage(7, { $gte: 3 }), false],
    ['not lately and ever', usage(7, { $lt: 1 }), usage(30, { $gte: 3 }), true],
    ['new and old', { seenDays: { $lte: 7 } }, { seenDays: { $gte: 14 } }, false],
    ['from and up to', { 'visitor.seats': { $gte: 9 } }, { 'visitor.seats': { $lte: 3 } }, false],
    ['what nobody can tell', { $or: [{ device: 'phone' }] }, { device: 'desktop' }, true],
  ])('people: %s', (_, a, b, meets) => {
    const [one, two] = [guide([{}], { audience: a }), guide([{}], { audience: b })];
    expect([meetInPeople(one, two), meetInPeople(two, one)]).toEqual([meets, meets]);
  });
});
