/** Guides and surveys: writing, publishing, what pages ask, what was learnt. */
import { createHash, randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { guideOf, publish, report, save, surveyOf } from './items.ts';
import type { World } from './world.ts';

async function segmentOf({ callers, workspace }: World, list = false): Promise<string> {
  const holds = list
    ? ({ kind: 'list', of: 'visitor' } as const)
    : ({ kind: 'condition', condition: { 'visitor.plan': 'pro' } } as const);
  const segment = { id: randomUUID(), name: 'Payers', description: '', holds };
  return must(await callers.owner.api.save_segment({ workspace, segment })).segment.id;
}

/** A second person who may write and review. */
async function colleague(world: World) {
  const { workspace, callers } = world;
  const { api } = callers.owner;
  const { token } = must(await api.create_invite({ workspace, role: 'editor', email: null }));
  const caller = await world.signUp(`${randomUUID()}@contract.test`);
  must(await caller.api.accept_invite({ token }));
  return caller;
}

/** Written and submitted by a colleague, so that the owner may review it. */
async function submitted(world: World): Promise<string> {
  const { api } = await colleague(world);
  const item = { id: randomUUID(), name: 'Theirs', definition: guideOf() };
  must(await api.save_item({ app: world.app.id, item, base: null }));
  must(await api.submit_item({ item: item.id, note: 'please' }));
  return item.id;
}

async function answered(world: World): Promise<string> {
  const item = await publish(world, surveyOf({ exempt: { reason: 'a test of the contract' } }));
  await report(world, item, [
    { k: 'eligible', a: 'show' },
    { k: 'shown', p: '/reports', l: 'en' },
    { k: 'step', s: 'score' },
    { k: 'answer', s: 'score', x: { score: 3 } },
    { k: 'step', s: 'why', f: 'score' },
    { k: 'submit', x: { score: 3, why: 'Too slow' } },
    { k: 'completed' },
  ]);
  return item;
}

const everything = {
  ...{ text: '', band: null, tag: null, sentiment: null, written: false },
  ...{ visitor: null, account: null },
};

export const cases: Cases = {
  get_engage_file: {
    as: 'anonymous',
    args: async (world) => {
      await publish(world, guideOf());
      const { callers, app } = world;
      const { engage } = must(await callers.anonymous.api.get_config({ app_key: app.key }));
      return { app_key: app.key, version: engage ?? '' };
    },
    check: (text, { workspace }) => {
      expect(JSON.parse(text).items[0]).toMatchObject({ is: 'guide', version: 1, exempt: false });
      expect(text).not.toContain('What is new');
      expect(text).not.toContain(workspace);
    },
  },
  get_person: {
    as: 'anonymous',
    args: async (world) => {
      const [device, other] = [randomUUID(), randomUUID()];
      const item = await publish(world, guideOf({ audience: { 'visitor.plan': 'pro' } }));
      await world.ingest({ device });
      const event = { t: Date.now(), k: 'shown', i: item, n: 1, d: other } as const;
      await world.ingest({ device, engage: [event] });
      return { app_key: world.app.key, device, user: null };
    },
    check: ({ proof, facts, ledger }) => {
      expect({ proof, seenDays: facts?.seenDays }).toEqual({ proof: 'device', seenDays: 0 });
      expect(ledger).toMatchObject([{ is: 'guide', interrupted: true, outcome: null }]);
    },
  },
  claim_display: {
    as: 'anonymous',
    args: async (world) => ({
      ...{ app_key: world.app.key, device: randomUUID(), user: null },
      ...{ item: await publish(world, guideOf()), display: randomUUID() },
    }),
    check: ({ granted, refused }) =>
      expect({ granted, refused }).toEqual({ granted: true, refused: null }),
  },
  get_engagement: {
    args: ({ app }) => ({ app: app.id }),
    check: ({ budget }) => expect(budget).toMatchObject({ interruptions: 1, surveyDays: 30 }),
  },
  set_engagement: {
    args: ({ app }) => ({ app: app.id, changes: { halted: false, theme: { radius: 8 } } }),
    check: ({ engagement }) => expect(engagement.theme).toEqual({ radius: 8 }),
  },
  set_budget: {
    args: async (world) => {
      await publish(world, guideOf());
      return { workspace: world.workspace, changes: { calmSeconds: 90 } };
    },
    check: ({ budget, configs }, { app }) => {
      expect(budget.calmSeconds).toBe(90);
      expect(configs.map(({ key }) => key)).toEqual([app.key]);
    },
  },
  list_items: {
    args: async (world) => {
      await save(world, guideOf());
      return { app: world.app.id, archived: false };
    },
    check: (items) =>
      expect(items[0]).toMatchObject({ state: 'draft', is: 'guide', kind: 'modal' }),
  },
  get_item: {
    args: async (world) => ({ item: await submitted(world) }),
    check: ({ state, mayReview, review }) => {
      expect({ state, mayReview }).toEqual({ state: 'review', mayReview: true });
      expect(review?.note).toBe('please');
    },
  },
  save_item: {
    args: async (world) => {
      const item = { id: await save(world, guideOf()), name: 'Renamed', definition: surveyOf() };
      return {
        app: world.app.id,
        item: { ...item, definition: guideOf({ priority: 9 }) },
        base: 1,
      };
    },
    check: (item) => expect(item).toMatchObject({ name: 'Renamed', revision: 2, changed: true }),
  },
  submit_item: {
    args: async (world) => ({ item: await save(world, surveyOf()), note: '' }),
    check: ({ state, mayReview }) => expect([state, mayReview]).toEqual(['review', false]),
  },
  review_item: {
    args: async (world) => ({ item: await submitted(world), approve: true, note: 'fine' }),
    check: ({ review }) => expect(review).toMatchObject({ state: 'approved', answer: 'fine' }),
  },
  publish_item: {
    args: async (world) => ({ item: await save(world, guideOf()), note: 'first' }),
    check: ({ item, config }) => {
      expect(item).toMatchObject({ state: 'live', version: 1, changed: false });
      expect(config.engage).toMatch(/^[0-9a-f]{32}$/);
    },
  },
  move_item: {
    args: async (world) => ({ item: await publish(world, guideOf()), move: 'pause' }),
    check: ({ item }) => expect(item.state).toBe('paused'),
  },
  list_item_versions: {
    args: async (world) => ({ item: await publish(world, guideOf()) }),
    check: (versions) =>
      expect(versions).toMatchObject([{ version: 1, publishedBy: 'owner@contract.test' }]),
  },
  rollback_item: {
    args: async (world) => {
      const id = await publish(world, guideOf());
      const { api } = world.callers.owner;
      const item = { id, name: 'What is new', definition: guideOf({ priority: 9 }) };
      must(await api.save_item({ app: world.app.id, item, base: 1 }));
      must(await api.publish_item({ item: id, note: '' }));
      return { item: id, version: 1 };
    },
    check: ({ item }) => {
      expect(item).toMatchObject({ version: 3, changed: false });
      expect(item.definition.priority).toBe(50);
    },
  },
  list_segments: {
    args: async (world) => {
      await segmentOf(world);
      return { workspace: world.workspace, archived: false };
    },
    check: (list) => expect(list.map(({ name }) => name)).toContain('Payers'),
  },
  save_segment: {
    args: async (world) => {
      const inner = await segmentOf(world);
      const condition = { $segment: inner, seenDays: { $gte: 7 } };
      const segment = { id: randomUUID(), name: 'Old payers', description: 'both' };
      return {
        workspace: world.workspace,
        segment: { ...segment, holds: { kind: 'condition', condition } },
      };
    },
    check: ({ segment }) => expect(segment).toMatchObject({ version: 1, listed: null }),
  },
  archive_segment: {
    args: async (world) => ({ segment: await segmentOf(world), archived: true }),
    check: ({ archivedAt }) => expect(archivedAt).not.toBeNull(),
  },
  list_segment_versions: {
    args: async (world) => ({ segment: await segmentOf(world) }),
    check: (versions) => expect(versions).toMatchObject([{ version: 1, name: 'Payers' }]),
  },
  import_segment: {
    args: async (world) => ({
      ...{ segment: await segmentOf(world, true), ids: ['ann', ' bob ', 'ann', ''], replace: true },
    }),
    check: (counts) => expect(counts).toEqual({ listed: 2, unknown: 2 }),
  },
  check_ids: {
    args: async ({ workspace, ingest }) => {
      const id = 'ann-of-check-ids';
      await ingest({ user: { id, traits: {} } });
      return { workspace, of: 'visitor', ids: [id, 'nobody'] };
    },
    check: ({ unknown }) => expect(unknown).toEqual(['nobody']),
  },
  list_segment_ids: {
    args: async (world) => {
      const segment = await segmentOf(world, true);
      const ids = ['bob', 'ann', 'cleo'];
      must(await world.callers.owner.api.import_segment({ segment, ids, replace: true }));
      return { segment, after: 'ann', limit: 1 };
    },
    check: (ids) => expect(ids).toEqual(['bob']),
  },
  audience_size: {
    args: async (world) => {
      await world.ingest({ user: { id: randomUUID(), traits: { name: 'Ann', plan: 'pro' } } });
      const condition = { $segment: await segmentOf(world), known: true };
      return { workspace: world.workspace, condition };
    },
    check: ({ people, total, sample }) => {
      expect(people).toBeGreaterThan(0);
      expect(total).toBeGreaterThanOrEqual(people);
      expect(sample[0]?.name).toBe('Ann');
    },
  },
  guide_results: {
    args: async (world) => {
      const of = { kind: 'event', name: 'exported' } as const;
      const item = await publish(world, guideOf({ goal: { of, days: 7 } }));
      await report(world, item, [
        { k: 'eligible', a: 'show' },
        { k: 'shown' },
        { k: 'step', s: 'first' },
        { k: 'click', s: 'first', b: 'ok' },
        { k: 'completed' },
      ]);
      return { item, days: 7, version: null };
    },
    check: (results) => {
      expect(results).toMatchObject({
        eligible: 1,
        displayed: 1,
        conversion: { people: 1, reached: 0 },
      });
      expect(results.outcomes.completed).toBe(1);
      expect(results.clicks).toEqual([{ step: 'first', target: 'ok', people: 1, clicks: 1 }]);
      expect(results.effect?.waiting).toBe(1);
    },
  },
  survey_results: {
    args: async (world) => ({
      ...{ item: await answered(world), days: 30, breakdown: { by: 'visitor', trait: 'plan' } },
      weight: 'revenue',
    }),
    check: (results) => {
      expect(results).toMatchObject({ scale: 'nps', displayed: 1, responded: 1, finished: 1 });
      expect(results.tally).toEqual({ n: 1, low: 1, mid: 0, high: 0, sum: 3, sumSquares: 9 });
      expect(results.groups).toMatchObject([{ value: 'pro', responded: 1 }]);
      expect(results.weighted).toMatchObject({ trait: 'revenue', accounts: 0, unknown: 1 });
    },
  },
  list_responses: {
    args: async (world) => ({
      ...{ item: await answered(world), before: null, limit: 10 },
      query: { ...everything, text: 'slow', band: 'low', written: true },
    }),
    check: (list) => {
      expect(list).toMatchObject([{ score: 3, band: 'low', text: 'Too slow', finished: true }]);
      expect(list[0]).toMatchObject({ visitorName: 'Ann', path: '/reports', language: 'en' });
    },
  },
  mark_response: {
    args: async (world) => {
      const item = await answered(world);
      const query = { item, query: everything, before: null, limit: 1 };
      const [found] = must(await world.callers.owner.api.list_responses(query));
      return { response: found?.id ?? '', tags: ['speed'], sentiment: 'negative' };
    },
    check: (marked) => expect(marked).toMatchObject({ tags: ['speed'], sentiment: 'negative' }),
  },
  survey_usage: {
    args: async (world) => ({ item: await answered(world), days: 30 }),
    // One answered: of whatever other cases have tagged.
    check: (uses) => {
      for (const { bands } of uses) {
        expect(bands).toMatchObject([{ band: 'low', people: 1 }]);
      }
    },
  },
  why_inputs: {
    args: async (world) => {
      const item = await answered(world);
      const query = { item, query: everything, before: null, limit: 1 };
      const [found] = must(await world.callers.owner.api.list_responses(query));
      return { app: world.app.id, visitor: found?.visitor ?? 0, at: new Date().toISOString() };
    },
    check: ({ file, pages, seen, circumstances }) => {
      expect(
        createHash('sha256')
          .update(file ?? '')
          .digest('hex'),
      ).toMatch(/^[0-9a-f]{64}$/);
      expect(pages.length).toBe(0);
      expect(seen.map(({ what }) => what)).toContain('shown');
      expect(circumstances).toMatchObject({ known: true, consent: 'notNeeded' });
    },
  },
};
