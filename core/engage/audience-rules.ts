/**
 * Audiences that a form can hold: rules that must all be true. What was written otherwise (in the extension, by
 * the API) is not squeezed into it: `readRules` then says null, and the form leaves it alone.
 */
import type { Condition } from '../model/audience.ts';

export const traitTests = ['is', 'not', 'min', 'max', 'set'] as const;
export type TraitTest = (typeof traitTests)[number];

export const answerTests = ['min', 'max', 'within', 'ever', 'never'] as const;
export type AnswerTest = (typeof answerTests)[number];

export type Rule =
  | { by: 'trait'; path: string; test: TraitTest; value: string }
  | { by: 'usage'; feature: string; days: number; times: number }
  | { by: 'segment'; segment: string }
  | { by: 'seen'; test: 'min' | 'max'; days: number }
  | { by: 'device'; value: string }
  | { by: 'language'; value: string }
  | { by: 'answer'; survey: string; test: AnswerTest; value: number }
  | { by: 'known' };

/** The trait's type is not known here: what reads as a number or as yes and no is asked for in both kinds. */
function variants(value: string): unknown[] {
  const text = value.trim();
  if (text !== '' && Number.isFinite(Number(text))) return [value, Number(text)];
  if (text === 'true' || text === 'false') return [value, text === 'true'];
  return [value];
}

function traitCondition({ path, test, value }: Extract<Rule, { by: 'trait' }>): Condition {
  if (test === 'is') return { [path]: { $in: variants(value) } };
  if (test === 'not') return { [path]: { $nin: variants(value) } };
  if (test === 'set') return { [path]: { $exists: true } };
  return { [path]: { [test === 'min' ? '$gte' : '$lte']: Number(value) || 0 } };
}

/** Who never answered has no score; without asking for one, null would pass as less than six. */
function answerCondition({ survey, test, value }: Extract<Rule, { by: 'answer' }>): Condition {
  if (test === 'ever' || test === 'never') {
    return { [`answers.${survey}.days`]: { $exists: test === 'ever' } };
  }
  const what = test === 'within' ? 'days' : 'score';
  const bound = test === 'min' ? { $gte: value } : { $lte: value };
  return { [`answers.${survey}.${what}`]: { $exists: true, ...bound } };
}

export function conditionOf(rule: Rule): Condition {
  switch (rule.by) {
    case 'trait':
      return traitCondition(rule);
    case 'usage': {
      // What nobody knows counts as no use: null is less than one.
      const bound = rule.times > 0 ? { $gte: rule.times } : { $lt: 1 };
      return { [`usage.${rule.feature}.${rule.days || 'all'}`]: bound };
    }
    case 'segment':
      return { $segment: rule.segment };
    case 'seen':
      return { seenDays: { [rule.test === 'min' ? '$gte' : '$lte']: rule.days } };
    case 'answer':
      return answerCondition(rule);
    case 'known':
      return { known: true };
    default:
      return { [rule.by]: rule.value };
  }
}

export function writeRules(rules: readonly Rule[]): Condition {
  return rules.length ? { $and: rules.map(conditionOf) } : {};
}

const only = (value: unknown): readonly [string, unknown] | null => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 1 ? (entries[0] ?? null) : null;
};

function readTrait(path: string, wanted: unknown): Rule | null {
  if (typeof wanted !== 'object') return { by: 'trait', path, test: 'is', value: String(wanted) };
  const [operator, value] = only(wanted) ?? [];
  if (operator === '$exists' && value === true)
    return { by: 'trait', path, test: 'set', value: '' };
  const test = { $in: 'is', $eq: 'is', $nin: 'not', $ne: 'not', $gte: 'min', $lte: 'max' } as const;
  const known = Object.entries(test).find(([name]) => name === operator)?.[1];
  const texts = new Set((Array.isArray(value) ? value : [value]).map(String));
  // Several different values are a choice, which the form has no room for.
  if (!known || texts.size !== 1) return null;
  return { by: 'trait', path, test: known, value: [...texts].join('') };
}

function readUsage(path: string, wanted: unknown): Rule | null {
  const [, feature = '', days = ''] = path.split('.');
  const [operator, value] = only(wanted) ?? [];
  const rule = { by: 'usage', feature, days: days === 'all' ? 0 : Number(days) } as const;
  if (operator === '$gte') return { ...rule, times: Number(value) };
  if ((operator === '$lt' && value === 1) || (operator === '$eq' && value === 0)) {
    return { ...rule, times: 0 };
  }
  return null;
}

function readAnswer(path: string, wanted: unknown): Rule | null {
  const [, survey = '', what] = path.split('.');
  const { $exists, $gte, $lte, ...rest }: Record<string, unknown> = Object(wanted);
  const bounds = [$gte, $lte].filter((bound) => bound !== undefined);
  if (Object.keys(rest).length || bounds.length > 1) return null;
  const rule = { by: 'answer', survey, value: Number(bounds[0] ?? 0) } as const;
  if (bounds.length === 0) {
    if (what !== 'days' || typeof $exists !== 'boolean') return null;
    return { ...rule, test: $exists ? 'ever' : 'never' };
  }
  if ($exists !== true || !Number.isFinite(rule.value)) return null;
  if (what === 'days') return $lte === undefined ? null : { ...rule, test: 'within' };
  return what === 'score' ? { ...rule, test: $lte === undefined ? 'min' : 'max' } : null;
}

export function readRule([path, wanted]: readonly [string, unknown]): Rule | null {
  if (path === '$segment') return { by: 'segment', segment: String(wanted) };
  if (path.startsWith('usage.')) return readUsage(path, wanted);
  if (path.startsWith('answers.')) return readAnswer(path, wanted);
  if (/^(visitor|account)\./.test(path)) return readTrait(path, wanted);
  if (path === 'known') return wanted === true ? { by: 'known' } : null;
  if (path === 'device' || path === 'language') {
    return typeof wanted === 'string' ? { by: path, value: wanted } : null;
  }
  const [operator, days] = only(wanted) ?? [];
  if (path !== 'seenDays' || (operator !== '$gte' && operator !== '$lte')) return null;
  return { by: 'seen', test: operator === '$gte' ? 'min' : 'max', days: Number(days) };
}

/** Null: more than a list of such rules. */
export function readRules(condition: Condition): Rule[] | null {
  const { $and: list, ...rest } = condition;
  const parts: (readonly [string, unknown] | null)[] = [
    ...(Array.isArray(list) ? list.map(only) : list === undefined ? [] : [null]),
    ...Object.entries(rest),
  ];
  const rules = parts.map((part) => part && readRule(part));
  return rules.every((rule) => rule !== null) ? rules : null;
}
