/**
 * Texts run by run, for writing into what is drawn of them: each run carries an invisible mark through the
 * renderer, by which it is found again on the page. A run keeps its looks whatever is typed into it. Pure.
 */
import { phrasesOf } from '../content/translate.ts';
import type { Rich } from '../model/content.ts';

/** Which run of which text. */
export type Run = { readonly key: string; readonly run: number };

/** Signs that nobody types and nothing draws; one at both ends, digits of base four between. */
const fence = '\u2063';
const digits = ['\u200b', '\u200c', '\u2060', '\u2064'];
export const markPattern = new RegExp(`${fence}([${digits.join('')}]*)${fence}`, 'g');

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every phrase anew; what is no phrase stays as it is. */
function mapTexts<T>(value: T, change: (key: string, text: Rich) => Rich): T {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (!isObject(part)) return part;
    if (typeof part.key === 'string' && 'text' in part) {
      // safe: whatever has a key and a text is a phrase (core/content/translate.ts)
      return { ...part, text: change(part.key, part.text as Rich) };
    }
    return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, walk(inner)]));
  };
  return walk(value) as T; // safe: only texts are replaced, by texts
}

const runsOf = (text: Rich): readonly string[] =>
  typeof text === 'string' ? [text] : text.map((span) => span.text);

const withRuns = (text: Rich, change: (run: string, at: number) => string): Rich =>
  typeof text === 'string'
    ? change(text, 0)
    : text.map((span, at) => ({ ...span, text: change(span.text, at) }));

export function writeRun<T>(value: T, { key, run }: Run, words: string): T {
  return mapTexts(value, (its, text) =>
    its === key ? withRuns(text, (old, at) => (at === run ? words : old)) : text,
  );
}

/** With a mark before each run, and what each mark stands for. */
export function markRuns<T>(value: T): { marked: T; runs: readonly Run[] } {
  const runs: Run[] = [];
  const marked = mapTexts(value, (key, text) =>
    withRuns(text, (words, run) => {
      runs.push({ key, run });
      return `${fence}${encode(runs.length - 1)}${fence}${words}`;
    }),
  );
  return { marked, runs };
}

const encode = (index: number): string =>
  [...index.toString(4)].map((digit) => digits[Number(digit)] ?? '').join('');

/** The run that a drawn text begins with the mark of. */
export function markAt(text: string, runs: readonly Run[]): Run | undefined {
  if (!text.startsWith(fence)) return undefined;
  const code = text.slice(1, text.indexOf(fence, 1));
  const index = [...code].map((sign) => digits.indexOf(sign)).join('');
  return runs[Number.parseInt(index, 4)];
}

export const unmarked = (text: string): string => text.replace(markPattern, '');

/** What differs, if nothing but the words of single runs does; undefined where the structure does. */
export function changedRuns(
  before: unknown,
  after: unknown,
): readonly (Run & { words: string })[] | undefined {
  const bare = (value: unknown) =>
    JSON.stringify(mapTexts(value, (_, text) => withRuns(text, () => '')));
  if (bare(before) !== bare(after)) return undefined;
  const old = phrasesOf(before);
  return phrasesOf(after).flatMap(({ key, text }, at) => {
    const was = runsOf(old[at]?.text ?? '');
    return runsOf(text).flatMap((words, run) => (words === was[run] ? [] : [{ key, run, words }]));
  });
}
