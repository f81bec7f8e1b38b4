/**
 * Conditions in the database: GrowthBook's own cases, and one verdict with core/targeting over conditions and
 * attributes that nobody thought of.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Condition } from '../../../core/model/audience.ts';
import { evaluate } from '../../../core/targeting/condition.ts';
import {
  openTestDatabases,
  type TestDatabase,
  type TestDatabases,
} from '../../../local/test-database.ts';
import growthbook from '../../cases/growthbook-sdk.json' with { type: 'json' };
import scales from '../../cases/scales.json' with { type: 'json' };

let databases: TestDatabases;
let database: TestDatabase;
beforeAll(async () => {
  databases = await openTestDatabases('postgres');
  database = await databases.fresh();
});
afterAll(async () => {
  await database?.close();
  await databases?.close();
});

type Pair = readonly [condition: unknown, attributes: unknown];

async function verdicts(pairs: readonly Pair[]): Promise<boolean[]> {
  const rows = await database.sql.query<{ holds: boolean }>(
    `select app.holds(p -> 0, p -> 1) as holds
     from jsonb_array_elements($1::text::jsonb) with ordinality a(p, n) order by n`,
    [JSON.stringify(pairs)],
  );
  return rows.map(({ holds }) => holds);
}

it('GrowthBook’s cases', async () => {
  // Saved groups are theirs; ours are segments.
  const cases = growthbook.evalCondition.filter((one) => one.length === 4);
  expect(cases.length).toBeGreaterThan(140);
  const found = await verdicts(cases.map(([, condition, attributes]) => [condition, attributes]));
  const wrong = cases.filter(([, , , wanted], at) => found[at] !== wanted);
  expect(wrong).toEqual([]);
});

const value = fc.oneof(
  fc.constantFrom('', 'pro', 'Pro', '7', '1.10.0', '1.9.0-beta', 'x'),
  fc.integer({ min: -2, max: 9 }),
  fc.boolean(),
  fc.constant(null),
);
const list = fc.array(value, { maxLength: 3 });
const pattern = fc.constantFrom('^p', 'o$', '\\d+', '(', 'PRO');

const operators: fc.Arbitrary<Record<string, unknown>> = fc.letrec((tie) => ({
  one: fc.oneof(
    fc.tuple(fc.constantFrom('$eq', '$ne', '$lt', '$gte', '$veq', '$vgt', '$vlte'), value),
    fc.tuple(fc.constantFrom('$in', '$nin', '$ini', '$all', '$bogus'), fc.oneof(list, value)),
    fc.tuple(fc.constantFrom('$regex', '$regexi', '$notRegex'), pattern),
    fc.tuple(fc.constant('$exists'), fc.boolean()),
    fc.tuple(fc.constant('$type'), fc.constantFrom('string', 'number', 'null', 'boolean')),
    fc.tuple(fc.constant('$not'), tie('all')),
  ),
  all: fc
    .array(tie('one') as fc.Arbitrary<[string, unknown]>, { minLength: 1, maxLength: 2 })
    .map(Object.fromEntries),
})).all as fc.Arbitrary<Record<string, unknown>>; // safe: `all` makes objects

// Comparing a list with a text or a number goes by JavaScript's coercion, which no audience is meant to know.
const ofList = fc.tuple(
  fc.constantFrom('$in', '$nin', '$ini', '$all', '$size'),
  fc.oneof(list, fc.nat(3)),
);

const field = fc.constantFrom('visitor.plan', 'account.seats', 'usage.f.30', 'known', 'a.b.c');
const { condition } = fc.letrec((tie) => ({
  leaf: fc.tuple(field, fc.oneof(value, operators)).map(([name, wanted]) => ({ [name]: wanted })),
  condition: fc.oneof(
    { maxDepth: 3 },
    ofList.map(([name, wanted]) => ({ 'visitor.tags': { [name]: wanted } })),
    tie('leaf'),
    fc
      .tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('condition'), { maxLength: 3 }))
      .map(([name, parts]) => ({ [name]: parts })),
    tie('condition').map((inner) => ({ $not: inner })),
  ),
}));

const attributes = fc.record(
  {
    visitor: fc.record({ plan: value, tags: list }, { requiredKeys: [] }),
    account: fc.record({ seats: value }, { requiredKeys: [] }),
    usage: fc.record({ f: fc.record({ 30: fc.nat(9) }) }, { requiredKeys: [] }),
    known: fc.boolean(),
  },
  { requiredKeys: [] },
);

it('one verdict with core/targeting over 5,000 that nobody thought of', async () => {
  const pairs = fc.sample(fc.tuple(condition, attributes), { numRuns: 5_000, seed: 7 });
  const found = await verdicts(pairs);
  const wrong = pairs.filter(([asked, given], at) => {
    // Safe: the generator makes objects.
    return evaluate(asked as Condition, given).holds !== found[at];
  });
  expect(wrong.slice(0, 3).map((pair) => JSON.stringify(pair))).toEqual([]);
});

it('bands of answers, as core/metrics has them', async () => {
  const rows = await database.sql.query<{ band: string | null }>(
    `select case when c ? 'score' then app.band_of(c ->> 'scale', (c -> 'score')::float8)
       when app.is_on_scale(c ->> 'scale', c -> 'value') then app.band_of(c ->> 'scale', (c -> 'value')::float8) end as band
     from jsonb_array_elements($1::text::jsonb) with ordinality a(c, n) order by n`,
    [JSON.stringify(scales.cases)],
  );
  expect(rows.map(({ band }) => band)).toEqual(scales.cases.map(({ band }) => band));
});
