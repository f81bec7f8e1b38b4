/** Audiences in words. The rules themselves: core/engage/audience-rules.ts. */
import { type Rule, readRules, type TraitTest } from '../../core/engage/audience-rules.ts';
import type { Condition } from '../../core/model/audience.ts';
import { plural } from '../plural.ts';
import type { Names } from './words.ts';

const traitWords: Readonly<Record<TraitTest, (name: string, value: string) => string>> = {
  is: (name, value) => `${name} is ${value}`,
  not: (name, value) => `${name} is not ${value}`,
  min: (name, value) => `${name} is at least ${value}`,
  max: (name, value) => `${name} is at most ${value}`,
  set: (name) => `${name} is known`,
};

export function ruleWords(rule: Rule, names: Names): string {
  switch (rule.by) {
    case 'trait': {
      const [on, ...trait] = rule.path.split('.');
      const name = `${on === 'account' ? 'account' : 'person'}’s ${trait.join('.')}`;
      return traitWords[rule.test](name, rule.value);
    }
    case 'usage': {
      const span = rule.days ? ` in the last ${plural(rule.days, 'day')}` : '';
      const name = names.feature(rule.feature);
      return rule.times > 0
        ? `used ${name} ${plural(rule.times, 'time')} or more${span}`
        : `has not used ${name}${span || ' ever'}`;
    }
    case 'segment':
      return `in the segment ${names.segment(rule.segment)}`;
    case 'seen':
      return `first seen ${rule.test === 'min' ? 'at least' : 'at most'} ${plural(rule.days, 'day')} ago`;
    case 'known':
      return 'signed in';
    default:
      return `${rule.by} is ${rule.value}`;
  }
}

/** In words; what is no simple list is named as what it is. */
export function audienceWords(condition: Condition, names: Names): string {
  const rules = readRules(condition);
  if (rules === null) return 'A condition of its own, shown below';
  if (rules.length === 0) return 'Everybody';
  const words = rules.map((rule) => ruleWords(rule, names)).join('; and ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
