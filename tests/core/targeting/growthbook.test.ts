// GrowthBook's own cases (MIT): conditions, hash, ranges, namespaces.
import { describe, expect, it } from 'vitest';
import {
  bucketRanges,
  chooseVariation,
  equalWeights,
  inNamespace,
  type Range,
} from '../../../core/experiment/bucketing.ts';
import { hash, hashV2 } from '../../../core/experiment/hash.ts';
import { evaluate } from '../../../core/targeting/condition.ts';
import json from '../../cases/growthbook-sdk.json' with { type: 'json' };

type Cases = {
  hash: [seed: string, unit: string, version: number, place: number | null][];
  getBucketRange: [string, [number, number, number[] | null], Range[]][];
  chooseVariation: [string, number, Range[], number][];
  getEqualWeights: [number, number[]][];
  inNamespace: [string, string, [string, number, number], boolean][];
  evalCondition: [
    string,
    Record<string, unknown>,
    Record<string, unknown>,
    boolean,
    Record<string, unknown[]>?,
  ][];
};
// Safe: the file's shape is GrowthBook's specification 0.8; a wrong one would fail below.
const cases = json as unknown as Cases;

it('has all of them', () => {
  expect(json.specVersion).toBe('0.8.0');
  expect(cases.evalCondition.length).toBe(147);
});

describe('conditions', () => {
  it.each(cases.evalCondition)('%s', (_, condition, attributes, holds, groups) => {
    expect(evaluate(condition, attributes, groups ? { groups } : {}).holds).toBe(holds);
  });
});

describe('hash', () => {
  it.each(cases.hash)('of %j and %j, version %d, is %s', (seed, unit, version, place) => {
    expect(hash(seed, unit, version)).toBe(place);
    if (version === 2) expect(hashV2(seed, unit)).toBe(place);
  });
});

const rounded = (ranges: readonly Range[]) =>
  ranges.map((range) => range.map((bound) => Number(bound.toFixed(8))));

describe('ranges', () => {
  it.each(cases.getBucketRange)('%s', (_, [variations, coverage, weights], expected) => {
    expect(rounded(bucketRanges(variations, coverage, weights))).toEqual(rounded(expected));
  });

  it.each(cases.chooseVariation)('%s', (_, place, ranges, expected) => {
    expect(chooseVariation(place, ranges)).toBe(expected);
  });

  it.each(cases.getEqualWeights)('equal weights of %d', (variations, expected) => {
    expect(equalWeights(variations).map((w) => Number(w.toFixed(8)))).toEqual(expected);
  });

  it.each(cases.inNamespace)('%s', (_, unit, namespace, expected) => {
    expect(inNamespace(unit, namespace)).toBe(expected);
  });
});
