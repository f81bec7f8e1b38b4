// SQL's twin of core/targeting/page-rule.ts, held to the same table and to the same random rules.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageRule } from '../../core/model/page-rule.ts';
import { pageMatches } from '../../core/targeting/page-rule.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { engines, openTestDatabases } from '../../local/test-database.ts';

type Case = { why: string; rule: PageRule; path: string; matches: boolean };
// Safe: the file is ours; some of its rules are invalid on purpose.
const cases = JSON.parse(
  readFileSync(new URL('../cases/page-rules.json', import.meta.url), 'utf8'),
) as Case[];

describe.each(engines)('app.page_matches on %s', (engine) => {
  let databases: TestDatabases;
  let database: TestDatabase;
  beforeAll(async () => {
    databases = await openTestDatabases(engine);
    database = await databases.fresh();
  });
  afterAll(async () => {
    await database?.close();
    await databases?.close();
  });

  async function decide(list: readonly { rule: unknown; path: string }[]): Promise<boolean[]> {
    const rows = await database.sql<{ matches: boolean }>`
      select app.page_matches(c -> 'rule', c ->> 'path') as matches
      from jsonb_array_elements(${JSON.stringify(list)}::jsonb) with ordinality x(c, n) order by n`;
    return rows.map(({ matches }) => matches);
  }

  it('decides the table of cases', async () => {
    const decided = await decide(cases);
    expect(cases.map((one, i) => ({ ...one, matches: decided[i] }))).toEqual(cases);
  });

  it('agrees with TypeScript on random rules and paths', async () => {
    const text = fc.string({
      unit: fc.constantFrom('/', '*', 'a', 'b', '#', '.', '%', '_', ':', '\\'),
      maxLength: 9,
    });
    const rule = fc.record({ kind: fc.constantFrom('page', 'section', 'pattern'), path: text });
    const pairs = fc.sample(fc.record({ rule, path: text }), 2_000).map(({ rule: made, path }) => ({
      rule: { ...made, path: `/${made.path}` },
      path: `/${path}`,
    }));
    const decided = await decide(pairs);
    const expected = pairs.map((pair) => pageMatches(pair.rule as PageRule, pair.path)); // safe: made of its kinds
    expect(pairs.map((pair, i) => ({ ...pair, matches: decided[i] }))).toEqual(
      pairs.map((pair, i) => ({ ...pair, matches: expected[i] })),
    );
  });
});
