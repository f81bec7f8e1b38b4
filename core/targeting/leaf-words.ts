/**
 * Leaves of an audience as sentences: what was known, and what is needed. "plan is 'free', needs 'pro'";
 * "used Export 3 times in the last 30 days, needs 0".
 */
import type { Leaf } from './leaves.ts';

/** What ids are called. */
export type LeafNames = {
  readonly feature: (id: string) => string;
  readonly survey: (id: string) => string;
};

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

function valueWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).join(', ') || 'an empty list';
  return Object(value) === value ? JSON.stringify(value) : String(value);
}

type Words = (wanted: string, value: unknown) => string;
const before =
  (words: string): Words =>
  (wanted) =>
    `${words} ${wanted}`;

const operatorWords: Readonly<Record<string, Words>> = {
  $eq: (wanted) => wanted,
  $ne: before('anything but'),
  $lt: before('less than'),
  $lte: before('at most'),
  $gt: before('more than'),
  $gte: before('at least'),
  $in: before('one of'),
  $nin: before('none of'),
  $ini: before('one of'),
  $nini: before('none of'),
  $all: before('all of'),
  $alli: before('all of'),
  $exists: (_, value) => (value ? 'any value' : 'no value'),
  $type: (_, value) => `a ${value}`,
  $size: before('so many entries:'),
  $regex: (_, value) => `like /${value}/`,
  $regexi: (_, value) => `like /${value}/, in any case`,
  $notRegex: (_, value) => `not like /${value}/`,
  $notRegexi: (_, value) => `not like /${value}/, in any case`,
  $veq: before('version'),
  $vne: before('any version but'),
  $vlt: before('a version below'),
  $vlte: before('version at most'),
  $vgt: before('a version above'),
  $vgte: before('version at least'),
};

function wantedWords(wanted: unknown): string {
  if (Object(wanted) !== wanted || Array.isArray(wanted)) return valueWords(wanted);
  const parts = Object.entries(Object(wanted)).map(([name, value]) => {
    if (name === '$not') return `not ${wantedWords(value)}`;
    const words = Object.hasOwn(operatorWords, name) ? operatorWords[name] : undefined;
    return words ? words(valueWords(value), value) : `${name} ${valueWords(value)}`;
  });
  return parts.join(' and ');
}

function usageWords(feature: string, days: string, actual: unknown, names: LeafNames): string {
  const span = days === 'all' ? 'ever' : `in the last ${count(Number(days), 'day')}`;
  const name = names.feature(feature);
  // A feature that is gone, or facts that nobody has.
  if (actual === null) return `use of ${name} is not known`;
  return `used ${name} ${count(Number(actual), 'time')} ${span}`;
}

function answerWords(survey: string, part: string, actual: unknown, names: LeafNames): string {
  const name = names.survey(survey);
  if (actual === null) return `has given ${name} no ${part === 'score' ? 'score' : 'answer'}`;
  return part === 'score'
    ? `scored ${name} with ${valueWords(actual)}`
    : `answered ${name} ${count(Number(actual), 'day')} ago`;
}

/** What was known, as the start of a sentence. */
function knownWords({ path, actual }: Leaf, names: LeafNames): string {
  const [on = '', id = '', ...rest] = path.split('.');
  const isNothing = actual === null ? 'is not known' : `is ${valueWords(actual)}`;
  if (on === 'usage') return usageWords(id, rest.join('.'), actual, names);
  if (on === 'answers') return answerWords(id, rest.join('.'), actual, names);
  if (path === 'seenDays') {
    return actual === null
      ? 'when they were first seen is not known'
      : `first seen ${count(Number(actual), 'day')} ago`;
  }
  if (path === 'known') return actual ? 'is known by name' : 'is anonymous';
  if (on === 'visitor') return `${[id, ...rest].join('.')} ${isNothing}`;
  if (on === 'account') return `the account’s ${[id, ...rest].join('.')} ${isNothing}`;
  if (on === 'query') return `“${[id, ...rest].join('.')}” in the address ${isNothing}`;
  return `${path} ${isNothing}`;
}

/** `plan is 'free', needs 'pro'`: both halves, also where it holds. */
export function leafWords(leaf: Leaf, names: LeafNames): string {
  if (leaf.path === 'known' && typeof leaf.wanted === 'boolean') {
    return `${knownWords(leaf, names)}, needs to be ${leaf.wanted ? 'known by name' : 'anonymous'}`;
  }
  return `${knownWords(leaf, names)}, needs ${wantedWords(leaf.wanted)}`;
}
