/** Kinds of rules the form offers, and what each begins with. */

import type { Rule } from '../../core/engage/audience-rules.ts';
import type { RpcResult } from '../../core/model/rpc.ts';

export type Traits = RpcResult<'trait_values'>;
type Listed = readonly { id: string; name: string }[];
export type Known = { features: Listed; segments: Listed; surveys: Listed };

export type RuleKind = Rule['by'];

export const ruleKinds: readonly { value: RuleKind; label: string }[] = [
  { value: 'trait', label: 'Trait of person or account' },
  { value: 'usage', label: 'Use of a feature' },
  { value: 'segment', label: 'Segment' },
  { value: 'answer', label: 'Answer to a survey' },
  { value: 'seen', label: 'How long known' },
  { value: 'known', label: 'Signed in' },
  { value: 'device', label: 'Device' },
  { value: 'language', label: 'Language' },
];

export function blankRule(by: RuleKind, from: { traits: Traits; names: Known }): Rule {
  const [trait] = from.traits;
  switch (by) {
    case 'trait':
      return {
        ...{ by, test: 'is', path: trait ? `${trait.on}.${trait.trait}` : 'visitor.role' },
        value: trait?.values[0]?.value ?? '',
      };
    case 'usage':
      return { by, feature: from.names.features[0]?.id ?? '', days: 30, times: 0 };
    case 'segment':
      return { by, segment: from.names.segments[0]?.id ?? '' };
    case 'seen':
      return { by, test: 'min', days: 14 };
    case 'answer':
      return { by, survey: from.names.surveys[0]?.id ?? '', test: 'max', value: 6 };
    case 'known':
      return { by };
    case 'device':
      return { by, value: 'desktop' };
    case 'language':
      return { by, value: 'en' };
  }
}

/** What there is nothing of cannot be asked for. */
export function kindsFor({ features, segments, surveys }: Known) {
  const counts: Partial<Record<RuleKind, number>> = {
    ...{ usage: features.length, segment: segments.length, answer: surveys.length },
  };
  return ruleKinds.filter(({ value }) => counts[value] !== 0);
}
