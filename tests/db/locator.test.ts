/**
 * The locator in SQL decides as core/locator does: the shared tables, then pairs that nobody thought of.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonical, elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { hash16, hash64 } from '../../core/locator/hash.ts';
import { elementKeys } from '../../core/locator/keys.ts';
import { similarity } from '../../core/locator/similarity.ts';
import { lower, normal, numberless, words } from '../../core/locator/text.ts';
import { chance, thresholds, weights } from '../../core/locator/weights.ts';
import { descriptor } from '../../core/model/descriptor.ts';
import {
  openTestDatabases,
  type TestDatabase,
  type TestDatabases,
} from '../../local/test-database.ts';
import hashes from '../cases/locator-hash.json' with { type: 'json' };
import pairs from '../cases/locator-similarity.json' with { type: 'json' };
import { anyDescriptor, anyPair } from '../core/descriptor-arbitrary.ts';

let databases: TestDatabases;
let database: TestDatabase;
beforeAll(async () => {
  databases = await openTestDatabases('pglite');
  database = await databases.fresh();
});
afterAll(async () => {
  await database.close();
  await databases.close();
});

/** One call for many rows: what is compared is the rule, not the connection. */
async function inSql<T>(expression: string, rows: readonly unknown[]): Promise<T[]> {
  const found = await database.sql.query(
    `select ${expression} as said from jsonb_array_elements($1::text::jsonb) with ordinality as r(row, place) order by place`,
    [JSON.stringify(rows)],
  );
  return found.map(({ said }) => said as T); // safe: the expression is the test's own
}

const base: Descriptor = { v: 1, tag: 'button', name: 'Save', nth: 1, of: 3 };

describe('texts in SQL', () => {
  const strings = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((any) => any.replace(/\0/g, ''));
  const sample = [
    ...fc.sample(strings, 400),
    'Inbox (3)',
    'v2 12/05/2024, 10:30',
    'ÀÞ×÷ΑΡΣΩАЯё',
    'a\tb',
    '12a 1.5x .5',
  ];

  it.each([
    ['locator_lower', lower],
    ['locator_normal', normal],
    ['locator_numberless', numberless],
    ['locator_words', words],
    ['hash64', hash64],
  ] as const)('app.%s', async (name, twin) => {
    const said = await inSql(`app.${name}(row #>> '{}')`, sample);
    expect(said).toEqual(sample.map((text) => twin(text)));
  });
});

describe('the name of an element in SQL', () => {
  it.each(hashes)('$name: the same element is $same', async ({ a, b, same }) => {
    const both = [a, b].map((changes) => ({ ...base, ...changes }));
    const [one, two] = await inSql('app.element_hash(row)', both);
    expect(one === two).toBe(same);
  });

  it('is what TypeScript says, keys too', async () => {
    const sample = fc.sample(anyDescriptor, 2_000);
    const said = await inSql<{ canonical: string; hash: string; keys: string[] }>(
      `jsonb_build_object('canonical', app.locator_canonical(row), 'hash', app.element_hash(row), 'keys', app.element_keys(row))`,
      sample,
    );
    expect(said).toEqual(
      sample.map((d) => ({ canonical: canonical(d), hash: elementHash(d), keys: elementKeys(d) })),
    );
  });
});

