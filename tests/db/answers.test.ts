// Answers on small sets whose figures are worked out by hand in the comments.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import { hashOf, openWorld, ruleOf, tagOf, type World } from './answers/world.ts';

let databases: TestDatabases;
let database: TestDatabase;
let world: World;
const hour = 3_600_000;
const day = 24 * hour;
/** Noon of the UTC day that many days ago; today's noon may lie ahead, so today is one minute ago. */
const noon = (daysAgo: number) =>
  daysAgo === 0
    ? Date.now() - 60_000
    : Math.floor(Date.now() / day) * day - daysAgo * day + 12 * hour;

beforeAll(async () => {
  databases = await openTestDatabases('pglite');
  database = await databases.fresh();
});
afterAll(async () => {
  await database?.close();
  await databases?.close();
});
beforeEach(async () => {
  world = await openWorld(database.sql);
});

const counts = (uses: number, visitors: number, accounts: number) => ({ uses, visitors, accounts });

describe('usage of one tag', () => {
  it('counts uses, distinct people and accounts by day, and today apart', async () => {
    const [ann, bob] = [await world.visitor(), await world.visitor()];
    const acme = await world.account('acme');
    const element = await world.element(hashOf(1));
    const path = await world.path('/reports');
    await world.events([
      { at: noon(3), visitor: ann, account: acme, element, path },
      { at: noon(3) + hour, visitor: ann, account: acme, element, path, kind: 3 },
      { at: noon(3) + hour, visitor: bob, element, path, kind: 4 },
      { at: noon(1), visitor: ann, account: acme, element, path },
      { at: noon(0), visitor: bob, element, path },
      // No uses: a page view, and frustration with the same element.
      { at: noon(2), visitor: ann, path, kind: 1 },
      { at: noon(2), visitor: ann, element, path, kind: 6 },
    ]);
    const { usage, version } = await world.call('save_tag', {
      ...tagOf(world.app, ruleOf([hashOf(1)])),
      days: 3,
    });
    expect(version).toMatchObject({ version: 1, elements: 1 });
    expect(
      usage.days.map(({ uses, visitors, accounts, open }) => [uses, visitors, accounts, open]),
    ).toEqual([
      [3, 2, 1, false],
      [0, 0, 0, false],
      [1, 1, 1, false],
      [1, 1, 0, true],
    ]);
    expect(usage.window).toEqual(counts(4, 2, 1));
    expect(usage.today).toEqual(counts(1, 1, 0));
    expect(usage.all).toEqual(counts(5, 2, 1));
  });

  it('of nothing is zeros without gaps', async () => {
    const saved = await world.call('save_tag', {
      ...tagOf(world.app, ruleOf([hashOf(1)])),
      days: 2,
    });
    expect(saved.usage.days).toHaveLength(3);
    expect(saved.usage.all).toEqual(counts(0, 0, 0));
    expect(saved.feature.health).toBe('unknown');
  });

  it('takes merged visitors for one person, at once and in hindsight', async () => {
    const [anonymous, known] = [await world.visitor(), await world.visitor({ knownId: 'ann' })];
    const element = await world.element(hashOf(1));
    const path = await world.path('/');
    await world.events([
      { at: noon(2), visitor: anonymous, element, path },
      { at: noon(2), visitor: known, element, path },
    ]);
    const tag = tagOf(world.app, ruleOf([hashOf(1)]));
    await world.call('save_tag', tag);
    const ask = () => world.call('feature_usage', { feature: tag.feature.id, app: null, days: 5 });
    expect((await ask()).window).toEqual(counts(2, 2, 0));
    await world.merge(anonymous, known);
    const after = await ask();
    expect(after.window).toEqual(counts(2, 1, 0));
    expect(after.days.find(({ uses }) => uses > 0)?.visitors).toBe(1);
  });

  it('follows a changed tag on days that were stored before', async () => {
    const visitor = await world.visitor();
    const [one, two] = [await world.element(hashOf(1)), await world.element(hashOf(2))];
    const path = await world.path('/');
    await world.events([one, two, two].map((element) => ({ at: noon(2), visitor, element, path })));
    const tag = tagOf(world.app, ruleOf([hashOf(1)]));
    await world.call('save_tag', tag);
    const ask = async () => {
      const call = { feature: tag.feature.id, app: world.app, days: 2 };
      return (await world.call('feature_usage', call)).days[0]?.uses;
    };
    expect([await ask(), await ask()]).toEqual([1, 1]);
    await world.call('save_tag', { ...tag, tag: { ...tag.tag, rule: ruleOf([hashOf(2)]) } });
    expect([await ask(), await ask()]).toEqual([2, 2]);
  });

  it('leaves staff out, and whoever was merged into staff', async () => {
    const staff = await world.visitor({ knownId: 'us', internal: true });
    const before = await world.visitor();
    const customer = await world.visitor();
    const element = await world.element(hashOf(1));
    const path = await world.path('/');
    await world.merge(before, staff);
    await world.events(
      [staff, before, customer].map((visitor) => ({ at: noon(1), visitor, element, path })),
    );
    const { usage } = await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)])));
    expect(usage.window).toEqual(counts(1, 1, 0));
  });

  it('counts only on the pages of its rule', async () => {
    const visitor = await world.visitor();
    const element = await world.element(hashOf(1));
    const [list, detail, other] = [
      await world.path('/projects'),
      await world.path('/projects/:id'),
      await world.path('/settings'),
    ];
    await world.events(
      [list, detail, detail, other].map((path) => ({ at: noon(1), visitor, element, path })),
    );
    const used = async (page: Parameters<typeof ruleOf>[1]) =>
      (await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)], page)))).usage.window.uses;
    expect(await used({ kind: 'everywhere' })).toBe(4);
    expect(await used({ kind: 'page', path: '/projects' })).toBe(1);
    expect(await used({ kind: 'section', path: '/projects' })).toBe(3);
    expect(await used({ kind: 'pattern', path: '/projects/*' })).toBe(2);
    expect(await used({ kind: 'page', path: '/nowhere' })).toBe(0);
  });
});

