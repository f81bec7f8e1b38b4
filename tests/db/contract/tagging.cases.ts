/** Areas, features, tags, and everything that answers who used them. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { RpcArgs } from '../../../core/model/rpc.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { button, type World } from './world.ts';

const page = { kind: 'section', path: '/reports' } as const;
const rule = { page, anchors: [button], selector: null };

function draft(): RpcArgs<'save_feature'>['feature'] {
  return {
    ...{ id: randomUUID(), name: 'Export', area: null, owner: null, status: 'live' },
    ...{ description: 'Taking figures out.', releasedAt: '2026-01-31T09:00:00Z' },
  };
}

/** A saved tag with one use today, by a known person of an account. */
async function tagged(world: World) {
  await world.ingest({
    user: { id: randomUUID(), traits: { name: 'Ann', plan: 'pro' } },
    account: { id: 'acme', traits: { name: 'Acme', size: 'big' } },
  });
  const call: RpcArgs<'save_tag'> = {
    app: world.app.id,
    feature: { ...draft(), area: await areaOf(world), owner: await ownerOf(world) },
    tag: { id: randomUUID(), rule },
    matched: [],
    days: 30,
  };
  must(await world.callers.owner.api.save_tag(call));
  return { call, feature: call.feature.id, tag: call.tag.id };
}

async function areaOf({ callers, workspace }: World): Promise<string> {
  const area = { id: randomUUID(), name: 'Reports', position: 1 };
  return must(await callers.owner.api.save_area({ workspace, area })).id;
}

async function ownerOf({ callers, workspace }: World): Promise<string> {
  const members = must(await callers.owner.api.list_members({ workspace }));
  return members.find(({ role }) => role === 'owner')?.user ?? '';
}

const asked = async (world: World) => ({
  ...{ feature: (await tagged(world)).feature, app: world.app.id, days: 7 },
});

export const cases: Cases = {
  list_areas: {
    args: async (world) => {
      await areaOf(world);
      return { workspace: world.workspace };
    },
    check: (areas) => expect(areas.length).toBeGreaterThan(0),
  },
  save_area: {
    args: ({ workspace }) => ({
      ...{ workspace, area: { id: randomUUID(), name: 'Account', position: 0 } },
    }),
    check: (area) => expect(area).toMatchObject({ name: 'Account', features: 0 }),
  },
  delete_area: { args: async (world) => ({ area: await areaOf(world) }) },
  list_features: {
    args: async (world) => {
      await tagged(world);
      return { workspace: world.workspace, archived: false };
    },
    check: (list) => expect(list[0]).toMatchObject({ areaName: 'Reports', tags: 1 }),
  },
  get_feature: {
    args: async (world) => ({ feature: (await tagged(world)).feature }),
    check: ({ ownerName, health }) => {
      expect(ownerName).toBe('owner@contract.test');
      expect(health).toBe('healthy');
    },
  },
  save_feature: {
    args: ({ workspace }) => ({ workspace, feature: draft() }),
    check: ({ health, archivedAt }) =>
      expect({ health, archivedAt }).toEqual({ health: 'unknown', archivedAt: null }),
  },
  archive_feature: {
    args: async (world) => ({ feature: (await tagged(world)).feature, archived: true }),
    check: ({ archivedAt }) => expect(archivedAt).not.toBeNull(),
  },
  preview_tag: {
    args: async (world) => ({
      ...{ app: world.app.id, rule, days: 30, except_tag: (await tagged(world)).tag },
    }),
    check: ({ usage, elements, pages }) => {
      expect(usage.days).toHaveLength(31);
      expect(usage.today.uses).toBeGreaterThan(0);
      expect(elements).toMatchObject([{ hash: button.hash, outcome: 'found' }]);
      expect(pages.sample).toContain('/reports');
    },
  },
  save_tag: {
    args: async (world) => (await tagged(world)).call,
    check: ({ version, usage }) => {
      expect(version).toMatchObject({ version: 1, elements: 1 });
      expect(usage.all.accounts).toBe(1);
    },
  },
  archive_tag: {
    args: async (world) => ({ tag: (await tagged(world)).tag, archived: true }),
  },
  list_tag_versions: {
    args: async (world) => ({ feature: (await tagged(world)).feature }),
    check: (versions) => expect(versions).toMatchObject([{ version: 1, rule }]),
  },
  list_tag_elements: {
    args: async (world) => ({ tag: (await tagged(world)).tag }),
    check: (elements) => expect(elements).toMatchObject([{ outcome: 'found', score: 1 }]),
  },
  count_pages: {
    args: async (world) => {
      await world.ingest({});
      return { app: world.app.id, rule: page };
    },
    check: ({ matching, sample }) => expect([matching, sample]).toEqual([1, ['/reports']]),
  },
  list_tags: {
    args: async (world) => {
      await tagged(world);
      return { app: world.app.id };
    },
    check: (tags) => expect(tags[0]?.window.uses).toBeGreaterThan(0),
  },
  page_elements: {
    args: async (world) => {
      await tagged(world);
      return { app: world.app.id, path: '/reports', days: 30 };
    },
    check: (elements) => expect(elements[0]?.features.length).toBeGreaterThan(0),
  },
  feature_usage: {
    args: asked,
    check: ({ days, all }) => {
      expect(days).toHaveLength(8);
      expect(all.visitors).toBeGreaterThan(0);
    },
  },
  feature_accounts: {
    args: async (world) => ({ ...(await asked(world)), limit: 5 }),
    check: (accounts) =>
      expect(accounts[0]).toMatchObject({ name: 'Acme', traits: { size: 'big' } }),
  },
  feature_people: {
    args: async (world) => ({ ...(await asked(world)), limit: 5 }),
    check: (people) => expect(people[0]).toMatchObject({ days: 1 }),
  },
  feature_retention: {
    args: async (world) => ({ feature: (await tagged(world)).feature, app: null, weeks: 4 }),
    check: ({ cohorts }) => expect(cohorts.at(-1)?.returned.slice(1)).toEqual([null, null, null]),
  },
  adoption: {
    args: async (world) => {
      await tagged(world);
      return {
        ...{ workspace: world.workspace, app: world.app.id, days: 30 },
        filter: [{ on: 'account', trait: 'size', equals: 'big' }],
      };
    },
    check: ({ rows }) => expect(rows[0]?.trend).toHaveLength(30),
  },
  trait_values: {
    args: async (world) => {
      await tagged(world);
      return { workspace: world.workspace };
    },
    check: (traits) =>
      expect(traits.find(({ trait }) => trait === 'plan')?.values[0]?.value).toBe('pro'),
  },
  live_events: {
    args: async (world) => {
      await tagged(world);
      return { app: world.app.id, after: null, limit: 3 };
    },
    check: (events) => {
      expect(events[0]).toMatchObject({ kind: 'click', path: '/reports', visitorName: 'Ann' });
      expect(events[0]?.features.length).toBeGreaterThan(0);
    },
  },
  sample_events: {
    args: async (world) => ({
      ...{ app: world.app.id, feature: (await tagged(world)).feature, limit: 2 },
    }),
    check: (events) => expect(events[0]?.element).toBe(button.hash),
  },
};
