/** "Why" at a time of the past: what was live, stopped, said by segments, shown and done by then, and not since. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personState } from '../../../core/model/attention.ts';
import { must } from '../../../local/demo-data/api.ts';
import { guideOf, publish, surveyOf } from '../contract/items.ts';
import { openWorld, type World } from '../contract/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** Seen, and shown an item, as a page reports it; the number that the database has for them. */
async function meet(item: string, id: string): Promise<number> {
  const told = { t: Date.now(), i: item, n: 1, d: randomUUID() };
  const engage = [
    { ...told, k: 'shown' as const, p: '/reports', l: 'de', w: 'phone' as const },
    { ...told, k: 'submit' as const, x: { score: 3 } },
    { ...told, k: 'completed' as const },
  ];
  await world.ingest({ user: { id, traits: { plan: 'pro' } }, engage });
  const { workspace, callers } = world;
  const [found] = must(await callers.owner.api.find_visitors({ workspace, query: id, limit: 1 }));
  return found?.visitor ?? 0;
}

const why = async (visitor: number, days: number) => {
  const { api } = world.callers.owner;
  const inputs = must(await api.why_inputs({ app: world.app.id, visitor, at: ago(days) }));
  return { ...inputs, person: personState.parse(inputs.person) };
};

it('is of then: kill switch, rules, segments, displays, answers, circumstances', async () => {
  const { backend, callers, workspace, app } = world;
  const { sql } = backend;
  const segment = { id: randomUUID(), name: 'Payers', description: '' };
  const holds = (plan: string) => ({
    kind: 'condition' as const,
    condition: { 'visitor.plan': plan },
  });
  const save = (plan: string) =>
    callers.owner.api.save_segment({ workspace, segment: { ...segment, holds: holds(plan) } });
  must(await save('pro'));
  const survey = await publish(world, surveyOf({ audience: { $segment: segment.id } }));
  // All of it ten days ago; then, four days ago, what was shown six days ago was answered and ended.
  await sql`update app.engage_history set at = at - interval '10 days'`;
  await sql`update app.segment_versions set created_at = created_at - interval '10 days'`;
  const visitor = await meet(survey, `ann-${randomUUID()}`);
  await sql`update app.visitors set first_seen = now() - interval '7 days' where id = ${visitor}`;
  await sql`update app.displays set shown_at = now() - interval '6 days', outcome_at = now() - interval '4 days' where item_id = ${survey}`;
  await sql`update app.responses set started_at = now() - interval '4 days', answered_at = now() - interval '4 days' where item_id = ${survey}`;
  // And now everything is different.
  must(await save('enterprise'));
  must(await callers.owner.api.set_engagement({ app: app.id, changes: { halted: true } }));

  const five = await why(visitor, 5);
  expect(five).toMatchObject({
    halted: false,
    segments: [{ name: 'Payers', condition: { 'visitor.plan': 'pro' } }],
  });
  expect(five.audiences).toEqual({ [survey]: { $segment: segment.id } });
  expect(JSON.parse(five.file ?? '{}').items[0].audience).toEqual({
    $and: [{ 'visitor.plan': 'pro' }],
  });
  expect(five.person.ledger).toMatchObject([{ outcome: null, acted: false, answered: false }]);
  expect(five.person.facts?.visitor).toEqual({ plan: 'pro' }); // today's, and so it is said
  expect(five.circumstances).toMatchObject({
    language: 'de',
    screen: 'phone',
    known: true,
    consent: 'notNeeded',
  });
  expect(five.seen.map(({ what }) => what)).toEqual(['shown']);

  const three = await why(visitor, 3);
  expect(three.person.ledger).toMatchObject([{ outcome: 'completed', answered: true }]);
  expect((await why(visitor, 8)).person.ledger).toEqual([]);
  expect((await why(visitor, 8)).circumstances).toMatchObject({ language: null, known: false });
  expect((await why(visitor, 0)).halted).toBe(true);
  expect((await why(visitor, 11)).file).toBeNull();
  must(await callers.owner.api.set_engagement({ app: app.id, changes: { halted: false } }));
});

it('tells of consent what an app that requires it can tell', async () => {
  const { callers, app, backend } = world;
  const item = await publish(world, guideOf());
  const id = `eve-${randomUUID()}`;
  const visitor = await meet(item, id);
  must(await callers.owner.api.update_app({ app: app.id, changes: { consent: 'required' } }));
  expect((await why(visitor, 0)).circumstances.consent).toBe('given');
  expect((await why(visitor, 20)).circumstances.consent).toBe('unknown');
  // Anonymous before the product named them: what a page hashed then was the browser.
  await backend.sql`update app.visitors set first_seen = now() - interval '2 days' where id = ${visitor}`;
  expect((await why(visitor, 0)).unit).toBe(id);
  expect((await why(visitor, 3)).unit).toMatch(/^[0-9a-f-]{36}$/);
  must(await callers.owner.api.update_app({ app: app.id, changes: { consent: 'none' } }));
});

it('looks back thirty days, and no further', async () => {
  const item = await publish(world, guideOf());
  const visitor = await meet(item, `bob-${randomUUID()}`);
  const { api } = world.callers.owner;
  const reply = await api.why_inputs({ app: world.app.id, visitor, at: ago(31) });
  expect(reply).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/last 30 days/) },
  });
});
