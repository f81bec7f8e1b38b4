// What tagging refuses, by field and rule.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import { anchor, ruleFor, save } from './answers/look-alikes.ts';
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
