/** Random histories of a workspace: written into the database, and kept as plain data for the recount. */
import fc from 'fast-check';
import type { PageRule } from '../../../core/model/page-rule.ts';
import type { Sql } from '../../../local/sql.ts';
import type * as brute from './brute.ts';
import { localDay } from './brute.ts';
import { type Event, hashOf, openWorld, ruleOf, tagOf, type World } from './world.ts';

const zones = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Pacific/Auckland', 'America/Havana'];
export const paths = ['/', '/projects', '/projects/:id', '/settings/team', '/app#/inbox'];
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
export const history = fc.record({
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
export type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** A history written into a workspace of its own, and the same as plain data. */
export async function write(sql: Sql, given: History) {
  const world = await openWorld(sql, given.zone);
  await sql`update app.workspaces set week_start = ${given.weekStart} where id = ${world.workspace}::uuid`;
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

export type Written = Awaited<ReturnType<typeof write>>;

export function truthOf(
  given: History,
  { ids, real, now }: Written,
  merged: boolean,
  late: boolean,
): brute.Truth {
  const events = real([...given.events, ...(late ? given.late : [])]);
  const named = new Map(ids.paths.map((id, i) => [id, paths[i] ?? '']));
  return {
    timezone: given.zone,
    today: localDay(now, given.zone),
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

export async function saveTags({ world }: Written, tags: History['tags'], feature: string) {
  for (const { elements, page } of tags) {
    const rule = ruleOf(elements.map(hashOf), pages[page]);
    await world.call('save_tag', tagOf(world.app, rule, { feature }));
  }
}

export function tagsOf(given: History, { ids }: Written): brute.BruteTag[] {
  return given.tags.map(({ elements, page }) => ({
    elements: new Set(elements.map((i) => ids.elements[i] ?? 0)),
    page: pages[page] ?? { kind: 'everywhere' },
  }));
}

/** Late events as ingestion brings them: the days they fall on are touched. */
export async function arrive(world: World, events: readonly Event[], zone: string) {
  await world.events(events);
  const days = [...new Set(events.map(({ at }) => localDay(at, zone)))];
  await world.sql`select app.on_past_days(${world.app}::int, ${days}::text[]::date[])`;
}
