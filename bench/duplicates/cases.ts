/**
 * The set: a thousand requests under twenty features, and how customers say some of them, twice each. `spoken` are
 * sentences as they come on calls, which use some word of the request; `far` share none with it, by intention:
 * no search by words can find those before somebody has said something like it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

export type Asked = { title: string; feature: string };
/** `earlier` is linked to its request where sayings are indexed; `words` are what is looked up. */
export type Paraphrase = { title: string; earlier: string; words: string };

const read = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8');

export function readRequests(): Asked[] {
  let feature = '';
  return read('requests.txt')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('# ')) feature = line.slice(2);
      return line && !line.startsWith('#') ? [{ title: line, feature }] : [];
    });
}

export function readParaphrases(set: 'spoken' | 'far'): Paraphrase[] {
  return read(`${set}.tsv`)
    .trim()
    .split('\n')
    .map((line) => {
      const [title = '', earlier = '', words = ''] = line.split('\t');
      return { title, earlier, words };
    });
}
