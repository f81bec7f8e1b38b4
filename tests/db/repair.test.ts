// Repairing tags: what was counted stays, unless somebody asks for it to be counted anew; and undoing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { RpcArgs } from '../../core/model/rpc.ts';
import { engines, openTestDatabases, type TestDatabase } from '../../local/test-database.ts';
import { ago, anchor, everywhere, ruleFor, save, unlike, used } from './answers/look-alikes.ts';
import { openWorld, tagOf, type World } from './answers/world.ts';

/** Nothing of it is left but where it stands: no look-alike by any score. */
const rebuilt: Descriptor = {
  ...{ v: 1, tag: 'a', role: 'link', name: 'Keep it', text: 'Keep it', attrs: { href: '/keep' } },
  ...{ nth: 4, of: 9, path: [{ tag: 'nav', id: 'bar' }], landmark: 'navigation', heading: 'Bar' },
};
const at = (time: number) => new Date(time).toISOString();

describe.each(engines)('on %s', (engine) => {
  let databases: Awaited<ReturnType<typeof openTestDatabases>>;
  let database: TestDatabase;
  let world: World;

  beforeAll(async () => {
    databases = await openTestDatabases(engine);
    database = await databases.fresh();
  });
  afterAll(async () => {
    await database?.close();
    await databases?.close();
  });
  beforeEach(async () => {
    world = await openWorld(database.sql);
  });

  /** Everything that answers how often a feature was used; they must agree. */
  async function counted(feature: string) {
    const { app, workspace } = world;
    const usage = await world.call('feature_usage', { feature, app, days: 30 });
    const whole = await world.call('feature_usage', { feature, app: null, days: 30 });
    expect(whole).toEqual(usage);
    const { rows } = await world.call('adoption', { workspace, app, days: 30, filter: [] });
    const row = rows.find((one) => one.feature === feature);
    expect(row?.window).toEqual(usage.window);
    const [tag] = await world.call('list_tags', { app });
    expect(tag?.window.uses).toBe(usage.all.uses);
    const people = await world.call('feature_people', { feature, app, days: 30, limit: 9 });
    expect(people.reduce((sum, one) => sum + one.uses, 0)).toBe(usage.all.uses);
    const events = await world.call('live_events', { app, after: null, limit: 100 });
    const named = events.filter(({ features }) => features.some(({ id }) => id === feature));
    expect(named).toHaveLength(usage.all.uses);
    const sample = await world.call('sample_events', { app, feature, limit: 100 });
    expect(sample.map(({ cursor }) => cursor).toSorted()).toEqual(
      named.map(({ cursor }) => cursor).toSorted(),
    );
    return usage;
  }

  /** A tagged button, used until nine days ago, and what replaced it. */
  async function broken(rule = ruleFor(save)) {
    const old = await used(world, save, [ago(20), ago(15), ago(10)]);
    const heir = await used(world, rebuilt, [ago(9), ago(5), ago(2)], old.page);
    const tag = tagOf(world.app, rule);
    await world.call('save_tag', tag);
    return { old, heir, feature: tag.feature.id, tag: tag.tag.id, draft: tag };
  }

  it('shows what it may have become, before and after', async () => {
    const { tag, heir, old } = await broken();
    const { candidates, version } = await world.as('viewer')('repair_candidates', { tag });
    expect(version).toBe(1);
    const found = candidates.find(({ element }) => element === heir.element);
    // Too different to be a look-alike; it is listed where it resembles at all.
    if (found) expect(found.score).toBeLessThan(0.6);
    const alike = { ...save, name: 'Store', text: 'Store' };
    const other = await used(world, alike, [ago(8), ago(1)], old.page);
    const { candidates: more } = await world.call('repair_candidates', { tag });
    const best = more.find(({ element }) => element === other.element);
    expect(best).toMatchObject({
      ...{ hash: elementHash(alike), descriptor: alike, uses: 2, onPages: true, countedBy: [] },
      before: { hash: elementHash(save), descriptor: save },
      suggestedFrom: expect.stringMatching(/^\d{4}-/),
    });
    expect(best?.reasons.join(' ')).toContain('Store');
    expect(more.map(({ score }) => score)).toEqual(
      more.map(({ score }) => score).toSorted((a, b) => b - a),
    );
  });

  it('counts the new element from the instant on, and the old one before it', async () => {
    const { tag, feature, heir, old } = await broken();
    const before = await counted(feature);
    expect(before.all.uses).toBe(3);
    // In the middle of its life: its first use does not count.
    const valid_from = at(ago(6));
    const call = { tag, element: heir.element, valid_from, recount: false };
    const { version } = await world.call('accept_repair', call);
    expect(version).toMatchObject({ version: 2, kind: 'repair', counts: true, validTo: null });
    expect(Date.parse(version.validFrom ?? '')).toBe(Date.parse(valid_from));
    const after = await counted(feature);
    expect(after.all.uses).toBe(5);
    const cut = after.days.length - 8;
    expect(after.days.slice(0, cut)).toEqual(before.days.slice(0, cut));
    // The old one coming back later is no use of it any more.
    await world.events([
      { at: ago(1), visitor: old.visitor, element: old.element, path: old.page },
    ]);
    expect((await counted(feature)).all.uses).toBe(5);
    // Nor is a late event of the new one from before.
    await world.events([
      { at: ago(8), visitor: old.visitor, element: heir.element, path: old.page },
    ]);
    // A late event of the old one still is.
    await world.events([
      { at: ago(12), visitor: old.visitor, element: old.element, path: old.page },
    ]);
    await world.sql`select app.on_past_days(${world.app}::int, array[current_date - 13, current_date - 12, current_date - 8])`;
    expect((await counted(feature)).all.uses).toBe(6);
    const again = await world.call('accept_repair', call);
    expect(again.version.version).toBe(2);
  });

  it('counts all history anew when asked', async () => {
    const { tag, feature, heir } = await broken();
    const call = { tag, element: heir.element, valid_from: null, recount: true };
    expect((await world.call('accept_repair', call)).version.validFrom).toBeNull();
    const usage = await counted(feature);
    expect(usage.all.uses).toBe(3);
    expect(usage.days.filter(({ uses }) => uses > 0)).toHaveLength(3);
    const [, first] = await world.call('list_tag_versions', { feature });
    expect(first).toMatchObject({ version: 1, counts: false });
  });

  it.each([false, true])('is taken back whole (recounted: %s)', async (recount) => {
    const { tag, feature, heir } = await broken();
    const before = await counted(feature);
    const valid_from = recount ? null : at(ago(6));
    await world.call('accept_repair', { tag, element: heir.element, valid_from, recount });
    expect(await counted(feature)).not.toEqual(before);
    const { version, health } = await world.call('undo_repair', { tag });
    expect(version).toMatchObject({ version: 3, kind: 'undo', rule: ruleFor(save) });
    expect(health.repaired).toBe(false);
    expect(await counted(feature)).toEqual(before);
    await expect(world.call('undo_repair', { tag })).rejects.toThrow('is no repair');
    const log = await world.as('admin')('list_audit', {
      ...{ workspace: world.workspace, before: null, limit: 2 },
    });
    expect(log.map(({ action }) => action)).toEqual(['tag.repair_undone', 'tag.repaired']);
  });

  it('follows a repair with another, in whatever order they count from', async () => {
    const { tag, feature, heir, old } = await broken();
    const third = await used(world, unlike, [ago(7), ago(3), ago(1)], old.page);
    const repair = (element: number, days: number) =>
      world.call('accept_repair', { tag, element, valid_from: at(ago(days)), recount: false });
    await repair(heir.element, 9.5);
    expect((await counted(feature)).all.uses).toBe(6);
    await repair(third.element, 4);
    // Three of the first, two of the second before the third took over, two of the third.
    expect((await counted(feature)).all.uses).toBe(7);
    await world.call('undo_repair', { tag });
    expect((await counted(feature)).all.uses).toBe(6);
    // From before the second repair: nothing is left to that one.
    await repair(third.element, 12);
    expect((await counted(feature)).all.uses).toBe(2 + 3);
    const versions = await world.call('list_tag_versions', { feature });
    expect(versions.map(({ version, counts }) => [version, counts])).toEqual([
      ...[
        [5, true],
        [4, false],
        [3, false],
        [2, false],
        [1, true],
      ],
    ]);
  });

  it('leaves the time before it alone when the rule is edited later', async () => {
    const { tag, feature, heir, draft } = await broken();
    const valid_from = at(ago(6));
    await world.call('accept_repair', { tag, element: heir.element, valid_from, recount: false });
    const rule = { page: everywhere, anchors: [anchor(unlike)], selector: null };
    const edited = { ...draft, tag: { id: tag, rule } };
    const preview = await world.call('preview_tag', {
      ...{ app: world.app, rule, days: 30, except_tag: tag },
    });
    expect(preview.usage.all.uses).toBe(3);
    const saved = await world.call('save_tag', edited);
    expect(saved.usage).toEqual(preview.usage);
    expect(saved.version).toMatchObject({ version: 3, kind: 'edit' });
    expect(Date.parse(saved.version.validFrom ?? '')).toBe(Date.parse(valid_from));
    expect(await counted(feature)).toEqual(preview.usage);
  });

  it('counts a use once where another tag of the feature counts it for other times', async () => {
    const { tag, feature, heir, draft } = await broken();
    const twin = tagOf(world.app, ruleFor(save), { feature });
    await world.call('save_tag', { ...twin, feature: draft.feature });
    const valid_from = at(ago(6));
    await world.call('accept_repair', { tag, element: heir.element, valid_from, recount: false });
    const usage = await world.call('feature_usage', { feature, app: null, days: 30 });
    expect(usage.all.uses).toBe(5);
    const { workspace } = world;
    const { rows } = await world.call('adoption', { workspace, app: null, days: 30, filter: [] });
    expect(rows[0]?.window.uses).toBe(usage.window.uses);
  });

  it('settles an ambiguous tag: the chosen rival counts, the other does not', async () => {
    const { page } = await used(world, save, [ago(20), ago(15), ago(10)]);
    const [one, two] = [
      { ...save, name: 'Save it', text: 'Save it' },
      { ...save, name: 'Save on', text: 'Save on' },
    ];
    const chosen = await used(world, one, [ago(9), ago(5), ago(1)], page);
    await used(world, two, [ago(9), ago(5), ago(1)], page);
    const { feature, tag, ...rest } = tagOf(world.app, ruleFor(save));
    const saved = await world.call('save_tag', { ...rest, feature, tag });
    expect(saved.feature.health).toBe('ambiguous');
    expect(saved.usage.all.uses).toBe(3);
    const [alert] = await world.call('list_alerts', {
      ...{ workspace: world.workspace, state: null, limit: 5 },
    });
    expect(alert).toMatchObject({ tag: tag.id, health: 'ambiguous', state: 'open' });
    const call = { tag: tag.id, element: chosen.element, valid_from: at(ago(9.5)), recount: false };
    const { health } = await world.call('accept_repair', call);
    expect(health).toMatchObject({ health: 'healthy', repaired: true });
    expect((await counted(feature.id)).all.uses).toBe(6);
    const [closed] = await world.call('list_alerts', {
      ...{ workspace: world.workspace, state: 'closed', limit: 5 },
    });
    expect(closed).toMatchObject({ id: alert?.id, closedBecause: 'repaired' });
  });

  it('replaces a selector by the element that it should have matched', async () => {
    const selector = { page: everywhere, anchors: [], selector: '.save' };
    const old = await used(world, save, [ago(20), ago(10)]);
    const heir = await used(world, { ...save, name: 'Store', text: 'Store' }, [ago(5)], old.page);
    const tag = { ...tagOf(world.app, selector), matched: [elementHash(save)] };
    await world.call('save_tag', tag);
    const { candidates } = await world.call('repair_candidates', { tag: tag.tag.id });
    expect(candidates[0]?.element).toBe(heir.element);
    const call = { tag: tag.tag.id, element: heir.element, recount: false };
    const { version } = await world.call('accept_repair', { ...call, valid_from: at(ago(7)) });
    expect(version.rule).toMatchObject({ selector: null, anchors: [{}] });
    expect((await counted(tag.feature.id)).all.uses).toBe(3);
    await world.call('undo_repair', { tag: tag.tag.id });
    expect((await counted(tag.feature.id)).all.uses).toBe(2);
  });

  it('refuses what cannot be meant, by name', async () => {
    const { tag, heir, old } = await broken();
    const call = { tag, element: heir.element, valid_from: at(ago(1)), recount: false };
    type Changes = Partial<RpcArgs<'accept_repair'>>;
    const refused = (changes: Changes, why: string) =>
      expect(world.call('accept_repair', { ...call, ...changes })).rejects.toThrow(why);
    await refused({ valid_from: at(Date.now() + 86_400_000) }, 'must not lie in the future');
    await refused({ recount: true }, 'valid_from: must be an instant, or null together with');
    await refused({ valid_from: null }, 'valid_from: must be an instant, or null together with');
    await refused({ element: old.element }, 'element: is what the tag names already');
    await refused({ element: 2_000_000_000 }, 'element: must be a recorded element');
    const elsewhere = { page: { kind: 'page', path: '/nowhere' } as const };
    const other = tagOf(world.app, { ...ruleFor(unlike), ...elsewhere });
    await world.call('save_tag', other);
    await refused({ tag: other.tag.id }, "element: stands on none of the tag's pages");
  });
});