describe('similarity in SQL', () => {
  const compared = `jsonb_build_object('score', app.similarity(row -> 0, row -> 1),
    'reason', app.similarity_reason(row -> 0, row -> 1))`;
  type Said = { score: number; reason: string };
  const inTypeScript = ([a, b]: readonly [Descriptor, Descriptor]) => {
    const { score, reasons } = similarity(a, b);
    return { score: expect.closeTo(score, 9), reason: reasons.join(' ') };
  };

  it('knows the same weights and thresholds', async () => {
    const [said] = await database.sql`
      select app.locator_weights() as weights, app.locator_accept() as accept,
        app.locator_review() as review, app.locator_tie() as tie, app.locator_chance() as chance`;
    const rows = Object.values(weights).map(({ agree, conflict, one }) => [agree, conflict, one]);
    expect(said).toEqual({ weights: rows, chance, ...thresholds });
  });

  it.each(pairs)('$name: $verdict', async ({ a, b, verdict, because }) => {
    // safe: the unit test asks the schema
    const pair = [descriptor.parse(a) as Descriptor, descriptor.parse(b) as Descriptor] as const;
    const [said] = await inSql<Said>(compared, [pair]);
    expect(said).toEqual(inTypeScript(pair));
    expect((said?.score ?? 0) >= thresholds.accept ? 'same' : 'different').toBe(verdict);
    expect(said?.reason).toContain(because);
  });

  it('scores and decides 10,000 random pairs as TypeScript does', async () => {
    const sample = fc.sample(anyPair, 10_000);
    const said: number[] = [];
    // A few calls of many pairs: what is compared is the rule, and one text of all would be too long a one.
    for (let from = 0; from < sample.length; from += 2_500) {
      const batch = sample.slice(from, from + 2_500);
      said.push(...(await inSql<number>('app.similarity(row -> 0, row -> 1)', batch)));
    }
    const verdict = (score: number) =>
      score >= thresholds.accept ? 'same' : score >= thresholds.review ? 'shown' : 'another';
    const differing = sample.flatMap((pair, i) => {
      const { score } = similarity(...pair);
      const sql = said[i] ?? Number.NaN;
      const isClose = Math.abs(score - sql) < 1e-6;
      return isClose && verdict(score) === verdict(sql) ? [] : [{ pair, sql, typescript: score }];
    });
    expect(said).toHaveLength(10_000);
    expect(differing.slice(0, 3)).toEqual([]);
  });

  it('gives the same reasons, in the same words', async () => {
    const sample = fc.sample(anyPair, 400);
    const said = await inSql<Said>(compared, sample);
    expect(said).toEqual(sample.map(inTypeScript));
  });
});

describe('each step in SQL', () => {
  const step = `'{"tag":"form","id":"f1","role":"search"}'::jsonb`;
  const d = `'{"tag":"a","role":"link","nth":1,"attrs":{"href":"/x","title":"T"},"path":[{"tag":"div"},{"tag":"ul"}]}'::jsonb`;
  it.each<[string, unknown]>([
    [`app.locator_general('v2 (3) 10:30')`, 'v2 (#) #'],
    [`app.locator_is_wrapper('{"tag":"div"}')`, true],
    [`app.locator_is_wrapper(${step})`, false],
    [`app.locator_path(jsonb_build_object('path', jsonb_build_array(${step})))`, 'form#f#@search'],
    [`app.locator_path_words(jsonb_build_array(${step}))`, ['form', '#f#', '@search']],
    [`app.locator_path_key(${d})`, 'a//ul'],
    [`app.locator_texts('["x", "y"]')`, ['x', 'y']],
    [`app.locator_list('["x", "y"]')`, 'x>y'],
    [`app.locator_anonymous(${d}, '{"href":"/x"}')`, false],
    [`app.locator_anonymous(${d}, '{"type":"x"}')`, true],
    [`app.locator_hint(${d} -> 'attrs')`, 'T'],
    [`app.locator_target(${d} -> 'attrs')`, '/x'],
    [`app.locator_kind(${d})`, 'link <a>'],
    [`app.locator_overlap('{a,b}', '{b}')`, 2 / 3],
    [`app.locator_same_text('Save', 'save')`, 0.95],
    [`app.locator_same_identifier('row-1', 'row-2')`, 0.95],
    [`app.locator_same_icon('chart-pie', 'pie-chart')`, 0.7],
    [`app.locator_same_target('/a/b.html', '/b')`, 0.425],
    [`app.locator_same_exactly('a', null)`, -1],
    [`app.locator_same_list('{a}', '{a}')`, 1],
    [`app.locator_same_texts('["a"]', '["a"]')`, 1],
    [`app.locator_same_path(${d} -> 'path', ${d} -> 'path')`, 1],
    [`app.locator_same_trail('[1, 2]', '[1, 3]')`, 2 / 3],
    [`app.locator_same_tag('{"tag":"a"}', '{"tag":"button"}')`, 0.5],
    [`app.locator_usable('{"tag":"li","role":"menuitem"}')`, true],
    [
      `app.locator_gist('{"name":"Save button","attrs":{"href":"/a/reports.html","id":"saveAll"}}')`,
      ['save', 'all', 'report'],
    ],
    [`app.locator_same_identity('{save,all}', '{save}', '{0.2,-1,null}')`, 0.9],
    [`app.hash16('confidential')`, hash16('confidential')],
    [`app.locator_beside_share('Save all', 'Save', jsonb_build_array(app.hash16('all')))`, 1],
    [`app.locator_ties(0.9, 0.8)`, false],
    [`app.locator_ties(0.9, 0.89)`, true],
    [`array_length(app.locator_compare(${d}, ${d}), 1)`, Object.keys(weights).length],
    [`app.locator_text_problem('{"a":1}', 'a')`, 'a: must be text'],
    [`app.locator_list_problem('{"a":1}', 'a', 2)`, 'a: must be a list'],
    [`app.locator_count_problem('0', 'a')`, 'a: must be a whole number of at least 1'],
    [`app.locator_trail_problem('[0]')`, 'trail: must be a whole number of at least 1'],
    [`app.locator_attrs_problem('[]')`, 'attrs: must be an object'],
    [`app.locator_path_problem('[1]')`, 'path: entries must be objects'],
  ])('%s is %j', async (expression, expected) => {
    const [said] = await inSql(expression, [null]);
    expect(said).toEqual(typeof expected === 'number' ? expect.closeTo(expected, 9) : expected);
  });
});

