// What tags recognise: versions, selectors, look-alikes told apart by their lives, news from ingestion.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { similarity } from '../../core/locator/similarity.ts';
import { thresholds } from '../../core/locator/weights.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import { hashOf, openWorld, ruleOf, tagOf, type World } from './answers/world.ts';

let databases: TestDatabases;
let database: TestDatabase;
let world: World;
const day = 86_400_000;
const ago = (days: number) => Date.now() - days * day - 60_000;

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

const save: Descriptor = {
  ...{ v: 1, tag: 'button', role: 'button', name: 'Save', text: 'Save' },
  attrs: { type: 'submit' },
  ...{
    nth: 1,
    of: 2,
    path: [{ tag: 'form', id: 'profile' }],
    landmark: 'main',
    heading: 'Profile',
  },
};
/** A release gave it another name and another hash; everything else stayed. */
const saveChanges: Descriptor = { ...save, name: 'Save changes', text: 'Save changes' };
const saveAll: Descriptor = { ...save, name: 'Save all', text: 'Save all' };
const unlike: Descriptor = { v: 1, tag: 'a', role: 'link', name: 'Prices', nth: 3, of: 3 };

const anchor = (descriptor: Descriptor) => ({ hash: elementHash(descriptor), descriptor });
const everywhere = { kind: 'everywhere' } as const;
const ruleFor = (...descriptors: Descriptor[]) => ({
  ...{ page: everywhere, anchors: descriptors.map(anchor), selector: null },
});

/** An element used at those times, by one person on one page. */
async function used(descriptor: Descriptor, times: readonly number[], path?: number) {
  const element = await world.element(elementHash(descriptor), descriptor);
  const [page, visitor] = [path ?? (await world.path(`/${randomUUID()}`)), await world.visitor()];
  await world.events(times.map((at) => ({ at, visitor, element, path: page })));
  return { element, page, visitor };
}

async function elementsOf(tag: string) {
  const list = await world.call('list_tag_elements', { tag });
  return list.map(({ hash, outcome, reason }) => ({
    hash,
    outcome,
    reason: reason.split('. ')[0],
  }));
}

it('the look-alikes of these tests are look-alikes', () => {
  expect(similarity(save, saveChanges).score).toBeGreaterThan(thresholds.accept);
  expect(similarity(save, saveAll).score).toBeGreaterThan(thresholds.accept);
  expect(similarity(save, unlike).score).toBeLessThan(thresholds.review);
});

