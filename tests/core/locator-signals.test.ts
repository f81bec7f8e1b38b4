/** Each signal by itself: agreeing, partly, conflicting, on one side only; and what all of them promise together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { compare, similarity } from '../../core/locator/similarity.ts';
import { type Signal, weights } from '../../core/locator/weights.ts';
import cases from '../cases/locator-signals.json' with { type: 'json' };
import { anyPair } from './descriptor-arbitrary.ts';
import { removals } from './signal-removals.ts';

/** Something of everything, so that one signal is one among many, as on real pages. */
const base: Descriptor = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Save',
  classes: ['btn'],
  nth: 1,
  of: 2,
  path: [{ tag: 'form', id: 'profile' }],
  trail: [1, 2],
  near: ['aaaa', 'bbbb'],
  landmark: 'main',
  heading: 'Profile',
};

/** Null takes away. */
type Changes = { readonly [key: string]: unknown };

function like(changes: Changes): Descriptor {
  const kept = Object.entries({ ...base, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as Descriptor; // safe: the table is the test's own
}

const hows = ['agreeing', 'partly', 'conflicting', 'one-sided'] as const;
const rows = cases.rows.map((row) => ({ ...row, a: like(row.a), b: like(row.b) }));
const never: Readonly<Record<string, readonly string[]>> = cases.never;

function howOf(agreement: number | undefined): (typeof hows)[number] {
  if (agreement === undefined) return 'one-sided';
  if (agreement === 1) return 'agreeing';
  return agreement > 0 ? 'partly' : 'conflicting';
}

const agreementOf = (signal: string, a: Descriptor, b: Descriptor) =>
  compare(a, b).find((one) => one.signal === signal)?.agreement;

describe('the table of signals', () => {
  it('has each signal in each way that it can be', () => {
    const there = rows.map(({ signal, how }) => `${signal} ${how}`);
    const wanted = Object.keys(weights).flatMap((signal) =>
      hows.filter((how) => !never[signal]?.includes(how)).map((how) => `${signal} ${how}`),
    );
    expect(there.toSorted()).toEqual(wanted.toSorted());
  });

  it.each(rows)('$signal is $how', ({ signal, how, a, b }) => {
    expect(howOf(agreementOf(signal, a, b))).toBe(how);
    expect(howOf(agreementOf(signal, b, a))).toBe(how);
  });
});

describe('a signal', () => {
  const scoreOf = (signal: string, how: string) => {
    const row = rows.find((one) => one.signal === signal && one.how === how);
    return row && similarity(row.a, row.b).score;
  };

  it.each(Object.keys(weights))('%s counts for what agrees and against what does not', (signal) => {
    const [agreeing = 0, partly, conflicting = 0, oneSided = 0] = hows.map((how) =>
      scoreOf(signal, how),
    );
    // Neighbours speak only where the names differ: such a pair is never an equal one.
    if (!cases.derived.includes(signal)) expect(agreeing).toBe(1);
    expect(conflicting).toBeLessThan(agreeing);
    expect(oneSided).toBeLessThanOrEqual(agreeing);
    if (partly !== undefined) {
      expect(partly).toBeLessThan(agreeing);
      expect(partly).toBeGreaterThan(conflicting);
    }
  });

  it.each(rows.filter(({ how }) => how !== 'agreeing'))(
    '$signal, $how, is told in words that name it or is outweighed',
    ({ a, b }) => {
      expect(similarity(a, b).reasons.length).toBeGreaterThan(0);
    },
  );
});

const othersOf = (signal: string, a: Descriptor, b: Descriptor) =>
  JSON.stringify(
    compare(a, b)
      .map((one) => one.signal !== signal && [one.signal, one.agreement])
      .filter(Boolean),
  );

describe('taking a signal away that agreed', () => {
  // Of any pair, an equal one among them: what agreed and is gone can only have made it more alike.
  it.each(Object.entries(removals))('%s: never raises the score', (name, without) => {
    const signal = name as Signal; // safe: a key of the table
    fc.assert(
      fc.property(anyPair, fc.boolean(), ([a, changed], isEqual) => {
        const b = isEqual ? a : changed;
        if (agreementOf(signal, a, b) !== 1) return;
        const others = othersOf(signal, a, b);
        const { score } = similarity(a, b);
        const [lessA, lessB] = [without(a), without(b)];
        for (const [one, other] of [
          [a, lessB],
          [lessA, b],
          [lessA, lessB],
        ] as const) {
          // A text without a name is the label too: what takes two signals away is no case of this.
          if (othersOf(signal, one, other) !== others) continue;
          expect(similarity(one, other).score).toBeLessThanOrEqual(score + 1e-9);
        }
      }),
      { numRuns: 600 },
    );
  });
});
