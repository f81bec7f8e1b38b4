/**
 * The signals two descriptors are compared by: how each is read from a descriptor, and by which rule two
 * values of it are compared. app.locator_compare does the same in SQL; the order is that of the weights.
 */
import {
  type Members,
  sameExactly,
  sameIcon,
  sameIdentifier,
  sameMembers,
  samePlace,
  sameTag,
  sameTarget,
  sameText,
  sameTrail,
  sameUse,
} from './agreement.ts';
import { isWrapper } from './canonical.ts';
import type { Descriptor } from './descriptor.ts';
import { createLexicon, type Lexicon, type Text } from './lexicon.ts';
import { gistOf, isApart, neighbourOf, sameIdentity } from './names.ts';
import { numberless } from './text.ts';
import type { Signal } from './weights.ts';

function pathWords(d: Descriptor): string[] {
  return (d.path ?? []).flatMap((step) => [
    ...(isWrapper(step) ? [] : [step.tag]),
    ...(step.id ? [`#${numberless(step.id)}`] : []),
    ...(step.role ? [`@${step.role}`] : []),
  ]);
}

const hints = ['placeholder', 'title', 'alt'];

function hintOf(d: Descriptor): string {
  return hints.flatMap((key) => d.attrs?.[key] || []).join(' ');
}

function targetOf(d: Descriptor): string | undefined {
  return d.attrs?.href ?? d.attrs?.action ?? d.attrs?.for;
}

/** One value of a profile; what it is, only its own signal knows. */
type Value = unknown;

type Sign = {
  readonly signal: Signal;
  /** Undefined where the descriptor does not have the signal. */
  readonly read: (d: Descriptor, lexicon: Lexicon) => Value;
  /**
   * Undefined where the two cannot be compared by it after all. `named` is the best agreement so far of
   * the signals that are names; they come first.
   */
  readonly same: (a: Value, b: Value, named?: number) => number | undefined;
  /** The value for people. */
  readonly show: (d: Descriptor) => string | undefined;
};

type Show = Sign['show'];

const hidden: Show = () => undefined;

function sign<V>(
  signal: Signal,
  read: (d: Descriptor, lexicon: Lexicon) => V | undefined,
  same: (a: V, b: V, named?: number) => number | undefined,
  show: Show = hidden,
): Sign {
  // safe: `same` is given only what `read` of this very signal returned
  return { signal, read, show, same: (a, b, named) => same(a as V, b as V, named) };
}

function ofText(signal: Signal, show: Show, same: (a: Text, b: Text) => number): Sign {
  const read = (d: Descriptor, lexicon: Lexicon) => {
    const text = show(d);
    return text ? lexicon(text) : undefined;
  };
  return sign(signal, read, same, show);
}

function exactly(signal: Signal, value: Show, show: Show = value): Sign {
  return sign(signal, (d) => value(d) || undefined, sameExactly, show);
}

function ofMembers(
  signal: Signal,
  members: (d: Descriptor) => readonly string[] | undefined,
): Sign {
  const read = (d: Descriptor): Members | undefined => {
    const list = members(d);
    return list?.length ? { list, set: new Set(list) } : undefined;
  };
  return sign(signal, read, sameMembers);
}

const itself = (d: Descriptor) => d;
const kindOf: Show = ({ tag, role }) => (role && role !== tag ? `${role} <${tag}>` : `<${tag}>`);

export const signs: readonly Sign[] = [
  exactly('mark', (d) => d.attrs?.mark),
  ofText('testid', (d) => d.attrs?.testid, sameIdentifier),
  ofText('id', (d) => d.attrs?.id, sameIdentifier),
  ofText('field', (d) => d.attrs?.name, sameIdentifier),
  ofText('target', targetOf, sameTarget),
  ofText('label', (d) => d.name ?? d.text, sameText),
  ofText('text', (d) => d.text, sameText),
  ofText('hint', hintOf, sameText),
  ofText('icon', (d) => d.attrs?.icon, sameIcon),
  sign('tag', itself, sameTag, kindOf),
  exactly('type', (d) => d.attrs?.type),
  ofMembers('classes', (d) => d.classes),
  ofMembers('path', pathWords),
  sign('trail', (d) => (d.trail?.length ? d.trail : undefined), sameTrail),
  ofMembers('near', (d) => d.near),
  ofText('landmark', (d) => d.landmark, sameText),
  ofText('heading', (d) => d.heading, sameText),
  sign('place', itself, samePlace),
  ofText('frame', (d) => d.frame?.join('>'), sameIdentifier),
  ofText('shadow', (d) => d.shadow?.join('>'), sameIdentifier),
  exactly('before', (d) => d.beside?.[0], hidden),
  exactly('after', (d) => d.beside?.[1], hidden),
  sign('use', itself, sameUse),
  sign('identity', gistOf, sameIdentity),
  sign('apart', neighbourOf, isApart),
];

/** How many of the first signs are names: what they agree on is what `identity` goes by. */
export const naming = 6;

/** A descriptor read once, to be compared with many that were read with the same lexicon. */
export type Profile = {
  readonly descriptor: Descriptor;
  readonly values: readonly Value[];
  /** The same text for the same content, whatever the order of keys; made when asked for. */
  readonly key: () => string;
};

/** Keys in one order, as jsonb compares. */
function sorted(_key: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
}

export function profile(descriptor: Descriptor, lexicon: Lexicon = createLexicon()): Profile {
  let key: string | undefined;
  return {
    descriptor,
    values: signs.map((sign) => sign.read(descriptor, lexicon)),
    key: () => (key ??= JSON.stringify(descriptor, sorted)),
  };
}