describe('an element that resembles the tagged one', () => {
  it('counts where it took its place, before and after the tag was made', async () => {
    const { page } = await used(save, [ago(20), ago(15), ago(10)]);
    await used(saveChanges, [ago(9), ago(5), ago(2), ago(1)], page);
    const tag = tagOf(world.app, ruleFor(save));
    const { usage, version, feature } = await world.call('save_tag', tag);
    expect(usage.window.uses).toBe(7);
    expect(version.elements).toBe(2);
    expect(await elementsOf(tag.tag.id)).toEqual([
      { hash: elementHash(save), outcome: 'found', reason: 'This is the tagged element itself.' },
      {
        ...{ hash: elementHash(saveChanges), outcome: 'found' },
        reason: "It took the tagged element's place",
      },
    ]);
    // Four of the last seven uses came from it.
    expect(feature.health).toBe('drifting');
  });

  it('is another one where both were used side by side, on whatever page', async () => {
    await used(save, [ago(20), ago(10), ago(1)]);
    await used(saveChanges, [ago(19), ago(9), ago(2)]);
    const tag = tagOf(world.app, ruleFor(save));
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(3);
    expect(await elementsOf(tag.tag.id)).toMatchObject([
      { outcome: 'found' },
      {
        outcome: 'ambiguous',
        reason: 'It was used beside the tagged element, so it is another one',
      },
    ]);
  });

  it('waits until a day can tell, and counts in hindsight', async () => {
    const { page } = await used(save, [ago(9), ago(0.2)]);
    const { element, visitor } = await used(saveChanges, [ago(0.1)], page);
    const tag = tagOf(world.app, ruleFor(save));
    expect((await world.call('save_tag', tag)).usage.all.uses).toBe(2);
    expect(await elementsOf(tag.tag.id)).toMatchObject(
      [
        { outcome: 'found' },
        { outcome: 'ambiguous', reason: /^It came when the tagged element was last used/ },
      ].map((one) => ({ ...one, reason: expect.anything() })),
    );
    // Two days pass: everything happened two days earlier, and the new one goes on.
    await world.sql`update app.events set ts = ts - interval '2 days' where app_id = ${world.app}`;
    await world.events([{ at: ago(0), visitor, element, path: page }]);
    await world.sql`update app.tags set settled_at = settled_at - interval '2 hours' where id = ${tag.tag.id}::uuid`;
    const later = await world.call('feature_usage', {
      feature: tag.feature.id,
      app: null,
      days: 30,
    });
    expect(later.all.uses).toBe(4);
  });

  it('is not guessed among two that fit alike', async () => {
    const { page } = await used(save, [ago(20), ago(15)]);
    await used(saveChanges, [ago(9), ago(5), ago(1)], page);
    await used(
      { ...saveChanges, name: 'Save changed', text: 'Save changed' },
      [ago(8), ago(4), ago(1)],
      page,
    );
    const tag = tagOf(world.app, ruleFor(save));
    const { usage, feature } = await world.call('save_tag', tag);
    expect(usage.window.uses).toBe(2);
    expect((await elementsOf(tag.tag.id)).map(({ outcome }) => outcome)).toEqual([
      'found',
      'ambiguous',
      'ambiguous',
    ]);
    expect(feature).toMatchObject({ health: 'ambiguous' });
  });

  it('of a tagged but never used one is not counted while it lives', async () => {
    await used(saveChanges, [ago(20), ago(0)]);
    expect((await world.call('save_tag', tagOf(world.app, ruleFor(save)))).usage.all.uses).toBe(0);
  });

  it('belongs to the tag that names it', async () => {
    const { page } = await used(save, [ago(20), ago(10)]);
    await used(saveChanges, [ago(9), ago(1)], page);
    const [first, second] = [
      tagOf(world.app, ruleFor(save)),
      tagOf(world.app, ruleFor(saveChanges)),
    ];
    const usesOf = async ({ feature }: typeof first) =>
      (await world.call('feature_usage', { feature: feature.id, app: null, days: 30 })).window.uses;
    await world.call('save_tag', first);
    expect(await usesOf(first)).toBe(4);
    await world.call('save_tag', second);
    expect([await usesOf(first), await usesOf(second)]).toEqual([2, 2]);
    await world.call('archive_tag', { tag: second.tag.id, archived: true });
    expect([await usesOf(first), await usesOf(second)]).toEqual([4, 0]);
    await world.call('archive_tag', { tag: second.tag.id, archived: false });
    await world.call('archive_feature', { feature: first.feature.id, archived: true });
    expect(await usesOf(second)).toBe(4);
  });

  it('is left out where it never stood on a page of the rule', async () => {
    const page = await world.path('/profile');
    await used(save, [ago(5), ago(1)], page);
    await used(saveChanges, [ago(5), ago(1)], await world.path('/invoice'));
    const tag = tagOf(world.app, { ...ruleFor(save), page: { kind: 'page', path: '/profile' } });
    await world.call('save_tag', tag);
    expect(await elementsOf(tag.tag.id)).toMatchObject([{ hash: elementHash(save) }]);
  });
});

