/**
 * Conditions as a tree that people can build: rules, joined by all, any or none, groups within groups. What
 * was written otherwise by the API reads as null, and the form then leaves it as it is.
 */
import type { Condition } from '../model/audience.ts';
import { conditionOf, type Rule, readRule } from './audience-rules.ts';

export const joins = ['all', 'any', 'none'] as const;
export type Join = (typeof joins)[number];

export type Group = { readonly join: Join; readonly parts: readonly Part[] };
export type Part =
  | { readonly is: 'rule'; readonly rule: Rule }
  | { readonly is: 'group'; readonly group: Group };

export const everybody: Group = { join: 'all', parts: [] };

const operators = { all: '$and', any: '$or', none: '$nor' } as const;

/** Groups without rules say nothing; `$or` of nothing would hold for everybody. */
function isEmpty(part: Part): boolean {
  return part.is === 'group' && part.group.parts.every(isEmpty);
}

export function writeTree({ join, parts }: Group): Condition {
  const said = parts.filter((part) => !isEmpty(part));
  if (said.length === 0) return {};
  const one = (part: Part) => (part.is === 'rule' ? conditionOf(part.rule) : writeTree(part.group));
  return { [operators[join]]: said.map(one) };
}

const isRecord = (value: unknown): value is Condition =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list of conditions under an operator, each as one part. */
function readGroup(join: Join, list: unknown): Part | null {
  if (!Array.isArray(list)) return null;
  const parts = list.map(readPart);
  return parts.every((part) => part !== null) ? { is: 'group', group: { join, parts } } : null;
}

function readEntry([name, value]: readonly [string, unknown]): Part | null {
  for (const join of joins) if (name === operators[join]) return readGroup(join, value);
  if (name === '$not') return readGroup('none', [value]);
  const rule = readRule([name, value]);
  return rule && { is: 'rule', rule };
}

function readPart(condition: unknown): Part | null {
  if (!isRecord(condition)) return null;
  const parts = Object.entries(condition).map(readEntry);
  if (!parts.every((part) => part !== null)) return null;
  const [first] = parts;
  if (first && parts.length === 1) return first;
  return { is: 'group', group: { join: 'all', parts } };
}

/** Null: more than such a tree can say. */
export function readTree(condition: Condition): Group | null {
  const part = readPart(condition);
  if (!part) return null;
  if (part.is === 'rule') return { join: 'all', parts: [part] };
  // What stands beside an $and belongs to it.
  const parts =
    part.group.join === 'all'
      ? part.group.parts.flatMap((one) =>
          one.is === 'group' && one.group.join === 'all' ? one.group.parts : [one],
        )
      : part.group.parts;
  return { join: part.group.join, parts };
}

/** Every segment that it names, however deep. */
export function segmentsIn({ parts }: Group): readonly string[] {
  return parts.flatMap((part) => {
    if (part.is === 'group') return segmentsIn(part.group);
    return part.rule.by === 'segment' ? [part.rule.segment] : [];
  });
}
