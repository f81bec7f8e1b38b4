/** Two definitions compared leaf by leaf, named so that a reader finds the place. Pure. */
import { plain } from '../../core/content/variables.ts';
import type { Rich } from '../../core/model/content.ts';
import type { Definition } from '../../core/model/engagement.ts';

export type Change = { path: string; before: string | null; after: string | null };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members of lists go by their key, so that one that moved is not all of them changed. */
const nameIn = (value: unknown, index: number): string =>
  isObject(value) && typeof value.key === 'string' ? value.key : `${index + 1}`;

/** Text as a reader sees it; a condition stays whole, because half of one says nothing. */
function leaf(name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (name === 'audience' || name === 'if' || name === 'descriptor') return JSON.stringify(value);
  if (typeof value !== 'object') return String(value);
  const isPhrase = isObject(value) && 'key' in value && 'text' in value;
  // safe: whatever has a key and a text is a phrase (core/content/translate.ts)
  return isPhrase ? plain(value.text as Rich) : null;
}

function leaves(value: unknown, path: readonly string[], found: Map<string, string>): void {
  const text = leaf(path.at(-1) ?? '', value);
  if (text !== null) {
    // An empty audience is everybody, which is worth the word.
    found.set(path.join(' › '), text === '{}' ? 'everybody' : text || '(empty)');
    return;
  }
  if (Array.isArray(value)) {
    for (const [i, one] of value.entries()) leaves(one, [...path, nameIn(one, i)], found);
  } else if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      if (name !== 'key') leaves(inner, [...path, words(name)], found);
    }
  }
}

/** `resurveyDays` → `resurvey days`. */
const words = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

function read(definition: Definition): Map<string, string> {
  const found = new Map<string, string>();
  leaves(definition, [], found);
  return found;
}

export function changesBetween(before: Definition, after: Definition): Change[] {
  const [old, now] = [read(before), read(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: now.get(path) ?? null }))
    .filter((change) => change.before !== change.after);
}
