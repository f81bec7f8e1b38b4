/** Audiences in words. The rules themselves: core/engage/audience-rules.ts. */
import type { Rule, TraitTest } from '../../core/engage/audience-rules.ts';
import { type Group, type Join, type Part, readTree } from '../../core/engage/condition-tree.ts';
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
    case 'answer':
      return answerWords(rule, names.survey(rule.survey));
    case 'known':
      return 'signed in';
    default:
      return `${rule.by} is ${rule.value}`;
  }
}

function answerWords({ test, value }: Extract<Rule, { by: 'answer' }>, survey: string): string {
  if (test === 'ever') return `has answered ${survey}`;
  if (test === 'never') return `has not answered ${survey}`;
  if (test === 'within') return `answered ${survey} in the last ${plural(value, 'day')}`;
  return `gave ${survey} ${value} or ${test === 'min' ? 'more' : 'less'}`;
}

const between: Readonly<Record<Join, string>> = { all: '; and ', any: '; or ', none: '; nor ' };

function partWords(part: Part, names: Names): string {
  if (part.is === 'rule') return ruleWords(part.rule, names);
  return `(${treeWords(part.group, names)})`;
}

export function treeWords({ join, parts }: Group, names: Names): string {
  const words = parts.map((part) => partWords(part, names)).join(between[join]);
  return join === 'none' ? `not ${words}` : words;
}

/** In words; what no form can hold is named as what it is. */
export function audienceWords(condition: Condition, names: Names): string {
  const tree = readTree(condition);
  if (tree === null) return 'A condition of its own, shown below';
  if (tree.parts.length === 0) return 'Everybody';
  const words = treeWords(tree, names);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
