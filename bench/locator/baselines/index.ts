/** Everything that the locator is compared with, on the same cases in the same run. */
import { setImmediate } from 'node:timers/promises';
import type { BenchContext } from '../../run.ts';
import type { Case, DescCase, DomCase } from '../cases.ts';
import { type Outcome, type Scored, settle, type Verdict } from '../report/outcome.ts';
import type { Tried } from '../report/rows.ts';
import { pickByAttributes } from './attributes.ts';
import { recordOf } from './page-records.ts';
import { type DescPair, type DomPair, descPairs, domPairs } from './pairs.ts';
import { selectorMakers } from './selectors.ts';
import { askSimilo, type SimiloAnswer } from './similo.ts';

type Head = Omit<Verdict, 'outcome' | 'ms'>;

const headOf = ({ id, track, family, truth }: Case): Head => ({
  ...{ id, track, family },
  isGone: truth === null,
});

function timed<T>(act: () => T): { result: T; ms: number } {
  const start = performance.now();
  const result = act();
  return { result, ms: performance.now() - start };
}

/** What every approach said, by its name, in the order of first answers. */
function createBook() {
  const verdicts = new Map<string, Verdict[]>();
  const similo: Scored[] = [];
  return {
    similo,
    note(name: string, verdict: Verdict) {
      const known = verdicts.get(name);
      if (known) known.push(verdict);
      else verdicts.set(name, [verdict]);
    },
    tried: (): Tried[] => [...verdicts].map(([name, own]) => ({ name, verdicts: own })),
  };
}
type Book = ReturnType<typeof createBook>;

function ask<T>(head: Head, act: () => T | undefined, judge: (answer?: T) => Outcome): Verdict {
  const { result, ms } = timed(act);
  return { ...head, outcome: judge(result), ms };
}

function scored(head: Head, act: () => SimiloAnswer, judge: (best?: number) => Outcome): Scored {
  const { result, ms } = timed(act);
  const pick = judge(result.best);
  const rest = { ...head, ms, score: result.share };
  return pick === 'none' ? rest : { ...rest, pick };
}

function tryDesc({ one, old, candidates, judge }: DescPair, book: Book): void {
  const head = headOf(one);
  const judgeAt = (i?: number) => judge(i === undefined ? undefined : candidates[i]);
  const samePath = () => candidates.find(({ xpath }) => xpath === old.xpath);
  book.note('absolute XPath', ask(head, samePath, judge));
  const byAttributes = () => pickByAttributes(old, candidates);
  book.note('attribute priority', ask(head, byAttributes, judgeAt));
  book.similo.push(scored(head, () => askSimilo(old, candidates), judgeAt));
}

function tryDom({ one, old, page, candidates, records, judge }: DomPair, book: Book): void {
  const head = headOf(one);
  const judgeAt = (i?: number) => judge(i === undefined ? undefined : candidates[i]);
  for (const { name, find } of selectorMakers) {
    book.note(
      name,
      ask(head, () => find(old, page), judge),
    );
  }
  const record = recordOf(old);
  const byAttributes = () => pickByAttributes(record, records);
  book.note('attribute priority', ask(head, byAttributes, judgeAt));
  book.similo.push(scored(head, () => askSimilo(record, records), judgeAt));
}

/** Similo as published accepts the best whatever its score; the other rows refuse below a share of the ideal. */
export const similoShares = [0, 0.6, 0.7, 0.8] as const;

const nameOf = (share: number) => (share ? `Similo, refusing < ${share.toFixed(2)}` : 'Similo');

type Settings = Pick<BenchContext, 'signal' | 'log'> & { data: string; cases: readonly Case[] };

export async function tryBaselines({
  data,
  cases,
  signal,
  log,
}: Settings): Promise<{ tried: Tried[]; similo: readonly Scored[] }> {
  const book = createBook();
  const isDesc = (one: Case): one is DescCase => one.track === 'desc';
  const isDom = (one: Case): one is DomCase => one.track === 'dom';
  log('baselines on recorded descriptors (desc)');
  for (const pair of descPairs(data, cases.filter(isDesc))) tryDesc(pair, book);
  log('baselines on saved pages (dom)');
  for (const pair of domPairs(data, cases.filter(isDom))) {
    tryDom(pair, book);
    // jsdom keeps by WeakRef, and what that names lives until the turn ends: without one, 4 GB of pages do.
    await setImmediate(undefined, { signal });
  }
  const shares = similoShares.map((accept) => ({
    name: nameOf(accept),
    verdicts: book.similo.map((one) => settle(one, accept)),
  }));
  return { tried: [...book.tried(), ...shares], similo: book.similo };
}