describe('news from ingestion', () => {
  const announce = (...elements: number[]) =>
    world.sql`select app.on_new_elements(${world.app}::int, ${elements}::int[])`;

  it('counts a tagged element from its first use, and a renamed one when it can be told', async () => {
    const tag = tagOf(world.app, ruleFor(save));
    await world.call('save_tag', tag);
    const ask = async () =>
      (await world.call('feature_usage', { feature: tag.feature.id, app: null, days: 30 })).window
        .uses;
    expect(await ask()).toBe(0);
    const { element, page } = await used(save, [ago(20), ago(10)]);
    await announce(element);
    expect(await ask()).toBe(2);
    const renamed = await used(saveChanges, [ago(8), ago(2)], page);
    await announce(renamed.element);
    expect(await ask()).toBe(4);
  });

  it('keeps page rules in step with new pages', async () => {
    const tag = tagOf(world.app, { ...ruleFor(save), page: { kind: 'section', path: '/new' } });
    await world.call('save_tag', tag);
    const page = await world.path('/new/page');
    await world.sql`select app.on_new_paths(${world.app}::int, array[${page}::int])`;
    const { element } = await used(save, [ago(3)], page);
    await announce(element);
    const answer = await world.call('feature_usage', {
      feature: tag.feature.id,
      app: null,
      days: 5,
    });
    expect(answer.window.uses).toBe(1);
  });

  it('never fails ingestion: what cannot be resolved waits and is tried again', async () => {
    const tag = tagOf(world.app, ruleFor(save));
    await world.call('save_tag', tag);
    const { element } = await used({ ...saveChanges }, [ago(3)]);
    const broken = JSON.stringify({ ...saveChanges, nth: 'first' });
    await world.sql`update app.elements set descriptor = ${broken}::jsonb where id = ${element}`;
    await announce(element);
    const waiting = () =>
      world.sql`select element_id, tries from app.unresolved where app_id = ${world.app}`;
    expect(await waiting()).toEqual([{ element_id: element, tries: 1 }]);
    await world.call('list_features', { workspace: world.workspace, archived: false });
    expect(await waiting()).toEqual([{ element_id: element, tries: 2 }]);
    const mended = JSON.stringify(saveChanges);
    await world.sql`update app.elements set descriptor = ${mended}::jsonb where id = ${element}`;
    await world.call('list_features', { workspace: world.workspace, archived: false });
    expect(await waiting()).toEqual([]);
    expect(await elementsOf(tag.tag.id)).toHaveLength(1);
  });
});

describe('versions', () => {
  it('come from changed rules only; the same rule again is nothing new', async () => {
    await used(save, [ago(1)]);
    const tag = tagOf(world.app, ruleFor(save));
    await world.call('save_tag', tag);
    expect((await world.call('save_tag', tag)).version.version).toBe(1);
    const rule = { ...ruleFor(save, unlike), page: { kind: 'page', path: '/x' } as const };
    const second = await world.call('save_tag', { ...tag, tag: { ...tag.tag, rule } });
    expect(second.version).toMatchObject({ version: 2, rule, createdBy: 'editor' });
    expect(second.usage.all.uses).toBe(0);
    const versions = await world.call('list_tag_versions', { feature: tag.feature.id });
    expect(versions.map(({ version, elements }) => [version, elements])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    const log = await world.as('admin')('list_audit', {
      workspace: world.workspace,
      before: null,
      limit: 50,
    });
    expect(log.map(({ action }) => action)).toEqual([
      'tag.updated',
      'tag.created',
      'feature.created',
    ]);
  });

  it('of an archived tag are left out, and a changed rule brings it back', async () => {
    const tag = tagOf(world.app, ruleFor(save));
    await world.call('save_tag', tag);
    await world.call('archive_tag', { tag: tag.tag.id, archived: true });
    expect(await world.call('list_tag_versions', { feature: tag.feature.id })).toEqual([]);
    await world.call('save_tag', tag);
    expect((await world.call('get_feature', { feature: tag.feature.id })).tags).toBe(0);
    await world.call('save_tag', { ...tag, tag: { ...tag.tag, rule: ruleFor(unlike) } });
    expect((await world.call('get_feature', { feature: tag.feature.id })).tags).toBe(1);
  });

  it('stay with their feature and app', async () => {
    const tag = tagOf(world.app, ruleFor(save));
    await world.call('save_tag', tag);
    const other = tagOf(world.app, ruleFor(save), { tag: tag.tag.id });
    await expect(world.call('save_tag', other)).rejects.toThrow(
      'tag.id: belongs to another feature or app',
    );
  });
});

describe('a selector', () => {
  const selector = (more = {}) => ({
    ...{ page: everywhere, anchors: [], selector: '.save' },
    ...more,
  });

  it('counts what live pages reported, also what is used only later, and adds up', async () => {
    await used(save, [ago(3), ago(2)]);
    await used(saveChanges, [ago(4)]);
    const tag = {
      ...tagOf(world.app, selector()),
      matched: [elementHash(save), elementHash(unlike)],
    };
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(2);
    const { element } = await used(unlike, [ago(1)]);
    await world.sql`select app.on_new_elements(${world.app}::int, array[${element}::int])`;
    const more = await world.call('save_tag', { ...tag, matched: [elementHash(saveChanges)] });
    expect(more.version.version).toBe(1);
    expect(more.usage.window.uses).toBe(4);
    expect((await elementsOf(tag.tag.id)).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'A live page reported that the selector matches it.'),
    );
  });

  it('finds no look-alikes, and forgets what another selector matched', async () => {
    await used(save, [ago(20)]);
    await used(saveChanges, [ago(3)]);
    const tag = { ...tagOf(world.app, selector({ anchors: [anchor(save)] })), matched: [] };
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(1);
    const rule = selector({ selector: '.other' });
    const changed = { ...tag, tag: { ...tag.tag, rule }, matched: [elementHash(saveChanges)] };
    expect((await world.call('save_tag', changed)).usage.window.uses).toBe(1);
    expect(await elementsOf(tag.tag.id)).toMatchObject([{ hash: elementHash(saveChanges) }]);
  });
});

