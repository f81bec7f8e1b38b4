/** Items, people and pages to decide about: everything says yes until a test says otherwise. */
import type { LedgerEntry } from '../../../core/model/attention.ts';
import { defaultBudget } from '../../../core/model/engagement.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import type { Ask } from '../../../core/targeting/decide.ts';
import type { Context, Person } from '../../../core/targeting/types.ts';

export const noon = Date.parse('2026-11-23T12:00:00Z');
export const hour = 3_600_000;
export const day = 24 * hour;

type Guide = Extract<LiveItem, { is: 'guide' }>;
type Survey = Extract<LiveItem, { is: 'survey' }>;
type Rules = Omit<Guide, 'is' | 'guide'>;

const rules: Rules = {
  id: '00000000-0000-7000-8000-000000000001',
  version: 1,
  title: { key: 'title', text: 'Something' },
  audience: {},
  where: { include: [], exclude: [] },
  trigger: { on: 'load', delaySeconds: 0 },
  schedule: { from: null, until: null, zone: 'UTC', hours: null },
  frequency: { kind: 'untilInteracted' },
  priority: 50,
  sample: 1,
  goal: null,
  holdout: 0,
  theme: {} as LiveItem['theme'], // safe: the engine does not look at it
  exempt: false,
  languages: { default: 'en', translations: {} } as LiveItem['languages'], // safe: as above
};

export function guideWith(
  changes: Partial<Rules & { guide: Partial<Guide['guide']> }> = {},
): Guide {
  const guide = { kind: 'modal', steps: [], launcher: null, tasks: [], resources: [] } as const;
  const plain: Guide['guide'] = { ...guide, steps: [], tasks: [], resources: [] };
  return { ...rules, is: 'guide', ...changes, guide: { ...plain, ...changes.guide } };
}

export function surveyWith(
  changes: Partial<Rules & { survey: Partial<Survey['survey']> }> = {},
): Survey {
  const plain: Survey['survey'] = {
    kind: 'nps',
    surface: 'slideIn',
    anchor: null,
    place: null,
    intro: [],
    questions: [],
    scored: [],
    thanks: [],
    laterDays: 7,
    resurveyDays: 90,
    dismissedDays: 30,
    tab: null,
    link: false,
  };
  return { ...rules, is: 'survey', ...changes, survey: { ...plain, ...changes.survey } };
}

/** `n` counts items up. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const person: Person = {
  unit: 'ada',
  known: true,
  language: 'en',
  device: 'desktop',
  zone: 'Europe/Berlin',
  facts: { visitor: {}, account: {}, seenDays: 100, usage: {}, answers: {}, segments: [] },
};

export const context: Context = {
  address: 'https://app.example.com/projects/7?tab=plan',
  path: '/projects/:id',
  halted: false,
  consented: true,
  budget: defaultBudget,
  busy: false,
  typing: false,
  troubleAt: null,
};

export function entryOf(changes: Partial<LedgerEntry> = {}): LedgerEntry {
  const none = { outcome: null, acted: false, answered: false, until: null };
  return { item: rules.id, is: 'guide', at: noon, interrupted: true, ...none, ...changes };
}

export function askOf(item: LiveItem, changes: Partial<Omit<Ask, 'item'>> = {}): Ask {
  return { item, person, context, ledger: [], now: noon, ...changes };
}
