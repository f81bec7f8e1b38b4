/** The set: a thousand requests under twenty features, and how customers say some of them, twice each. */
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

export function readParaphrases(): Paraphrase[] {
  return read('paraphrases.tsv')
    .trim()
    .split('\n')
    .map((line) => {
      const [title = '', earlier = '', words = ''] = line.split('\t');
      return { title, earlier, words };
    });
}
