/**
 * A case as the baselines see it: the old element and the page to find it on. New pages are parsed once for
 * all cases that take the same keys from them. A pair is good until the next one is asked for: a thousand
 * open pages are four gigabytes.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DescCase, DomCase, Recorded } from '../cases.ts';
import { elementAt, openPage, strip } from '../pages.ts';
import type { Outcome } from '../report/outcome.ts';
import { actionable, type PageRecord, recordOf } from './page-records.ts';

type Judge<Answer> = (answer: Answer | undefined) => Outcome;

export type DescPair = {
  readonly one: DescCase;
  readonly old: Recorded;
  readonly candidates: readonly Recorded[];
  readonly judge: Judge<Recorded>;
};

export type DomPair = {
  readonly one: DomCase;
  readonly old: Element;
  readonly page: Document;
  readonly candidates: readonly Element[];
  /** The candidates in the form of the other track, in the same order. */
  readonly records: readonly PageRecord[];
  readonly judge: Judge<Element>;
};

function once<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

export function* descPairs(data: string, cases: readonly DescCase[]): Generator<DescPair> {
  const read = once((file) => {
    const text = readFileSync(path.join(data, file), 'utf8');
    return JSON.parse(text) as Recorded[]; // safe: the shape is the README's of that folder
  });
  for (const one of cases) {
    const all = read(one.new.candidates);
    const { truth, exclude } = one;
    const accepted = new Set(truth?.accept.map((index) => all[index]));
    const judge: Judge<Recorded> = (answer) => {
      if (!answer) return 'none';
      if (!truth) return 'wrong';
      if (answer === all[truth.index]) return 'correct';
      return accepted.has(answer) ? 'equivalent' : 'wrong';
    };
    const candidates = exclude ? all.filter((_, index) => !exclude.includes(index)) : all;
    yield { one, old: one.old, candidates, judge };
  }
}

const fold = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** The README's rule: inside the right one, or around it with the same text and nothing else to act on. */
export function judgeElement(truth: Element | undefined, answer: Element | undefined): Outcome {
  if (!answer) return 'none';
  if (!truth) return 'wrong';
  if (answer === truth) return 'correct';
  if (truth.contains(answer)) return 'equivalent';
  const inside = answer.querySelectorAll('a,button,input,select,textarea').length;
  const isAround = answer.contains(truth) && fold(answer) === fold(truth) && inside <= 1;
  return isAround ? 'equivalent' : 'wrong';
}

type NewPage = Pick<DomPair, 'page' | 'candidates' | 'records'>;

function readNewPage(data: string, one: DomCase): NewPage {
  const page = openPage(data, one.new.html);
  if (one.remove) elementAt(page, one.remove)?.remove();
  strip(page, one.strip);
  const candidates = [...page.querySelectorAll(actionable)];
  return { page, candidates, records: candidates.map(recordOf) };
}

function readOld(data: string, one: DomCase): Element {
  const page = openPage(data, one.old.html);
  const target = elementAt(page, one.old.xpath);
  if (!target) throw new Error(`${one.id}: the old page has nothing at ${one.old.xpath}.`);
  strip(page, one.strip, target);
  return target;
}

/** What is changed alike can be shared; text is taken from the old element only. */
const pageKey = ({ new: { html }, remove, strip: keys }: DomCase) =>
  JSON.stringify([html, remove, keys.filter((key) => key !== 'text')]);

const close = (document: Document) => document.defaultView?.close();

export function* domPairs(data: string, cases: readonly DomCase[]): Generator<DomPair> {
  for (const group of Map.groupBy(cases, pageKey).values()) {
    const [first] = group;
    if (!first) continue;
    const seen = readNewPage(data, first);
    for (const one of group) {
      const truth = one.truth ? elementAt(seen.page, one.truth.xpath) : undefined;
      const judge: Judge<Element> = (answer) => judgeElement(truth, answer);
      const old = readOld(data, one);
      yield { one, old, ...seen, judge };
      close(old.ownerDocument);
    }
    close(seen.page);
  }
}