describe('usage of several tags', () => {
  it('counts an event once that two of them match', async () => {
    const visitor = await world.visitor();
    const [one, two] = [await world.element(hashOf(1)), await world.element(hashOf(2))];
    const [a, b] = [await world.path('/a'), await world.path('/b')];
    await world.events([
      { at: noon(1), visitor, element: one, path: a },
      { at: noon(1), visitor, element: one, path: b },
      { at: noon(1), visitor, element: two, path: a },
      { at: noon(1), visitor, element: two, path: b },
    ]);
    const feature = randomUUID();
    // Element one on page a, and again everywhere; element two on page a twice.
    const onA = { kind: 'page', path: '/a' } as const;
    await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)], onA), { feature }));
    await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(2)], onA), { feature }));
    await world.call(
      'save_tag',
      tagOf(world.app, ruleOf([hashOf(2)], { kind: 'section', path: '/a' }), { feature }),
    );
    const ask = async () =>
      (await world.call('feature_usage', { feature, app: world.app, days: 3 })).window.uses;
    expect(await ask()).toBe(2);
    await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)]), { feature }));
    expect(await ask()).toBe(3);
  });

  it('adds up over apps, and can be asked of one', async () => {
    const visitor = await world.visitor();
    const second = await world.addApp();
    await world.events([
      {
        at: noon(1),
        visitor,
        element: await world.element(hashOf(1)),
        path: await world.path('/'),
      },
    ]);
    const element = await world.element(hashOf(1), null, second);
    const path = await world.path('/', second);
    await world.events(
      [noon(1), noon(2)].map((at) => ({ at, visitor, element, path })),
      second,
    );
    const feature = randomUUID();
    await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)]), { feature }));
    await world.call('save_tag', tagOf(second, ruleOf([hashOf(1)]), { feature }));
    const of = async (app: number | null) =>
      (await world.call('feature_usage', { feature, app, days: 5 })).window;
    expect(await of(world.app)).toEqual(counts(1, 1, 0));
    expect(await of(second)).toEqual(counts(2, 1, 0));
    expect(await of(null)).toEqual(counts(3, 1, 0));
  });
});

