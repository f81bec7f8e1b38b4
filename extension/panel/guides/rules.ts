/** Rules of a guide as choices of short lists; what was written otherwise is named and left alone. Pure. */
import { type Rule, readRules, writeRules } from '../../../core/engage/audience-rules.ts';
import type { Condition, Frequency, Goal, Where } from '../../../core/model/audience.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import type { Option } from '../../../ui/Select.tsx';

type Named = readonly { id: string; name: string }[];

/** '' for everywhere; null where it is more than one path. */
export function pageOf({ include, exclude }: Where): string | null {
  const [first, ...others] = include;
  if (others.length > 0 || exclude.length > 0) return null;
  if (!first) return '';
  return first.kind === 'path' ? first.value : null;
}

const audiences: Readonly<Record<string, { label: string; rules: Rule[] }>> = {
  everyone: { label: 'Everyone', rules: [] },
  known: { label: 'People who are signed in', rules: [{ by: 'known' }] },
  new: {
    label: 'New: first seen in the last 14 days',
    rules: [{ by: 'seen', test: 'max', days: 14 }],
  },
  old: {
    label: 'Known for 14 days or more',
    rules: [{ by: 'seen', test: 'min', days: 14 }],
  },
  desktop: { label: 'On a computer', rules: [{ by: 'device', value: 'desktop' }] },
};

const unused = (feature: string): Rule[] => [{ by: 'usage', feature, days: 30, times: 0 }];

export function readAudience(audience: Condition): string {
  const rules = readRules(audience);
  const text = JSON.stringify(rules);
  const known = Object.entries(audiences).find(([, one]) => JSON.stringify(one.rules) === text);
  if (known) return known[0];
  const [only] = rules?.length === 1 ? rules : [];
  const isUnused = only?.by === 'usage' && only.times === 0 && only.days === 30;
  return isUnused ? `unused.${only.feature}` : 'own';
}

export function audienceOptions(audience: Condition, features: Named): Option[] {
  return [
    ...Object.entries(audiences).map(([value, { label }]) => ({ value, label })),
    ...features.map(({ id, name }) => ({
      value: `unused.${id}`,
      label: `Have not used ${name} in 30 days`,
    })),
    ...(readAudience(audience) === 'own'
      ? [{ value: 'own', label: 'A condition of its own, see the console' }]
      : []),
  ];
}

export function chooseAudience(value: string, before: Condition): Condition {
  if (value.startsWith('unused.')) return writeRules(unused(value.slice('unused.'.length)));
  const chosen = audiences[value];
  return chosen ? writeRules(chosen.rules) : before;
}

const frequencies: Readonly<Record<string, { label: string; frequency: Frequency }>> = {
  once: { label: 'Once', frequency: { kind: 'once' } },
  untilInteracted: {
    label: 'Until somebody closed or finished it',
    frequency: { kind: 'untilInteracted' },
  },
  untilCompleted: { label: 'Until it was finished', frequency: { kind: 'untilCompleted' } },
  monthly: {
    label: 'At most every 30 days',
    frequency: { kind: 'every', days: 30, times: null },
  },
  waves: {
    label: 'Each person once in 90 days, evenly over the days',
    frequency: { kind: 'waves', days: 90 },
  },
};

export function readFrequency(frequency: Frequency): string {
  const text = JSON.stringify(frequency);
  const same = Object.entries(frequencies).find(
    ([, one]) => JSON.stringify(one.frequency) === text,
  );
  return same?.[0] ?? 'own';
}

export function frequencyOptions({ is, frequency }: Definition): Option[] {
  const fitting = Object.entries(frequencies).filter(([key]) => is === 'survey' || key !== 'waves');
  const own = { value: 'own', label: 'As set in the console' };
  return [
    ...fitting.map(([value, { label }]) => ({ value, label })),
    ...(readFrequency(frequency) === 'own' ? [own] : []),
  ];
}

export const frequencyOf = (value: string, before: Frequency): Frequency =>
  frequencies[value]?.frequency ?? before;

export const goalOf = (feature: string): Goal | null =>
  feature ? { of: { kind: 'feature', feature }, days: 14 } : null;

export function holdoutOptions(now: number): Option[] {
  const shares = [...new Set([0, 0.05, 0.1, 0.2, 0.5, now])].sort((a, b) => a - b);
  return shares.map((share) => ({
    value: String(share),
    label: share === 0 ? 'Nobody' : `${Math.round(share * 100)} % of people`,
  }));
}
