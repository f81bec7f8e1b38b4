// Random histories: what SQL answers equals a recount of every event in TypeScript, in zones whose clocks
// change, with merges, staff, several tags that overlap, and days answered from store as from scratch.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { median } from '../../core/metrics/median.ts';
import type { PageRule } from '../../core/model/page-rule.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import * as brute from './answers/brute.ts';
import { type Event, hashOf, openWorld, ruleOf, tagOf, type World } from './answers/world.ts';

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

const zones = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'America/Havana'];
const paths = ['/', '/projects', '/projects/:id', '/settings/team', '/app#/inbox'];
const pages: PageRule[] = [
  { kind: 'everywhere' },
  { kind: 'page', path: '/projects' },
  { kind: 'section', path: '/projects' },
  { kind: 'pattern', path: '/*' },
  { kind: 'section', path: '/' },
];
const elementCount = 5;

const event = fc.record({
  // Minutes ago, over sixty days, thicker at the near end.
  ago: fc.oneof(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 86_400 })),
  visitor: fc.nat(6),
  account: fc.option(fc.nat(2)),
  element: fc.option(fc.nat(elementCount - 1), { freq: 8 }),
  path: fc.nat(paths.length - 1),
  kind: fc.constantFrom(1, 2, 2, 2, 3, 4, 5, 6, 9),
});
const history = fc.record({
  zone: fc.constantFrom(...zones),
  weekStart: fc.integer({ min: 1, max: 7 }),
  events: fc.array(event, { minLength: 20, maxLength: 150 }),
  late: fc.array(event, { maxLength: 10 }),
  // Visitor 0 becomes 1, 2 becomes 3: from anonymous to known. Visitor 6 or nobody is staff.
  merges: fc.subarray([0, 2]),
  staff: fc.option(fc.constantFrom(1, 6)),
  tags: fc.array(
    fc.record({ elements: fc.subarray([0, 1, 2, 3, 4], { minLength: 1 }), page: fc.nat(4) }),
    { minLength: 1, maxLength: 3 },
  ),
  days: fc.constantFrom(1, 7, 30),
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** A history written into a workspace of its own, and the same as plain data. */
async function write(given: History) {
  const world = await openWorld(database.sql, given.zone);
  await database.sql`update app.workspaces set week_start = ${given.weekStart} where id = ${world.workspace}::uuid`;
  const ids = {
    visitors: [] as number[],
    accounts: [] as number[],
    elements: [] as number[],
    paths: [] as number[],
  };
  for (let i = 0; i < 7; i++) {
    const known = i === 0 || i === 2 ? {} : { knownId: `v${i}` };
    const traits = { plan: i % 2 ? 'pro' : 'free' };
    ids.visitors.push(await world.visitor({ ...known, traits, internal: i === given.staff }));
  }
  for (let i = 0; i < 3; i++)
    ids.accounts.push(await world.account(`a${i}`, { size: i === 0 ? 'big' : 'small' }));
  for (let i = 0; i < elementCount; i++) ids.elements.push(await world.element(hashOf(i)));
  for (const path of paths) ids.paths.push(await world.path(path));
  const now = Date.now();
  const real = (list: History['events']): Event[] =>
    list.map(({ ago, visitor, account, element, path, kind }) => ({
      at: now - ago * 60_000,
      visitor: ids.visitors[visitor] ?? 0,
      account: account === null ? null : (ids.accounts[account] ?? 0),
      element: element === null ? null : (ids.elements[element] ?? 0),
      path: ids.paths[path] ?? 0,
      kind,
    }));
  const mergeAll = async () => {
    for (const from of given.merges) {
      await world.merge(ids.visitors[from] ?? 0, ids.visitors[from + 1] ?? 0);
    }
  };
  return { world, ids, real, mergeAll, now };
}

type Written = Awaited<ReturnType<typeof write>>;

function truthOf(
  given: History,
  { ids, real, now }: Written,
  merged: boolean,
  late: boolean,
): brute.Truth {
  const events = real([...given.events, ...(late ? given.late : [])]);
  const named = new Map(ids.paths.map((id, i) => [id, paths[i] ?? '']));
  return {
    timezone: given.zone,
    today: brute.localDay(now, given.zone),
    events: events.map((one) => ({
      ...{ at: one.at, visitor: one.visitor, kind: one.kind ?? 2 },
      account: one.account ?? null,
      element: one.element ?? null,
      path: named.get(one.path) ?? '',
    })),
    merges: new Map(
      merged
        ? given.merges.map((from) => [ids.visitors[from] ?? 0, ids.visitors[from + 1] ?? 0])
        : [],
    ),
    internal: new Set(given.staff === null ? [] : [ids.visitors[given.staff] ?? 0]),
  };
}

async function saveTags({ world }: Written, tags: History['tags'], feature: string) {
  for (const { elements, page } of tags) {
    const rule = ruleOf(elements.map(hashOf), pages[page]);
    await world.call('save_tag', tagOf(world.app, rule, { feature }));
  }
}

function tagsOf(given: History, { ids }: Written): brute.BruteTag[] {
  return given.tags.map(({ elements, page }) => ({
    elements: new Set(elements.map((i) => ids.elements[i] ?? 0)),
    page: pages[page] ?? { kind: 'everywhere' },
  }));
}

const runs = { numRuns: 12 };

describe('a random history', () => {
  it('has the usage by day that a recount gives, fresh, from store, and after late news', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const written = await write(given);
        const { world } = written;
        await world.events(written.real(given.events));
        const feature = randomUUID();
        await saveTags(written, given.tags, feature);
        const ask = () =>
          world.call('feature_usage', { feature, app: world.app, days: given.days });
        const tags = tagsOf(given, written);
        const expected = brute.usage(truthOf(given, written, false, false), tags, given.days);
        expect(await ask(), 'counted').toEqual(expected);
        expect(await ask(), 'from store').toEqual(expected);
        await arrive(world, written.real(given.late), given.zone);
        const later = brute.usage(truthOf(given, written, false, true), tags, given.days);
        expect(await ask(), 'after late events').toEqual(later);
        await written.mergeAll();
        const merged = brute.usage(truthOf(given, written, true, true), tags, given.days);
        expect(await ask(), 'after merges').toEqual(merged);
        const all = await world.call('feature_usage', { feature, app: null, days: given.days });
        expect(all, 'of all apps').toEqual(merged);
      }),
      runs,
    );
  });

  it('has the accounts, people, pages and retention that a recount gives', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const written = await write(given);
        const { world, ids } = written;
        await world.events(written.real(given.events));
        await written.mergeAll();
        const feature = randomUUID();
        await saveTags(written, given.tags, feature);
        const truth = truthOf(given, written, true, false);
        const tags = tagsOf(given, written);
        const span = [...brute.windowOf(truth.today, given.days), truth.today];
        const uses = brute.usesOf(truth, tags).filter(({ day }) => span.includes(day));
        const call = { feature, app: null, days: given.days, limit: 500 };

        const accounts = await world.call('feature_accounts', call);
        expect(new Map(accounts.map((a) => [a.account, [a.uses, a.visitors]]))).toEqual(
          new Map(
            ids.accounts.flatMap((id) => {
              const own = uses.filter(({ account }) => account === id);
              return own.length ? [[id, [own.length, brute.totals(own).visitors]]] : [];
            }),
          ),
        );
        const people = await world.call('feature_people', call);
        expect(
          new Map(
            people.map((p) => [
              p.visitor,
              [p.uses, p.days, Date.parse(p.firstUsed), Date.parse(p.lastUsed)],
            ]),
          ),
        ).toEqual(
          new Map(
            [...new Set(uses.map(({ person }) => person))].map((person) => {
              const own = uses.filter((use) => use.person === person);
              const times = own.map(({ at }) => at);
              const ends = [Math.min(...times), Math.max(...times)];
              return [person, [own.length, brute.distinct(own.map(({ day }) => day)), ...ends]];
            }),
          ),
        );
        const weeks = await world.call('feature_retention', { feature, app: world.app, weeks: 6 });
        expect(weeks).toEqual(brute.retention(truth, tags, 6, given.weekStart));
        await comparePage(written, truth, span, given.days);
      }),
      runs,
    );
  });

  it('has the adoption that a recount gives, filtered and whole', async () => {
    const filters = [
      [],
      [{ on: 'visitor' as const, trait: 'plan', equals: 'pro' }],
      [{ on: 'account' as const, trait: 'size', equals: 'small' }],
      [
        { on: 'visitor' as const, trait: 'plan', equals: 'free' },
        { on: 'account' as const, trait: 'size', equals: 'big' },
      ],
    ];
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...filters), async (given, filter) => {
        const written = await write(given);
        const { world, ids } = written;
        await world.events(written.real(given.events));
        await written.mergeAll();
        const [feature, unused] = [randomUUID(), randomUUID()];
        await saveTags(written, given.tags, feature);
        await world.call('save_feature', {
          workspace: world.workspace,
          feature: { ...tagOf(world.app, ruleOf(['0'])).feature, id: unused, name: 'Unused' },
        });
        const truth = truthOf(given, written, true, false);
        const fits = ({ person, account }: brute.Use) =>
          filter.every(({ on, equals }) => {
            if (on === 'visitor')
              return (ids.visitors.indexOf(person) % 2 ? 'pro' : 'free') === equals;
            if (account === null) return false;
            return (ids.accounts.indexOf(account) === 0 ? 'big' : 'small') === equals;
          });
        const window = brute.windowOf(truth.today, given.days);
        const previous = brute.windowOf(brute.addDays(truth.today, -given.days), given.days);
        const within = (list: brute.Use[], days: string[]) =>
          list.filter(({ day }) => days.includes(day));
        const active = brute.activity(truth).filter(fits);
        const uses = brute.usesOf(truth, tagsOf(given, written)).filter(fits);
        const own = within(uses, window);
        const answer = await world.call('adoption', {
          ...{ workspace: world.workspace, app: null, days: given.days, filter },
        });
        const audience = brute.totals(within(active, window));
        expect([answer.since, answer.until]).toEqual([window[0], window.at(-1)]);
        expect(answer.activeVisitors).toBe(audience.visitors);
        expect(answer.activeAccounts).toBe(audience.accounts);
        const row = answer.rows.find((one) => one.feature === feature);
        const used = brute.totals(own);
        const before = brute.totals(within(uses, previous));
        const cells = Map.groupBy(own, ({ person, day }) => `${person} ${day}`);
        const days = Map.groupBy(own, ({ person }) => person);
        expect(row).toMatchObject({
          ...{ window: used, previous: before },
          reach: { numerator: used.visitors, denominator: audience.visitors },
          accountReach: { numerator: used.accounts, denominator: audience.accounts },
          previousReach: {
            numerator: before.visitors,
            denominator: brute.totals(within(active, previous)).visitors,
          },
          depth: median([...cells.values()].map((list) => list.length)),
          adopted: [...days.values()].filter((l) => brute.distinct(l.map(({ day }) => day)) > 1)
            .length,
          trend: window.map((day) => brute.totals(within(own, [day])).visitors),
        });
        const idle = answer.rows.find((one) => one.feature === unused);
        expect(idle).toMatchObject({
          window: { uses: 0, visitors: 0, accounts: 0 },
          depth: null,
          adopted: 0,
        });
        expect(idle?.trend).toHaveLength(given.days);
      }),
      runs,
    );
  });
});

/** Late events as ingestion brings them: the days they fall on are touched. */
async function arrive(world: World, events: readonly Event[], zone: string) {
  await world.events(events);
  const days = [...new Set(events.map(({ at }) => brute.localDay(at, zone)))];
  await world.sql`select app.on_past_days(${world.app}::int, ${days}::text[]::date[])`;
}

async function comparePage(
  { world, ids }: Written,
  truth: brute.Truth,
  span: string[],
  days: number,
) {
  const shown = await world.call('page_elements', { app: world.app, path: '/projects', days });
  const here = brute
    .activity(truth)
    .filter(
      ({ path, kind, day }) => path === '/projects' && kind >= 2 && kind <= 4 && span.includes(day),
    );
  expect(
    new Map(shown.filter(({ uses }) => uses).map((e) => [e.hash, [e.uses, e.visitors]])),
  ).toEqual(
    new Map(
      ids.elements.flatMap((id, i) => {
        const own = here.filter(({ element }) => element === id);
        return own.length ? [[hashOf(i), [own.length, brute.totals(own).visitors]]] : [];
      }),
    ),
  );
}