describe('app.descriptor_problem', () => {
  const long = 'x'.repeat(81);
  it.each<[unknown, string | null]>([
    [base, null],
    [{ ...base, colour: 'red' }, null],
    [[], 'descriptor: must be an object'],
    [{ ...base, v: 2 }, 'v: must be 1'],
    [{ ...base, tag: '' }, 'tag: is required'],
    [{ ...base, tag: undefined }, 'tag: is required'],
    [{ ...base, name: 7 }, 'name: must be text'],
    [{ ...base, name: long }, 'name: must be at most 80 characters'],
    [{ ...base, attrs: [] }, 'attrs: must be an object'],
    [{ ...base, attrs: { id: null } }, 'attrs.id: must be text'],
    [{ ...base, attrs: { id: long } }, 'attrs.id: must be at most 80 characters'],
    [{ ...base, classes: 'a' }, 'classes: must be a list'],
    [{ ...base, classes: Array(9).fill('a') }, 'classes: must have at most 8 entries'],
    [{ ...base, near: Array(17).fill('a') }, 'near: must have at most 16 entries'],
    [{ ...base, near: [{}] }, 'near: entries must be text of at most 80 characters'],
    [{ ...base, trail: ['1'] }, 'trail: must be a number'],
    [{ ...base, trail: [0] }, 'trail: must be a whole number of at least 1'],
    [{ ...base, trail: [1, 1, 1, 1, 1] }, 'trail: must have at most 4 entries'],
    [{ ...base, nth: 1.5 }, 'nth: must be a whole number of at least 1'],
    [{ ...base, of: 1e300 }, 'of: must be a whole number of at least 1'],
    [{ ...base, of: undefined }, 'of: must be a number'],
    [{ ...base, path: {} }, 'path: must be a list'],
    [{ ...base, path: [1] }, 'path: entries must be objects'],
    [{ ...base, path: [{}] }, 'path.tag: is required'],
    [{ ...base, path: [{ tag: 'a', id: 1 }] }, 'path.id: must be text'],
    [
      { ...base, path: [{ tag: 'a', classes: ['a', 'b', 'c'] }] },
      'path.classes: must have at most 2 entries',
    ],
    [{ ...base, path: Array(7).fill({ tag: 'a' }) }, 'path: must have at most 6 entries'],
    [{ ...base, frame: [null] }, 'frame: entries must be text of at most 80 characters'],
    [
      {
        ...base,
        attrs: Object.fromEntries([...'abcdefghijklmnopqrstuvwxyz'].map((k) => [k, long.slice(1)])),
      },
      'descriptor: must be at most 1536 bytes',
    ],
  ])('%j: %s', async (d, problem) => {
    expect(await inSql('app.descriptor_problem(row)', [d])).toEqual([problem]);
  });

  it('lets through what the widget may send, and the functions take it', async () => {
    const sample = fc.sample(anyDescriptor, 500);
    expect(await inSql(`app.descriptor_problem(row - 'text' - 'name' - 'attrs')`, sample)).toEqual(
      sample.map(() => null),
    );
  });

  it('never fails, whatever it is given', async () => {
    const broken = fc.record(
      {
        v: fc.constant(1),
        tag: fc.jsonValue(),
        attrs: fc.jsonValue(),
        path: fc.array(fc.jsonValue()),
        trail: fc.jsonValue(),
        near: fc.jsonValue(),
        classes: fc.jsonValue(),
        nth: fc.jsonValue(),
        of: fc.jsonValue(),
      },
      { requiredKeys: ['v'] },
    );
    const sample = fc
      .sample(broken, 1_000)
      .map((any) => JSON.parse(JSON.stringify(any).replaceAll('\\u0000', '')));
    const said = await inSql<string | null>('app.descriptor_problem(row)', sample);
    expect(said).toHaveLength(1_000);
  });
});