describe('preview_tag', () => {
  it('shows what saving then gives, and leaves nothing behind', async () => {
    const acme = await world.account('acme', { name: 'Acme' });
    const { element, page, visitor } = await used(save, [ago(20), ago(15)]);
    await world.events([{ at: ago(14), visitor, account: acme, element, path: page }]);
    await used(saveChanges, [ago(9), ago(1)], page);
    await used(unlike, [ago(1)], await world.path('/prices'));
    const rule = ruleFor(save);
    const call = { app: world.app, rule, days: 30, except_tag: null };
    const preview = await world.as('viewer')('preview_tag', call);
    expect(preview.usage.window).toEqual({ uses: 5, visitors: 2, accounts: 1 });
    expect(preview.topAccounts).toMatchObject([{ name: 'Acme', uses: 1, visitors: 1 }]);
    expect(preview.elements.map(({ outcome, uses }) => [outcome, uses])).toEqual([
      ['found', 3],
      ['found', 2],
    ]);
    expect(preview.pages).toMatchObject({ matching: 2, total: 2 });
    expect(preview.overlaps).toEqual([]);
    expect(await world.sql`select from app.tags where app_id = ${world.app}`).toEqual([]);
    const tag = tagOf(world.app, rule);
    expect((await world.call('save_tag', tag)).usage).toEqual(preview.usage);
    const again = await world.call('preview_tag', call);
    expect(again.overlaps).toEqual([
      { feature: tag.feature.id, name: tag.feature.name, elements: 2 },
    ]);
    const own = await world.call('preview_tag', { ...call, except_tag: tag.tag.id });
    expect(own.overlaps).toEqual([]);
    expect(own.usage).toEqual(preview.usage);
  });

  it('keeps to the pages of the rule', async () => {
    const { page } = await used(save, [ago(3)], await world.path('/a'));
    expect(page).toBeGreaterThan(0);
    const answer = async (path: string) =>
      world.call('preview_tag', {
        ...{ app: world.app, days: 7, except_tag: null },
        rule: { ...ruleFor(save), page: { kind: 'page' as const, path } },
      });
    expect((await answer('/a')).usage.window.uses).toBe(1);
    const elsewhere = await answer('/b');
    expect(elsewhere.usage.window.uses).toBe(0);
    expect(elsewhere.pages).toEqual({ matching: 0, total: 1, sample: [] });
  });
});

