// Tags as staff work with them: versions, selectors, proof before saving.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import {
  ago,
  anchor,
  elementsOf,
  everywhere,
  ruleFor,
  save,
  saveChanges,
  unlike,
  used,
} from './answers/look-alikes.ts';
import { hashOf, openWorld, ruleOf, tagOf, type World } from './answers/world.ts';

let databases: TestDatabases;
let database: TestDatabase;
let world: World;

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

describe('versions', () => {
  it('come from changed rules only; the same rule again is nothing new', async () => {
    await used(world, save, [ago(1)]);
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
    await used(world, save, [ago(3), ago(2)]);
    await used(world, saveChanges, [ago(4)]);
    const tag = {
      ...tagOf(world.app, selector()),
      matched: [elementHash(save), elementHash(unlike)],
    };
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(2);
    const { element } = await used(world, unlike, [ago(1)]);
    await world.sql`select app.on_new_elements(${world.app}::int, array[${element}::int])`;
    const more = await world.call('save_tag', { ...tag, matched: [elementHash(saveChanges)] });
    expect(more.version.version).toBe(1);
    expect(more.usage.window.uses).toBe(4);
    expect((await elementsOf(world, tag.tag.id)).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'A live page reported that the selector matches it.'),
    );
  });

  it('finds no look-alikes, and forgets what another selector matched', async () => {
    await used(world, save, [ago(20)]);
    await used(world, saveChanges, [ago(3)]);
    const tag = { ...tagOf(world.app, selector({ anchors: [anchor(save)] })), matched: [] };
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(1);
    const rule = selector({ selector: '.other' });
    const changed = { ...tag, tag: { ...tag.tag, rule }, matched: [elementHash(saveChanges)] };
    expect((await world.call('save_tag', changed)).usage.window.uses).toBe(1);
    expect(await elementsOf(world, tag.tag.id)).toMatchObject([{ hash: elementHash(saveChanges) }]);
  });
});

describe('preview_tag', () => {
  it('shows what saving then gives, and leaves nothing behind', async () => {
    const acme = await world.account('acme', { name: 'Acme' });
    const { element, page, visitor } = await used(world, save, [ago(20), ago(15)]);
    await world.events([{ at: ago(14), visitor, account: acme, element, path: page }]);
    await used(world, saveChanges, [ago(9), ago(1)], page);
    await used(world, unlike, [ago(1)], await world.path('/prices'));
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
    const { page } = await used(world, save, [ago(3)], await world.path('/a'));
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

it('list_tags gives every live tag of the app with its uses', async () => {
  await used(world, save, [ago(40), ago(2), ago(0)]);
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
