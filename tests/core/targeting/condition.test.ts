// What GrowthBook's cases leave open: segments, and that what is invalid holds for nobody.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../core/targeting/condition.ts';

const ada = { visitor: { plan: 'pro', name: 'Ada' }, usage: { f1: { '30': 0, all: 7 } } };
const holds = (condition: Record<string, unknown>, around = {}) =>
  evaluate(condition, ada, around).holds;

describe('usage and answers', () => {
  it.each([
    ['has not used it in 30 days', { 'usage.f1.30': { $lt: 1 } }, true],
    ['has not used what nobody counted', { 'usage.f9.30': { $lt: 1 } }, true],
    ['used it at least 3 times', { 'usage.f1.all': { $gte: 3 } }, true],
    ['used it at least 8 times', { 'usage.f1.all': { $gte: 8 } }, false],
    ['was never asked', { 'answers.s1.score': { $exists: false } }, true],
    ['is a name of the language itself', { 'visitor.constructor': { $exists: true } }, false],
    ['matches any case when told to', { 'visitor.plan': { $ini: ['PRO'] } }, true],
  ])('%s', (_, condition, expected) => expect(holds(condition)).toBe(expected));
});

describe('what is invalid holds for nobody', () => {
  const invalid: [string, Record<string, unknown>][] = [
    ['an unknown operator', { 'visitor.plan': { $like: 'pro' } }],
    ['a broken pattern', { 'visitor.plan': { $regex: '(' } }],
    ['a list that is none', { 'visitor.plan': { $in: 'pro' } }],
    ['a condition that is none', { $and: ['pro'] }],
  ];
  it.each(invalid)('%s', (_, condition) => {
    expect(holds(condition)).toBe(false);
    expect(evaluate(condition, ada).fault).not.toBeNull();
  });
  it.each(invalid)('%s, said with not, and in any order', (_, condition) => {
    const pro = { 'visitor.plan': 'pro' };
    expect(holds({ $not: condition })).toBe(false);
    expect(holds({ $nor: [condition] })).toBe(false);
    expect(holds({ $or: [pro, condition] })).toBe(false);
    expect(holds({ $or: [condition, pro] })).toBe(false);
  });
});

describe('segments', () => {
  const saved = {
    pro: { 'visitor.plan': 'pro' },
    active: { $and: [{ $segment: 'pro' }, { 'usage.f1.all': { $gt: 5 } }] },
    a: { $segment: 'b' },
    b: { $not: { $segment: 'a' } },
  };
  it.each([
    ['on the list', { $segment: 'list' }, true],
    ['not on a list', { $segment: 'other' }, false],
    ['saved', { $segment: 'pro' }, true],
    ['nested', { $segment: 'active' }, true],
    ['not in one', { $not: { $segment: 'active' } }, false],
    ['in a circle', { $segment: 'a' }, false],
    ['not in a circle', { $not: { $segment: 'a' } }, false],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, { saved, segments: ['list'] })).toBe(expected);
  });
});

it('never throws, and says the same twice, whatever it is given', () => {
  const name = fc.constantFrom('visitor.plan', '$and', '$or', '$not', '$in', '$elemMatch', '$size');
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(null, 1, 'a', '', { toString: 1 }),
      fc.dictionary(name, tie('any'), { maxKeys: 3 }),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(
      fc.dictionary(name, value, { maxKeys: 3 }),
      fc.dictionary(fc.string(), value, { maxKeys: 3 }),
      (condition, of) => {
        expect(evaluate(condition, of)).toEqual(evaluate(condition, of));
      },
    ),
  );
});
