/**
 * Cases made ready for a decision: the old element's descriptor, those of all candidates on the new page,
 * and which of them are right. Describing a thousand pages takes a minute, so the result is kept on disk
 * for as long as neither the cases nor the code that describes have changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { describe } from '../../dom/describe.ts';
import { candidatesFor, isNested } from '../../dom/locate.ts';
import { createMemo } from '../../dom/memo.ts';
import { elementsIn } from '../../dom/page.ts';
import { interactive } from '../../dom/target.ts';
import { type Case, type DescCase, type DomCase, loadCases, type Recorded } from './cases.ts';
import { elementAt, openPage, strip } from './pages.ts';
import { descriptorOf } from './recorded.ts';

export type Prepared = {
  readonly case: Case;
  readonly old: Descriptor;
  readonly candidates: readonly Descriptor[];
  /** Index of the right one; absent where it is gone, or is no candidate. */
  readonly exact?: number;
  /** Indices that count as located: the right one and those nested in or around it. */
  readonly right: readonly number[];
  /** What else stood on the old page, where that page is known. */
  readonly others: readonly Descriptor[];
  /** One number a group of candidates that are one thing to a person. */
  readonly kin: readonly number[];
};

const repository = path.resolve(import.meta.dirname, '../..');
export const cacheFolder = path.join(repository, 'bench/out/cache');

/** Groups joined pairwise: what is nested in what is nested in this is this. */
export function groups(count: number, isOne: (a: number, b: number) => boolean): number[] {
  const group = Array.from({ length: count }, (_, i) => i);
  for (let b = 1; b < count; b++) {
    for (let a = b - 1; a >= Math.max(0, b - 12); a--) {
      if (!isOne(a, b)) continue;
      group[b] = group[a] ?? a;
      break;
    }
  }
  return group;
}

const sameText = (a: string | undefined, b: string | undefined) =>
  (a ?? '').trim().toLowerCase() === (b ?? '').trim().toLowerCase();

/** Nested, and either the same words or the same box. */
function isOneRecord(a: Recorded, b: Recorded): boolean {
  const isInside = b.xpath.startsWith(`${a.xpath}/`) || a.xpath.startsWith(`${b.xpath}/`);
  const boxes = JSON.stringify(a.rect) === JSON.stringify(b.rect);
  return isInside && (boxes || (!!a.text && sameText(a.text, b.text)));
}

function prepareDesc(data: string, one: DescCase, page: readonly DescCase[]): Prepared {
  const file = path.join(data, one.new.candidates);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Recorded[]; // safe: the README's shape
  const dropped = new Set(one.exclude);
  const kept = [...all.keys()].filter((index) => !dropped.has(index));
  const records = kept.flatMap((index) => all[index] ?? []);
  const right = [one.truth?.index ?? -1, ...(one.truth?.accept ?? [])]
    .map((index) => kept.indexOf(index))
    .filter((index) => index >= 0);
  return {
    case: one,
    old: descriptorOf(one.old, one.old_url),
    candidates: records.map((record) => descriptorOf(record, one.new_url)),
    ...(right[0] === undefined ? {} : { exact: right[0] }),
    right: [...new Set(right)],
    others: page
      .filter(({ old }) => old.xpath !== one.old.xpath && !isOneRecord(old, one.old))
      .map(({ old }) => descriptorOf(old, one.old_url)),
    kin: groups(records.length, (a, b) => {
      const [x, y] = [records[a], records[b]];
      return !!x && !!y && isOneRecord(x, y);
    }),
  };
}

const folded = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** Nested in the right one, or around it and nothing more. */
function isEquivalent(element: Element, truth: Element): boolean {
  if (truth.contains(element)) return true;
  return (
    element.contains(truth) &&
    folded(element) === folded(truth) &&
    element.querySelectorAll('a,button,input,select,textarea').length <= 1
  );
}

function prepareDom(data: string, one: DomCase): Prepared {
  const before = openPage(data, one.old.html);
  const target = elementAt(before, one.old.xpath);
  if (!target) throw new Error(`${one.id}: nothing at ${one.old.xpath}`);
  strip(before, one.strip, target);
  const old = describe(target);
  const memoBefore = createMemo();
  const others = [...elementsIn(before, interactive)]
    .filter((element) => !element.contains(target) && !target.contains(element))
    .map((element) => describe(element, { memo: memoBefore }));
  const after = openPage(data, one.new.html);
  const truth = one.truth ? elementAt(after, one.truth.xpath) : undefined;
  strip(after, one.strip);
  if (one.remove) elementAt(after, one.remove)?.remove();
  const memo = createMemo();
  const elements = candidatesFor(after, old);
  const right = truth
    ? elements.flatMap((element, i) => (isEquivalent(element, truth) ? [i] : []))
    : [];
  const exact = truth ? elements.indexOf(truth) : -1;
  return {
    case: one,
    old,
    candidates: elements.map((element) => describe(element, { memo })),
    ...(exact >= 0 ? { exact } : {}),
    right,
    others,
    kin: groups(elements.length, (a, b) => isNested(elements[a], elements[b])),
  };
}

/** Changes with the cases and with all code that a descriptor depends on. */
function fingerprint(data: string): string {
  const hash = createHash('sha256');
  const code = globSync(['dom/*.ts', 'core/**/*.ts', 'bench/locator/*.ts'], { cwd: repository });
  const part =
    /core\/(model|metrics)|weights|decide|similarity|signals|reasons|tune|index|learn|validate|priors|removals|report|baselines|speed/;
  for (const file of code.filter((name) => !part.test(name)).sort()) {
    hash.update(readFileSync(path.join(repository, file)));
  }
  for (const file of ['dev.jsonl', 'dev.absent.jsonl'])
    hash.update(readFileSync(path.join(data, file)));
  return hash.digest('hex').slice(0, 16);
}

export function prepare(data: string, log: (line: string) => void): Prepared[] {
  const file = path.join(cacheFolder, `locator-${fingerprint(data)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Prepared[]; // safe: written below
  const { cases } = loadCases(data);
  const recorded = cases.flatMap((one) => (one.track === 'desc' ? [one] : []));
  const pages = Map.groupBy(recorded, (one) => one.old_url);
  const prepared = cases.map((one, i) => {
    if (i % 100 === 0) log(`described ${i} of ${cases.length} cases`);
    return one.track === 'desc'
      ? prepareDesc(data, one, pages.get(one.old_url) ?? [])
      : prepareDom(data, one);
  });
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(prepared));
  return prepared;
}
