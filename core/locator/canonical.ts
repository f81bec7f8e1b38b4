/**
 * What makes an element one distinct element: the canonical text of its descriptor, and the hash of that.
 *
 * In: what a person would call it by (tag, role, name, own text, stable attributes) and where it stands
 * (landmark, heading, frame, shadow, ancestors in short). Out: classes, which a release renames, and the
 * position, so that the same button in each row of a table is one element. Only an element that has nothing
 * of its own counts by its place, or all icons of a toolbar would be one.
 */
import type { AncestorStep, Descriptor, ElementHash } from './descriptor.ts';
import { hash64 } from './hash.ts';
import { general } from './text.ts';

const hashed = [
  'testid',
  'id',
  'name',
  'href',
  'type',
  'placeholder',
  'alt',
  'title',
  'for',
  'action',
  'icon',
];
/** An element with none of these, no name and no text is known by its place only. */
const own = ['testid', 'id', 'name', 'href', 'placeholder', 'alt', 'title', 'icon'];

/** A `div` without id and role is a wrapper: it comes and goes without anybody noticing. */
export function isWrapper(step: AncestorStep): boolean {
  return (step.tag === 'div' || step.tag === 'span') && !step.id && !step.role;
}

function stepText(step: AncestorStep): string {
  return step.tag + (step.id ? `#${general(step.id)}` : '') + (step.role ? `@${step.role}` : '');
}

export function isAnonymous(d: Descriptor): boolean {
  return !d.name && !d.text && !own.some((key) => d.attrs?.[key]);
}

/** Lines `key=value` in a fixed order; app.locator_canonical writes the same. */
export function canonical(d: Descriptor): string {
  // A developer's data-waymark is a promise: the element stays itself whatever else changes.
  const mark = d.attrs?.mark;
  if (mark) return `mark=${mark}`;
  const lines: [string, string | undefined][] = [
    ['tag', d.tag],
    ['role', d.role],
    ['name', d.name],
    ['text', d.text],
    ...hashed.map((key): [string, string | undefined] => [`@${key}`, d.attrs?.[key]]),
    ['landmark', d.landmark],
    ['heading', d.heading],
    ['frame', d.frame?.join('>')],
    ['shadow', d.shadow?.join('>')],
  ];
  const path = d.path?.filter((step) => !isWrapper(step)).map(stepText);
  return [
    ...lines.flatMap(([key, value]) => (value ? [`${key}=${general(value)}`] : [])),
    ...(path?.length ? [`path=${path.join(' ')}`] : []),
    ...(isAnonymous(d) ? [`nth=${d.nth}`] : []),
  ].join('\n');
}

export function elementHash(d: Descriptor): ElementHash {
  return hash64(canonical(d));
}
