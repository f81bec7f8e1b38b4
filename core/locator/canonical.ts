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
import { general, numberless } from './text.ts';

type Part = (d: Descriptor) => string | undefined;

const words =
  (part: Part): Part =>
  (d) =>
    general(part(d) ?? '');
const identifier =
  (part: Part): Part =>
  (d) =>
    numberless(part(d) ?? '');
const attr =
  (key: string): Part =>
  (d) =>
    d.attrs?.[key];

/** The lines of the canonical text, in order. Numbers in texts and identifiers count rows and messages. */
const parts: readonly (readonly [string, Part])[] = [
  ['tag', (d) => d.tag],
  ['role', (d) => d.role],
  ['name', words((d) => d.name)],
  ['text', words((d) => d.text)],
  ['@testid', identifier(attr('testid'))],
  ['@id', identifier(attr('id'))],
  ['@name', identifier(attr('name'))],
  ['@href', attr('href')],
  ['@type', attr('type')],
  ['@placeholder', words(attr('placeholder'))],
  ['@alt', words(attr('alt'))],
  ['@title', words(attr('title'))],
  ['@for', identifier(attr('for'))],
  ['@action', attr('action')],
  ['@icon', attr('icon')],
  ['landmark', words((d) => d.landmark)],
  ['heading', words((d) => d.heading)],
  ['frame', identifier((d) => d.frame?.join('>'))],
  ['shadow', (d) => d.shadow?.join('>')],
  ['path', pathText],
  ['nth', (d) => (isAnonymous(d) ? String(d.nth) : undefined)],
];

/** An element with none of these, no name and no text is known by its place only. */
const own = ['testid', 'id', 'name', 'href', 'placeholder', 'alt', 'title', 'icon'];

/** A `div` without id and role is a wrapper: it comes and goes without anybody noticing. */
export function isWrapper(step: AncestorStep): boolean {
  return (step.tag === 'div' || step.tag === 'span') && !step.id && !step.role;
}

function stepText(step: AncestorStep): string {
  return step.tag + (step.id ? `#${numberless(step.id)}` : '') + (step.role ? `@${step.role}` : '');
}

function pathText(d: Descriptor): string | undefined {
  return d.path
    ?.filter((step) => !isWrapper(step))
    .map(stepText)
    .join(' ');
}

export function isAnonymous(d: Descriptor): boolean {
  return !d.name && !d.text && !own.some((key) => d.attrs?.[key]);
}

/** Lines `key=value`; app.locator_canonical writes the same. */
export function canonical(d: Descriptor): string {
  // A developer's data-waymark is a promise: the element stays itself whatever else changes.
  const mark = d.attrs?.mark;
  if (mark) return `mark=${mark}`;
  return parts
    .map(([key, part]) => [key, part(d)] as const)
    .flatMap(([key, value]) => (value ? [`${key}=${value}`] : []))
    .join('\n');
}

export function elementHash(d: Descriptor): ElementHash {
  return hash64(canonical(d));
}
