/** An audience leaf by leaf: what was known, what is needed, and never another answer than the evaluation's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/model/audience.ts';
import { evaluate } from '../../../core/targeting/condition.ts';
import { leafWords } from '../../../core/targeting/leaf-words.ts';
import { type Branch, explainAudience } from '../../../core/targeting/leaves.ts';

const exporting = '11111111-1111-4111-8111-111111111111';
const nps = '22222222-2222-4222-8222-222222222222';
const names = { feature: () => 'Export', survey: () => 'NPS' };
const ada = {
  visitor: { plan: 'free', tags: ['a', 'b'] },
  account: { seats: 3 },
  known: true,
  device: 'phone',
  seenDays: 1,
  usage: { [exporting]: { '30': 3, all: 9 } },
  answers: { [nps]: { score: 4, days: 1 } },
  query: {},
};

const wordsOf = (condition: Condition) =>
  explainAudience(condition, ada).map((branch) =>
    branch.kind === 'leaf' ? [branch.holds, leafWords(branch, names)] : [branch.holds, branch.kind],
  );

describe('a leaf tells both halves', () => {
  it.each<[Condition, boolean, string]>([
    [{ 'visitor.plan': 'pro' }, false, "plan is 'free', needs 'pro'"],
    [{ 'visitor.plan': { $ne: 'pro' } }, true, "plan is 'free', needs anything but 'pro'"],
    [{ 'visitor.city': { $exists: true } }, false, 'city is not known, needs any value'],
    [
      { 'visitor.plan': { $in: ['pro', 'team'] } },
      false,
      "plan is 'free', needs one of 'pro', 'team'",
    ],
    [{ 'visitor.tags': { $all: ['a'] } }, true, "tags is 'a', 'b', needs all of 'a'"],
    [
      { 'account.seats': { $gte: 2, $lt: 9 } },
      true,
      'the account’s seats is 3, needs at least 2 and less than 9',
    ],
    [{ [`usage.${exporting}.30`]: 0 }, false, 'used Export 3 times in the last 30 days, needs 0'],
    [
      { [`usage.${exporting}.all`]: { $gt: 9 } },
      false,
      'used Export 9 times ever, needs more than 9',
    ],
    [{ [`usage.${nps}.7`]: 0 }, true, 'use of Export is not known, needs 0'],
    [{ [`answers.${nps}.score`]: { $lte: 6 } }, true, 'scored NPS with 4, needs at most 6'],
    [{ [`answers.${nps}.days`]: { $gt: 1 } }, false, 'answered NPS 1 day ago, needs more than 1'],
    [{ seenDays: { $gte: 7 } }, false, 'first seen 1 day ago, needs at least 7'],
    [{ known: true }, true, 'is known by name, needs to be known by name'],
    [{ device: { $not: { $eq: 'phone' } } }, false, "device is 'phone', needs not 'phone'"],
    [{ 'query.ref': 'mail' }, false, "“ref” in the address is not known, needs 'mail'"],
    [{ 'visitor.plan': { $regex: '^p' } }, false, "plan is 'free', needs like /^p/"],
    [
      { 'visitor.constructor': { $exists: true } },
      false,
      'constructor is not known, needs any value',
    ],
  ])('%j', (condition, holds, words) => expect(wordsOf(condition)).toEqual([[holds, words]]));
});

describe('groups and segments are unfolded', () => {
  const saved = {
    big: { 'account.seats': { $gte: 10 } },
    target: { $or: [{ $segment: 'big' }, { 'visitor.plan': 'free' }] },
    circle: { $segment: 'circle' },
  };
  const explained = (condition: Condition) => explainAudience(condition, ada, { saved });

  it('down to what each says', () => {
    expect(explained({ $segment: 'target', known: true })).toMatchObject([
      {
        ...{ kind: 'segment', id: 'target', holds: true },
        parts: [
          {
            kind: 'any',
            parts: [
              { kind: 'segment', id: 'big', holds: false, parts: [{ path: 'account.seats' }] },
              { kind: 'leaf', path: 'visitor.plan', holds: true },
            ],
          },
        ],
      },
      { kind: 'leaf', path: 'known', holds: true },
    ]);
  });

  it('and a circle ends', () => {
    expect(explained({ $segment: 'circle' })).toMatchObject([
      { holds: false, parts: [{ kind: 'segment', parts: [], holds: false }] },
    ]);
  });

  it('“not” and “none of” are one thing, “all of all” is all', () => {
    const plan = { 'visitor.plan': 'free' };
    expect(explained({ $not: plan })).toMatchObject([{ kind: 'none', holds: false }]);
    expect(explained({ $and: [plan, { $and: [plan] }] }).map(({ kind }) => kind)).toEqual([
      'leaf',
      'leaf',
    ]);
  });
});

/** From what the parts say, as their kinds combine them. */
const combined = (branch: Branch): boolean => {
  if (branch.kind === 'leaf' || branch.parts.length === 0) return branch.holds;
  const parts = branch.parts.map(combined);
  if (branch.kind === 'any') return parts.some(Boolean);
  return branch.kind === 'none' ? !parts.some(Boolean) : parts.every(Boolean);
};

it('whatever the condition, its parts add up to the answer of the evaluation', () => {
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom<Condition[]>(
        { 'visitor.plan': 'free' },
        { 'visitor.plan': { $in: ['pro'] } },
        { 'account.seats': { $gt: 2 } },
        { known: false },
        { $segment: 'big' },
      ),
      fc.record({ $and: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ $or: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ $nor: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ $not: tie('condition') }),
    ),
  }));
  const around = { saved: { big: { 'account.seats': { $gte: 10 } } } };
  fc.assert(
    fc.property(condition, (of) => {
      const parts = explainAudience(of, ada, around);
      expect(parts.every(combined)).toBe(evaluate(of, ada, around).holds);
    }),
    { numRuns: 300 },
  );
});
