/** A random workspace: its budget, and what is live. */
import type { Frequency } from '../../core/model/audience.ts';
import { type Budget, defaultBudget } from '../../core/model/engagement.ts';
import type { GuideKind } from '../../core/model/guide.ts';
import type { LiveItem } from '../../core/model/live.ts';
import type { Random } from './random.ts';

export type Scene = { readonly budget: Budget; readonly items: readonly LiveItem[] };

const kinds: readonly GuideKind[] = ['modal', 'tooltip', 'banner', 'slideIn', 'hotspot'];

function randomFrequency(random: Random): Frequency {
  const days = random.int(1, 100);
  return random.pick<Frequency>([
    { kind: 'once' },
    { kind: 'untilInteracted' },
    { kind: 'untilCompleted' },
    { kind: 'every', days, times: random.chance(0.5) ? random.int(1, 4) : null },
    { kind: 'waves', days: Math.max(30, days) },
    { kind: 'always' },
  ]);
}

function randomItem(random: Random, n: number): LiveItem {
  const common = {
    id: `item ${n}`,
    version: 1,
    title: { key: 't', text: '' },
    audience: random.chance(0.5) ? {} : { 'visitor.plan': { $in: ['free', 'pro'] } },
    where: {
      include: random.chance(0.7) ? [] : [{ kind: 'path' as const, value: '/projects/*' }],
      exclude: [],
    },
    trigger: { on: random.chance(0.95) ? ('load' as const) : ('exit' as const), delaySeconds: 0 },
    schedule: {
      from: null,
      until: null,
      zone: 'Europe/Berlin',
      // Few: asking for the local time is most of what a decision costs.
      hours: random.chance(0.02) ? { days: [1, 2, 3, 4, 5], from: '08:00', to: '20:00' } : null,
    },
    frequency: randomFrequency(random),
    priority: random.int(0, 100),
    sample: random.chance(0.8) ? 1 : random.next(),
    goal: null,
    holdout: random.chance(0.5) ? 0 : 0.1,
    exempt: random.chance(0.05),
  };
  const surface = random.pick(kinds);
  // Safe: the engine looks at none of the parts that are left out here.
  if (random.chance(0.6)) {
    return { ...common, is: 'guide', guide: { kind: surface, steps: [] } } as unknown as LiveItem;
  }
  const waits = { resurveyDays: random.int(0, 120), dismissedDays: random.int(0, 60) };
  const survey = { kind: 'nps', surface: 'slideIn', ...waits };
  return { ...common, is: 'survey', survey } as unknown as LiveItem;
}

export function randomScene(random: Random): Scene {
  const budget: Budget = random.chance(0.5)
    ? defaultBudget
    : {
        interruptions: random.int(0, 4),
        hours: random.int(1, 200),
        surveyDays: random.int(0, 90),
        afterSurveyHours: random.int(0, 72),
        calmSeconds: random.int(0, 300),
      };
  return {
    budget,
    items: Array.from({ length: random.int(1, 6) }, (_, n) => randomItem(random, n)),
  };
}
