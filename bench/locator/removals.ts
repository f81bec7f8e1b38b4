/**
 * What the cases hold too little of: a page that has not changed at all but for one element that is gone.
 * Then everything around a neighbour agrees, and only its name says that it is another. Made from the
 * cases' own new pages, for learning alone: no figure is computed from them, and a family's pages are
 * learnt from only where the family itself is.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe } from '../../dom/describe.ts';
import { candidatesFor, isNested } from '../../dom/locate.ts';
import { createMemo } from '../../dom/memo.ts';
import { elementsIn } from '../../dom/page.ts';
import { interactive } from '../../dom/target.ts';
import type { DomCase } from './cases.ts';
import { cacheFolder, groups, type Prepared } from './descriptors.ts';
import { type Example, examplesOf } from './learn.ts';
import { openPage } from './pages.ts';

/** One a page: redesigns are what the weights are for, and these shall not drown them. */
const perPage = 1;

/** How much one counts beside a case; more, and elements that were redesigned are refused with the gone. */
const weight = 0.15;

function remove(data: string, one: DomCase, nth: number): Prepared | undefined {
  const page = openPage(data, one.new.html);
  const all = [...elementsIn(page, interactive)].filter((element) => element.children.length < 4);
  const target = all[Math.floor((nth + 0.5) * (all.length / perPage))];
  if (!target) return undefined;
  const old = describe(target);
  if (!old.name && !old.text) return undefined;
  target.remove();
  const memo = createMemo();
  const elements = candidatesFor(page, old);
  return {
    case: { ...one, id: `${one.new.html}-${nth}`, truth: null },
    old,
    candidates: elements.map((element) => describe(element, { memo })),
    right: [],
    others: [],
    kin: groups(elements.length, (a, b) => isNested(elements[a], elements[b])),
  };
}

/** Cases and what was taken from their pages, ready to learn from. */
export function lessonsOf(data: string, prepared: readonly Prepared[]): Example[] {
  const removals = prepareRemovals(data, prepared);
  return [...examplesOf(prepared), ...examplesOf(removals, weight)];
}

/** One example for each element taken away; elements without a name are left out: a twin may well stand in. */
function prepareRemovals(data: string, prepared: readonly Prepared[]): Prepared[] {
  const pages = new Map<string, DomCase>();
  for (const { case: one } of prepared) if (one.track === 'dom') pages.set(one.new.html, one);
  const key = createHash('sha256').update(JSON.stringify(prepared.map(({ old }) => old)));
  const file = path.join(cacheFolder, `removals-${key.digest('hex').slice(0, 16)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Prepared[]; // safe: written below
  const removals = [...pages.values()].flatMap((one) =>
    Array.from({ length: perPage }, (_, nth) => remove(data, one, nth) ?? []).flat(),
  );
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(removals));
  return removals;
}