describe('refusals name the field and its rule', () => {
  const good = () => tagOf(world.app, ruleFor(save));
  const rule = (changes: object) => ({ ...good().tag, rule: { ...ruleFor(save), ...changes } });

  it.each([
    [{ feature: { name: '' } }, 'feature.name: must have 1 to 120 characters'],
    [
      { feature: { status: 'gone' } },
      'feature.status: must be one of planned, beta, live, deprecated',
    ],
    [
      { feature: { area: randomUUID() } },
      'feature.area: must be an area of this workspace, or null',
    ],
    [
      { feature: { owner: randomUUID() } },
      'feature.owner: must be a member of this workspace, or null',
    ],
    [{ feature: { releasedAt: 'infinity' } }, 'feature.releasedAt: must be a time'],
    [{ feature: { id: 'x' } }, 'feature.id: must be a UUID in lower case'],
    [
      { feature: { description: 'x'.repeat(2_001) } },
      'feature.description: must have at most 2000',
    ],
    [{ rule: { anchors: [] } }, 'tag.rule: needs at least one anchor or a selector'],
    [{ rule: { anchors: 'x' } }, 'tag.rule.anchors: must be a list of at most 8'],
    [{ rule: { page: { kind: 'page', path: 'x' } } }, 'tag.rule.page.path: must start with /'],
    [{ rule: { page: { kind: 'url' } } }, 'tag.rule.page.kind: must be one of everywhere, page'],
    [{ rule: { anchors: [{ hash: 'x' }] } }, 'tag.rule.anchors[0].descriptor: must be an object'],
    [
      { rule: { anchors: [{ ...anchor(save), hash: 'X' }] } },
      'tag.rule.anchors[0].hash: must be 16 hex',
    ],
    [
      { rule: { anchors: [{ ...anchor(save), hash: '0'.repeat(16) }] } },
      'tag.rule.anchors[0].hash: stands for everything beyond the limit',
    ],
    [
      { rule: { selector: 'x'.repeat(501) } },
      'tag.rule.selector: must have at most 500 characters',
    ],
    [{ matched: ['x'] }, 'matched[0]: must be 16 hexadecimal digits'],
    [{ days: 0 }, 'days: must be a whole number from 1 to 400'],
  ])('%j', async (changes: Record<string, unknown>, message) => {
    const call = good();
    const { feature, rule: broken, ...rest } = changes;
    const args = {
      ...{ ...call, ...rest },
      feature: { ...call.feature, ...Object(feature) },
      tag: broken ? rule(Object(broken)) : call.tag,
    };
    const refused = world.call('save_tag', args);
    await expect(refused).rejects.toMatchObject({
      code: '22023',
      message: expect.stringContaining(message),
    });
    expect(
      await world.sql`select from app.features where workspace_id = ${world.workspace}::uuid`,
    ).toEqual([]);
  });

  it('of the other calls, too', async () => {
    const { feature } = await world.call('save_tag', good());
    const list = { feature: feature.id, app: null, days: 30 };
    await expect(world.call('feature_people', { ...list, limit: 501 })).rejects.toThrow(
      'limit: must be',
    );
    await expect(world.call('feature_usage', { ...list, days: 401 })).rejects.toThrow(
      'days: must be',
    );
    await expect(
      world.call('feature_retention', { feature: feature.id, app: null, weeks: 0 }),
    ).rejects.toThrow('weeks: must be a whole number from 1 to 52');
    await expect(
      world.call('live_events', { app: world.app, after: 'x', limit: 5 }),
    ).rejects.toThrow('after: must be the cursor of a row');
    const filter = [{ on: 'team' as 'visitor', trait: 'a', equals: 'b' }]; // wrong on purpose
    await expect(
      world.call('adoption', { workspace: world.workspace, app: null, days: 7, filter }),
    ).rejects.toThrow('filter[0].on: must be one of visitor, account');
  });
});

it('list_tags gives every live tag of the app with its uses', async () => {
  await used(save, [ago(40), ago(2), ago(0)]);
  const tag = tagOf(world.app, ruleFor(save));
  const archived = tagOf(world.app, ruleFor(unlike));
  await world.call('save_tag', tag);
  await world.call('save_tag', archived);
  await world.call('archive_feature', { feature: archived.feature.id, archived: true });
  const list = await world.as('viewer')('list_tags', { app: world.app });
  expect(list).toMatchObject([
    {
      tag: tag.tag.id,
      version: 1,
      rule: tag.tag.rule,
      window: { uses: 2 },
      feature: { id: tag.feature.id },
    },
  ]);
});

it('hashes that are not recorded wait', async () => {
  const { usage } = await world.call('save_tag', tagOf(world.app, ruleOf([hashOf(7)])));
  expect(usage.all.uses).toBe(0);
});
