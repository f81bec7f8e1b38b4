/**
 * Whether a condition (core/model/audience.ts) holds for attributes: GrowthBook's evaluation, held to their
 * cases, as its twin `app.holds` is. One rule is stricter than theirs: a condition with an unknown operator, a
 * broken pattern or a circle of segments holds for nobody, also where it says "not". Nothing is cut short,
 * so that the order of its parts never decides whether the fault is met.
 */
import type { Condition } from '../model/audience.ts';
import { versionKey } from './version.ts';

export type Attributes = Readonly<Record<string, unknown>>;

export type Surroundings = {
  /** Lists that the person is on: `$segment`. */
  readonly segments?: readonly string[];
  /** Segments that are conditions and were not replaced by what they say. */
  readonly saved?: Readonly<Record<string, Condition>>;
  /** GrowthBook's saved groups: `$inGroup`. */
  readonly groups?: Readonly<Record<string, readonly unknown[]>>;
};

/** One evaluation: what it may look up, segments it is inside of, and whether a fault was met. */
type Run = Surroundings & { readonly inside: readonly string[]; readonly faults: string[] };

type Operator = (actual: unknown, wanted: unknown, run: Run) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  Object(value) === value && !Array.isArray(value);

const every = <T>(all: readonly T[], test: (one: T) => boolean) => all.map(test).every(Boolean);
const some = <T>(all: readonly T[], test: (one: T) => boolean) => all.map(test).some(Boolean);

function fault(run: Run, what: string): false {
  run.faults.push(what);
  return false;
}

/** Own properties only: `visitor.constructor` is nothing that a product told us. */
function find(attributes: Attributes, path: string): unknown {
  let at: unknown = attributes;
  for (const name of path.split('.')) {
    at = isRecord(at) && Object.hasOwn(at, name) ? at[name] : null;
  }
  return at ?? null;
}

/** Lists and objects are no text and no number, and asking them for one may throw (`{"toString": 1}`). */
const plain = (value: unknown) => (Object(value) === value ? Number.NaN : (value ?? null));

/** Texts by code units, all else by number; null counts as 0. NaN, which compares as nothing, if neither. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b);
  return Number(plain(a)) - Number(plain(b));
}

const compareVersions = (a: unknown, b: unknown) =>
  compare(versionKey(plain(a)), versionKey(plain(b)));
const fold = (value: unknown) => (typeof value === 'string' ? value.toLowerCase() : value);
const asIs = (value: unknown) => value;

function isIn(actual: unknown, list: readonly unknown[], by: (value: unknown) => unknown) {
  const wanted = list.map(by);
  if (Array.isArray(actual)) return actual.some((one) => wanted.includes(by(one)));
  return wanted.includes(by(actual));
}

const inList =
  (by: (value: unknown) => unknown, expected: boolean): Operator =>
  (actual, wanted, run) =>
    Array.isArray(wanted) ? isIn(actual, wanted, by) === expected : fault(run, 'list');

const allOf =
  (by: (value: unknown) => unknown): Operator =>
  (actual, wanted, run) => {
    if (!Array.isArray(wanted)) return fault(run, 'list');
    if (!Array.isArray(actual)) return false;
    return every(wanted, (one) => some(actual, (x) => holdsValue(by(one), by(x), run)));
  };

const pattern =
  (flags: string, expected: boolean): Operator =>
  (actual, wanted, run) => {
    try {
      return new RegExp(`${plain(wanted)}`, flags).test(`${plain(actual) ?? ''}`) === expected;
    } catch {
      return fault(run, 'pattern'); // a SyntaxError: that it is one is all there is to know
    }
  };

const inGroup =
  (expected: boolean): Operator =>
  (actual, wanted, run) =>
    isIn(actual, run.groups?.[`${plain(wanted)}`] ?? [], asIs) === expected;

const typeOf = (value: unknown) =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** `$lt` and its like, and the same for versions (`$vlt`). */
const orders: Readonly<Record<string, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
};