describe('retention after first use', () => {
  it('puts each person into the week of their first use ever, and leaves open weeks empty', async () => {
    const [ann, bob, old] = [await world.visitor(), await world.visitor(), await world.visitor()];
    const element = await world.element(hashOf(1));
    const path = await world.path('/');
    // Noon of the Monday that many weeks before this one.
    const today = Math.floor(Date.now() / day) * day;
    const monday = (weeks: number) =>
      today - ((new Date(today).getUTCDay() + 6) % 7) * day - weeks * 7 * day + 12 * hour;
    const use = (visitor: number, weeks: number) => ({ at: monday(weeks), visitor, element, path });
    await world.events([
      ...[use(ann, 3), use(ann, 2), use(ann, 1), use(bob, 2), use(bob, 2)],
      // First used long ago, so in no cohort of the range.
      ...[use(old, 9), use(old, 1)],
    ]);
    const { feature } = await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)])));
    const answer = await world.call('feature_retention', {
      feature: feature.id,
      app: null,
      weeks: 3,
    });
    const week = (weeks: number) => new Date(monday(weeks)).toISOString().slice(0, 10);
    expect(answer.cohorts).toEqual([
      { week: week(3), size: 1, returned: [1, 1, 1] },
      { week: week(2), size: 1, returned: [1, 0, null] },
      { week: week(1), size: 0, returned: [0, null, null] },
    ]);
  });
});

describe('adoption', () => {
  it('is users among the active, with their depth, returns and the span before', async () => {
    const [ann, bob, cem] = [await world.visitor(), await world.visitor(), await world.visitor()];
    const [acme, bolt] = [await world.account('acme'), await world.account('bolt')];
    const element = await world.element(hashOf(1));
    const path = await world.path('/');
    const use = (daysAgo: number, visitor: number, account: number) => ({
      ...{ at: noon(daysAgo), visitor, account, element, path },
    });
    await world.events([
      // The window is the last three days: Ann on two of them, three times on one; Bob once; Cem only looked.
      ...[
        use(3, ann, acme),
        use(1, ann, acme),
        use(1, ann, acme),
        use(1, ann, acme),
        use(2, bob, bolt),
      ],
      { at: noon(2), visitor: cem, account: bolt, path, kind: 1 },
      // The three days before: Bob. Today is in neither.
      use(5, bob, bolt),
      use(0, cem, bolt),
    ]);
    await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(1)])));
    const answer = await world.call('adoption', {
      ...{ workspace: world.workspace, app: world.app, days: 3, filter: [] },
    });
    expect([answer.activeVisitors, answer.activeAccounts]).toEqual([3, 2]);
    expect(answer.rows).toMatchObject([
      {
        ...{ window: counts(5, 2, 2), previous: counts(1, 1, 1), trend: [1, 1, 1] },
        reach: { numerator: 2, denominator: 3 },
        previousReach: { numerator: 1, denominator: 1 },
        accountReach: { numerator: 2, denominator: 2 },
        // Days of use: 1, 3 and 1 times.
        ...{ depth: 1, adopted: 1 },
      },
    ]);
  });

  it('asks of traits that are shared, commonest first', async () => {
    await world.visitor({ traits: { plan: 'pro', email: 'a@b.test', seats: 5 } });
    await world.visitor({ traits: { plan: 'pro', email: 'c@d.test', tags: ['x'] } });
    await world.visitor({ traits: { plan: 'free' } });
    await world.visitor({ traits: { plan: 'staff' }, internal: true });
    await world.account('acme', { name: 'Acme', size: 'big' });
    expect(await world.call('trait_values', { workspace: world.workspace })).toEqual([
      {
        ...{ on: 'visitor', trait: 'plan' },
        values: [
          { value: 'pro', count: 2 },
          { value: 'free', count: 1 },
        ],
      },
      { on: 'visitor', trait: 'seats', values: [{ value: '5', count: 1 }] },
      { on: 'account', trait: 'size', values: [{ value: 'big', count: 1 }] },
    ]);
  });
});
