// Random histories: what SQL answers equals a recount of every event in TypeScript, in zones whose clocks
// change, with merges, staff, several tags that overlap, and days answered from store as from scratch.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { median } from '../../core/metrics/median.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import * as brute from './answers/brute.ts';
import {
  arrive,
  history,
  saveTags,
  tagsOf,
  truthOf,
  type Written,
  write,
} from './answers/history.ts';
import { hashOf, ruleOf, tagOf } from './answers/world.ts';

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

const runs = { numRuns: 12 };

describe('a random history', () => {
  it('has the usage by day that a recount gives, fresh, from store, and after late news', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (given) => {
        const written = await write(database.sql, given);
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
        const written = await write(database.sql, given);
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
        const written = await write(database.sql, given);
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
