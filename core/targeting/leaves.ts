/**
 * An audience answered leaf by leaf, for "why / why not": every part of a condition with whether it holds and
 * what was known, segments unfolded to what they say. Each part is asked by the evaluation itself
 * (condition.ts), so that no leaf can tell another rule. Not in the widget. Words: leaf-words.ts.
 */
import type { Condition } from '../model/audience.ts';
import { type Attributes, evaluate, type Surroundings } from './condition.ts';

export type Leaf = {
  readonly kind: 'leaf';
  readonly path: string;
  readonly wanted: unknown;
  /** Null: nobody knows. */
  readonly actual: unknown;
  readonly holds: boolean;
};

export type Branch =
  | Leaf
  | {
      /** `all` of the parts must hold, `any`, or `none`. */
      readonly kind: 'all' | 'any' | 'none';
      readonly parts: readonly Branch[];
      readonly holds: boolean;
    }
  | {
      readonly kind: 'segment';
      readonly id: string;
      /** What it says; none for a list, or for what is gone. */
      readonly parts: readonly Branch[];
      readonly holds: boolean;
    };

type Around = Surroundings & { readonly inside?: readonly string[] };

/** As evaluation reads it: own properties only, and what is missing is null. */
function valueAt(attributes: Attributes, path: string): unknown {
  const step = (at: unknown, name: string): unknown => {
    const own = Object(at) === at && Object.hasOwn(Object(at), name);
    return own ? Object(at)[name] : null;
  };
  return path.split('.').reduce<unknown>(step, attributes) ?? null;
}

const isCondition = (value: unknown): value is Condition =>
  Object(value) === value && !Array.isArray(value);

function segmentBranch(id: string, attributes: Attributes, around: Around): Branch {
  const { inside = [], saved } = around;
  const said = saved && Object.hasOwn(saved, id) ? saved[id] : undefined;
  const within = { ...around, inside: [...inside, id] };
  return {
    ...{ kind: 'segment', id },
    // A circle is not followed: saving refuses it, and evaluation holds it for nobody.
    parts: said && !inside.includes(id) ? branchesOf(said, attributes, within) : [],
    holds: evaluate({ $segment: id }, attributes, around).holds,
  };
}

const groupKinds = { $and: 'all', $or: 'any', $nor: 'none', $not: 'none' } as const;
const isGroup = (name: string): name is keyof typeof groupKinds => Object.hasOwn(groupKinds, name);

function branchOf(name: string, value: unknown, attributes: Attributes, around: Around): Branch {
  const { holds } = evaluate({ [name]: value }, attributes, around);
  if (name === '$segment') return segmentBranch(String(value), attributes, around);
  if (isGroup(name)) {
    const given: readonly unknown[] = Array.isArray(value) ? value : [value];
    const parts = given.filter(isCondition).map((one) => groupOf(one, attributes, around));
    return { kind: groupKinds[name], parts, holds };
  }
  return { kind: 'leaf', path: name, wanted: value, actual: valueAt(attributes, name), holds };
}

function branchesOf(condition: Condition, attributes: Attributes, around: Around): Branch[] {
  return Object.entries(condition).flatMap(([name, value]) => {
    const branch = branchOf(name, value, attributes, around);
    // All of all is all: one level less to read.
    return branch.kind === 'all' ? branch.parts : [branch];
  });
}

function groupOf(condition: Condition, attributes: Attributes, around: Around): Branch {
  const parts = branchesOf(condition, attributes, around);
  const [only] = parts;
  if (only && parts.length === 1) return only;
  return { kind: 'all', parts, holds: evaluate(condition, attributes, around).holds };
}

/** The parts of an audience, all of which must hold; none for "everybody". */
export function explainAudience(
  audience: Condition,
  attributes: Attributes,
  around: Surroundings = {},
): readonly Branch[] {
  return branchesOf(audience, attributes, around);
}
