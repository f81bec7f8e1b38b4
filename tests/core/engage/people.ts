/** People of last week to replay: nothing is known of them, and nothing happened, until a test says otherwise. */
import { type Definition, defaultBudget, type ItemDraft } from '../../../core/model/engagement.ts';
import type { ForecastInputs, ReplayPerson } from '../../../core/model/forecast.ts';
import type { EngageFile, LiveItem } from '../../../core/model/live.ts';
import { guideOf } from '../../db/contract/items.ts';

export const since = Date.parse('2026-11-16T00:00:00Z');
export const hour = 3_600_000;
export const day = 24 * hour;
export const paths = { 1: '/projects', 2: '/reports' } as const;
const numbers: Readonly<Record<string, number>> = { '/projects': 1, '/reports': 2 };

type Doing = Partial<Omit<ReplayPerson, 'views'>> & {
  /** Hours since the window began, and where. */
  at?: readonly (readonly [number, string])[];
};

export function somebody(unit: string, { at = [], ...changes }: Doing = {}): ReplayPerson {
  const views = at.map(([hours, path]) => ({ t: since + hours * hour, path: numbers[path] ?? 0 }));
  return {
    ...{ unit, known: true, firstSeen: since - 100 * day, visitor: {}, account: {} },
    ...{ uses: [], answers: [], segments: [], ledger: [], did: [], troubles: [], views },
    ...changes,
  };
}

export const draftId = '00000000-0000-7000-8000-00000000000d';
export const draftOf = (changes: Parameters<typeof guideOf>[0] = {}): ItemDraft => {
  const definition: Definition = guideOf({ holdout: 0, ...changes });
  return { id: draftId, name: 'The draft', definition };
};

export function inputsOf(
  people: readonly ReplayPerson[],
  items: readonly LiveItem[] = [],
  changes: Partial<ForecastInputs> = {},
): ForecastInputs {
  const file: EngageFile = {
    ...{ v: 1, budget: defaultBudget, theme: {}, items: [...items], features: [], asks: false },
  };
  return {
    ...{ since: new Date(since).toISOString(), until: new Date(since + 7 * day).toISOString() },
    ...{ zone: 'UTC', file: JSON.stringify(file), halted: false, audience: {} },
    ...{ population: people.length, recordedSince: new Date(since - 90 * day).toISOString() },
    ...{ paths, people: [...people], ...changes },
  };
}
