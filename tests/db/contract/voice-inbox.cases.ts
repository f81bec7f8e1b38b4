/** The inbox, requests and what they are worth. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { anyEvidence } from '../../../core/model/voice/inbox.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { publish, report, surveyOf } from './items.ts';
import { asked, evidence, hashed, request, save } from './voices.ts';
import type { World } from './world.ts';

async function answered(world: World): Promise<string> {
  const item = await publish(world, surveyOf({ frequency: { kind: 'always' } }));
  await report(world, item, [{ k: 'shown' }, { k: 'submit', x: { score: 4, why: 'No export' } }]);
  const query = { text: '', band: null, tag: null, sentiment: null, written: true };
  const of = { item, query: { ...query, visitor: null, account: null }, before: null, limit: 1 };
  return must(await world.callers.owner.api.list_responses(of))[0]?.id ?? '';
}

async function merged(world: World) {
  const { request: into } = await asked(world);
  const { request: from } = await asked(world);
  must(await world.callers.owner.api.merge_requests({ target: into, requests: [from] }));
  return { into, from };
}

const everything = { status: [], roadmap: null, owner: null, feature: null, tag: null };

export const cases: Cases = {
  list_evidence: {
    args: async (world) => {
      const { evidence: said } = await asked(world);
      await save(world, 'attachment', { evidence: said, object: hashed });
      const query = { ...anyEvidence, text: 'figures', importance: 2 };
      return { workspace: world.workspace, query, after: null, limit: 50 };
    },
    check: ({ rows }) => expect(rows[0]).toMatchObject({ speaker: 'Ann Lind', arrNow: 12_000 }),
  },
  count_evidence: {
    args: async (world) => {
      await evidence(world);
      return { workspace: world.workspace, query: anyEvidence };
    },
    check: (counts) => expect(counts.new).toBeGreaterThan(0),
  },
  get_evidence: {
    args: async (world) => ({ evidence: (await asked(world)).evidence }),
    check: (row) => expect(row).toMatchObject({ rootTitle: 'Export to a spreadsheet' }),
  },
  triage_evidence: {
    args: async (world) => {
      const said = [await evidence(world), await evidence(world)];
      const newRequest = { id: randomUUID(), title: 'Figures by mail', feature: null };
      return {
        workspace: world.workspace,
        evidence: said,
        changes: { newRequest, addTags: ['mail'] },
      };
    },
    check: ({ rows }) =>
      expect(rows).toMatchObject(Array(2).fill({ state: 'done', rootTitle: 'Figures by mail' })),
  },
  evidence_from_answer: {
    args: async (world) => ({ response: await answered(world) }),
    check: (row) => expect(row).toMatchObject({ source: 'answer', words: 'No export' }),
  },
  list_requests: {
    args: async (world) => {
      const { account } = await asked(world);
      const query = { ...everything, account, text: 'spread' };
      return { workspace: world.workspace, query };
    },
    check: (rows) => {
      expect(rows).toHaveLength(1);
      expect(rows[0]?.figures).toMatchObject({ accounts: 1, evidence: 1, arr: 12_000 });
    },
  },
  get_request: {
    args: async (world) => {
      const { into } = await merged(world);
      const { owner } = world.callers;
      await save(world, 'request', { title: 'A part of it', parent: into });
      const other = await request(world);
      must(await owner.api.relate_requests({ request: into, other, related: true }));
      const share = { title: 'Export', text: 'Soon', showAccounts: true };
      must(await owner.api.share_request({ request: into, share }));
      must(await owner.api.set_request_status({ request: into, status: 'planned', note: 'Q1' }));
      return { request: into };
    },
    check: ({ request: one, statuses, children, related, shares, merges }) => {
      expect(one.figures).toMatchObject({ accounts: 2, evidence: 2 });
      expect(statuses[0]).toMatchObject({ status: 'planned', from: 'new', note: 'Q1' });
      expect([children, related, shares, merges].map((list) => list.length)).toEqual([1, 1, 1, 1]);
    },
  },
  why_demand: {
    args: async (world) => ({ request: (await asked(world)).request }),
    check: ({ parts }) => expect(parts).toMatchObject([{ importance: 2, evidence: 1 }]),
  },
  set_request_status: {
    args: async (world) => ({
      ...{ request: await request(world), status: 'shipped', note: 'In 2.1' },
    }),
    check: ({ request: one }) => expect(one.shippedAt).not.toBeNull(),
  },
  merge_requests: {
    args: async (world) => ({
      ...{ target: (await asked(world)).request, requests: [(await asked(world)).request] },
    }),
    check: ({ request: one }) => expect(one.figures.accounts).toBe(2),
  },
  unmerge_request: {
    args: async (world) => ({ request: (await merged(world)).from }),
    check: ({ request: one, merge }) => {
      expect(one.figures.accounts).toBe(1);
      expect(merge.undoneAt).not.toBeNull();
    },
  },
  relate_requests: {
    args: async (world) => ({
      ...{ request: await request(world), other: await request(world), related: true },
    }),
  },
  suggest_requests: {
    args: async (world) => {
      await asked(world);
      const words = 'could I download the figures for Excel';
      return { workspace: world.workspace, words, feature: null, besides: null, limit: 5 };
    },
    check: (list) => expect(list.map(({ title }) => title)).toContain('Export to a spreadsheet'),
  },
};
