import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../core/engage/audience-rules.ts';
import { everybody, type Group, readTree, writeTree } from '../../core/engage/condition-tree.ts';
import { evaluate } from '../../core/targeting/condition.ts';

const feature = '0199a000-0000-7000-8000-000000000101';
const survey = '0199a000-0000-7000-8000-000000000e01';
const amount = fc.nat({ max: 60 });

const rule: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    by: fc.constant('trait' as const),
    path: fc.constantFrom('visitor.role', 'account.plan'),
    test: fc.constantFrom('is' as const, 'not' as const),
    value: fc.constantFrom('Studio', 'lead', '7', 'true'),
  }),
  fc.record({
    by: fc.constant('usage' as const),
    feature: fc.constant(feature),
    days: fc.constantFrom(0, 7, 30),
    times: amount,
  }),
  fc.record({ by: fc.constant('segment' as const), segment: fc.constant(survey) }),
  fc.constant<Rule>({ by: 'known' }),
  fc.record({
    by: fc.constant('answer' as const),
    survey: fc.constant(survey),
    test: fc.constantFrom('min' as const, 'max' as const, 'within' as const),
    value: amount,
  }),
);

const { group } = fc.letrec<{ group: Group }>((tie) => ({
  group: fc.record({
    join: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    parts: fc.array(
      fc.oneof(
        { maxDepth: 3, withCrossShrink: true },
        rule.map((one) => ({ is: 'rule' as const, rule: one })),
        tie('group').map((one) => ({ is: 'group' as const, group: one })),
      ),
      { maxLength: 3 },
    ),
  }),
}));

describe('a condition as a tree', () => {
  it('reads what it writes, and means the same', () => {
    fc.assert(
      fc.property(group, (tree) => {
        const written = writeTree(tree);
        const read = readTree(written);
        expect(read).not.toBeNull();
        const again = writeTree(read ?? everybody);
        const people = [
          {
            visitor: { role: 'lead' },
            known: true,
            usage: { [feature]: { 30: 9, 7: 1, all: 40 } },
          },
          { account: { plan: 'Studio' }, answers: { [survey]: { score: 6, days: 20 } } },
          {},
        ];
        for (const person of people) {
          expect(evaluate(again, person)).toEqual(evaluate(written, person));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('reads what others write: fields beside each other, $not, values as they are', () => {
    const tree = readTree({
      known: true,
      'account.plan': 'Studio',
      $or: [{ [`usage.${feature}.30`]: { $lt: 1 } }, { $not: { $segment: survey } }],
    });
    expect(tree?.join).toBe('all');
    expect(tree?.parts.map(({ is }) => is)).toEqual(['rule', 'rule', 'group']);
    expect(readTree({ $nor: [{ known: true }] })).toMatchObject({ join: 'none' });
  });

  it.each([
    [{ 'visitor.tags': { $elemMatch: { $eq: 'x' } } }],
    [{ $or: [{ 'query.utm': { $regex: '^a' } }] }],
    [{ $and: 'x' }],
  ])('leaves alone what no form can hold: %j', (condition) => {
    expect(readTree(condition)).toBeNull();
  });

  it('holds a score against those who gave one', () => {
    const low = { by: 'answer', survey, test: 'max', value: 6 } as const;
    const condition = writeTree({ join: 'all', parts: [{ is: 'rule', rule: low }] });
    expect(evaluate(condition, { answers: { [survey]: { score: 3, days: 1 } } }).holds).toBe(true);
    expect(evaluate(condition, {}).holds).toBe(false);
  });

  it('says nothing with groups that are empty', () => {
    const empty = { is: 'group', group: { join: 'any', parts: [] } } as const;
    expect(writeTree({ join: 'all', parts: [empty] })).toEqual({});
  });
});
