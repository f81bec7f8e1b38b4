// Elements that resemble a tagged one, told apart by when they were used; and news from ingestion.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import { similarity } from '../../core/locator/similarity.ts';
import { thresholds } from '../../core/locator/weights.ts';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import {
  ago,
  elementsOf,
  ruleFor,
  save,
  saveAll,
  saveChanges,
  unlike,
  used,
} from './answers/look-alikes.ts';
import { openWorld, tagOf, type World } from './answers/world.ts';

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

it('the look-alikes of these tests are look-alikes', () => {
  expect(similarity(save, saveChanges).score).toBeGreaterThan(thresholds.accept);
  expect(similarity(save, saveAll).score).toBeGreaterThan(thresholds.accept);
  expect(similarity(save, unlike).score).toBeLessThan(thresholds.review);
});

describe('an element that resembles the tagged one', () => {
  it('counts where it took its place, before and after the tag was made', async () => {
    const { page } = await used(world, save, [ago(20), ago(15), ago(10)]);
    await used(world, saveChanges, [ago(9), ago(5), ago(2), ago(1)], page);
    const tag = tagOf(world.app, ruleFor(save));
    const { usage, version, feature } = await world.call('save_tag', tag);
    expect(usage.window.uses).toBe(7);
    expect(version.elements).toBe(2);
    expect(await elementsOf(world, tag.tag.id)).toEqual([
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
    await used(world, save, [ago(20), ago(10), ago(1)]);
    await used(world, saveChanges, [ago(19), ago(9), ago(2)]);
    const tag = tagOf(world.app, ruleFor(save));
    expect((await world.call('save_tag', tag)).usage.window.uses).toBe(3);
    expect(await elementsOf(world, tag.tag.id)).toMatchObject([
      { outcome: 'found' },
      {
        outcome: 'ambiguous',
        reason: 'It was used beside the tagged element, so it is another one',
      },
    ]);
  });

  it('waits until a day can tell, and counts in hindsight', async () => {
    const { page } = await used(world, save, [ago(9), ago(0.2)]);
    const { element, visitor } = await used(world, saveChanges, [ago(0.1)], page);
    const tag = tagOf(world.app, ruleFor(save));
    expect((await world.call('save_tag', tag)).usage.all.uses).toBe(2);
    expect(await elementsOf(world, tag.tag.id)).toMatchObject(
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
    const { page } = await used(world, save, [ago(20), ago(15)]);
    await used(world, saveChanges, [ago(9), ago(5), ago(1)], page);
    await used(
      world,
      { ...saveChanges, name: 'Save changed', text: 'Save changed' },
      [ago(8), ago(4), ago(1)],
      page,
    );
    const tag = tagOf(world.app, ruleFor(save));
    const { usage, feature } = await world.call('save_tag', tag);
    expect(usage.window.uses).toBe(2);
    expect((await elementsOf(world, tag.tag.id)).map(({ outcome }) => outcome)).toEqual([
      'found',
      'ambiguous',
      'ambiguous',
    ]);
    expect(feature).toMatchObject({ health: 'ambiguous' });
  });

  it('of a tagged but never used one is not counted while it lives', async () => {
    await used(world, saveChanges, [ago(20), ago(0)]);
    expect((await world.call('save_tag', tagOf(world.app, ruleFor(save)))).usage.all.uses).toBe(0);
  });

  it('belongs to the tag that names it', async () => {
    const { page } = await used(world, save, [ago(20), ago(10)]);
    await used(world, saveChanges, [ago(9), ago(1)], page);
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
    expect(await usesOf(first)).toBe(2);
    // What a changed rule lets go is free as well.
    await world.call('save_tag', { ...second, tag: { ...second.tag, rule: ruleFor(unlike) } });
    expect([await usesOf(first), await usesOf(second)]).toEqual([4, 0]);
    await world.call('save_tag', second);
    await world.call('archive_feature', { feature: first.feature.id, archived: true });
    expect(await usesOf(second)).toBe(4);
  });

  it('is left out where it never stood on a page of the rule', async () => {
    const page = await world.path('/profile');
    await used(world, save, [ago(5), ago(1)], page);
    await used(world, saveChanges, [ago(5), ago(1)], await world.path('/invoice'));
    const tag = tagOf(world.app, { ...ruleFor(save), page: { kind: 'page', path: '/profile' } });
    await world.call('save_tag', tag);
    expect(await elementsOf(world, tag.tag.id)).toMatchObject([{ hash: elementHash(save) }]);
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
    const { element, page } = await used(world, save, [ago(20), ago(10)]);
    await announce(element);
    expect(await ask()).toBe(2);
    const renamed = await used(world, saveChanges, [ago(8), ago(2)], page);
    await announce(renamed.element);
    expect(await ask()).toBe(4);
  });

  it('keeps page rules in step with new pages', async () => {
    const tag = tagOf(world.app, { ...ruleFor(save), page: { kind: 'section', path: '/new' } });
    await world.call('save_tag', tag);
    const page = await world.path('/new/page');
    await world.sql`select app.on_new_paths(${world.app}::int, array[${page}::int])`;
    const { element } = await used(world, save, [ago(3)], page);
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
    const { element } = await used(world, { ...saveChanges }, [ago(3)]);
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
    expect(await elementsOf(world, tag.tag.id)).toHaveLength(1);
  });
});