const ordered = (prefix: string, by: typeof compare) =>
  Object.fromEntries(
    Object.entries(orders).map(([name, test]): [string, Operator] => [
      prefix + name,
      (actual, wanted) => test(by(actual, wanted)),
    ]),
  );

const operators: Readonly<Record<string, Operator>> = {
  ...ordered('$', compare),
  ...ordered('$v', compareVersions),
  // Equal is equal in kind, too: no text is a number here.
  $eq: (actual, wanted) => actual === wanted,
  $ne: (actual, wanted) => actual !== wanted,
  $in: inList(asIs, true),
  $nin: inList(asIs, false),
  $ini: inList(fold, true),
  $nini: inList(fold, false),
  $inGroup: inGroup(true),
  $notInGroup: inGroup(false),
  $all: allOf(asIs),
  $alli: allOf(fold),
  $exists: (actual, wanted) => (actual !== null) === Boolean(wanted),
  $type: (actual, wanted) => typeOf(actual) === wanted,
  $size: (actual, wanted, run) => Array.isArray(actual) && holdsValue(wanted, actual.length, run),
  $elemMatch: (actual, wanted, run) =>
    Array.isArray(actual) &&
    some(actual, (one) =>
      isOperators(wanted) ? holdsValue(wanted, one, run) : holdsAll(wanted, one, run),
    ),
  $not: (actual, wanted, run) => !holdsValue(wanted, actual, run),
  $regex: pattern('', true),
  $regexi: pattern('i', true),
  $notRegex: pattern('', false),
  $notRegexi: pattern('i', false),
};

function isOperators(wanted: unknown): wanted is Record<string, unknown> {
  if (!isRecord(wanted)) return false;
  const names = Object.keys(wanted);
  return names.length > 0 && names.every((name) => name.startsWith('$'));
}

function holdsValue(wanted: unknown, actual: unknown, run: Run): boolean {
  if (typeof wanted === 'string') return `${plain(actual)}` === wanted;
  if (typeof wanted === 'number') return Number(plain(actual)) === wanted && actual !== '';
  if (typeof wanted === 'boolean') return actual !== null && !!actual === wanted;
  if (!isOperators(wanted)) return JSON.stringify(actual) === JSON.stringify(wanted);
  return every(Object.entries(wanted), ([name, value]) => {
    const operator = Object.hasOwn(operators, name) && operators[name];
    return operator ? operator(actual, value, run) : fault(run, name);
  });
}

function holdsSegment(id: string, attributes: Attributes, run: Run): boolean {
  const saved = run.saved && Object.hasOwn(run.saved, id) && run.saved[id];
  if (!saved) return !!run.segments?.includes(id);
  if (run.inside.includes(id)) return fault(run, '$segment');
  return holdsAll(saved, attributes, { ...run, inside: [...run.inside, id] });
}

function holdsAll(condition: unknown, attributes: unknown, run: Run): boolean {
  if (!isRecord(condition)) return fault(run, 'condition');
  const known = isRecord(attributes) ? attributes : {};
  const parts = (value: unknown) => (Array.isArray(value) ? value : [value]);
  const holds = (part: unknown) => holdsAll(part, known, run);
  return every(Object.entries(condition), ([name, value]) => {
    if (name === '$and') return every(parts(value), holds);
    if (name === '$or') return parts(value).length === 0 || some(parts(value), holds);
    if (name === '$nor') return parts(value).length > 0 && !some(parts(value), holds);
    if (name === '$not') return !holds(value);
    if (name === '$segment') return holdsSegment(`${plain(value)}`, known, run);
    return holdsValue(value, find(known, name), run);
  });
}

/** The first fault of a condition, as far as these attributes let it be met. */
export function evaluate(
  condition: Condition,
  attributes: Attributes,
  around: Surroundings = {},
): { readonly holds: boolean; readonly fault: string | null } {
  const run: Run = { ...around, inside: [], faults: [] };
  const holds = holdsAll(condition, attributes, run);
  const [first = null] = run.faults;
  return { holds: holds && first === null, fault: first };
}
