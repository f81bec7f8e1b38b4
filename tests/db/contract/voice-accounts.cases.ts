/** Accounts, calls, notes, and closing the loop. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { account, asked, evidence, save } from './voices.ts';
import type { World } from './world.ts';

/** An account with a person who used the product, asked, was told; with a call and a question left open. */
async function known(world: World) {
  const ref = `acc-${randomUUID()}`;
  const user = { id: `user-${randomUUID()}`, traits: { name: 'Ravi Menon' } };
  await world.ingest({ user, account: { id: ref, traits: { name: 'Harbour', mrr: 340 } } });
  const id = await account(world, { plan: 'Studio', renewal: '2030-01-01' }, ref, 'Harbour');
  const { api } = world.callers.owner;
  const found = must(
    await api.find_visitors({ workspace: world.workspace, query: user.id, limit: 1 }),
  );
  const visitor = found[0]?.visitor ?? 0;
  const { request } = await asked(world, { account: id, visitor, speaker: null });
  must(await api.set_request_status({ request, status: 'shipped', note: '' }));
  await evidence(world, { account: id, kind: 'question', words: 'Is there an API?' });
  const questions = [{ id: randomUUID(), text: 'How many seats?', asked: false, answer: '' }];
  await save(world, 'call', {
    account: id,
    title: 'Review',
    questions,
    endedAt: '2026-11-02T10:00:00Z',
  });
  return { account: id, request, visitor };
}

const shareOf = async (world: World) => {
  const { request } = await asked(world);
  const share = { title: 'Export', text: 'We are on it.', showAccounts: true };
  return must(await world.callers.owner.api.share_request({ request, share }));
};

export const cases: Cases = {
  find_accounts: {
    args: async (world) => {
      await known(world);
      return { workspace: world.workspace, query: 'harb', limit: 5 };
    },
    check: (rows) => expect(rows[0]).toMatchObject({ plan: 'Studio', arr: 4_080 }),
  },
  save_account: {
    args: ({ workspace }) => ({
      workspace,
      account: { externalId: `acc-${randomUUID()}`, name: 'Lark', traits: { state: 'prospect' } },
    }),
    check: (row) => expect(row).toMatchObject({ state: 'prospect', arr: null }),
  },
  get_account: {
    args: async (world) => ({ workspace: world.workspace, account: (await known(world)).account }),
    check: ({ usage, requests }) => {
      expect(usage.trend.at(-1)).toBe(1);
      expect(requests).toBe(1);
    },
  },
  account_people: {
    args: async (world) => ({
      ...{
        workspace: world.workspace,
        account: (await known(world)).account,
        query: 'ravi',
        limit: 5,
      },
    }),
    check: (rows) => expect(rows).toMatchObject([{ name: 'Ravi Menon', evidence: 1 }]),
  },
  account_timeline: {
    args: async (world) => ({
      ...{
        workspace: world.workspace,
        account: (await known(world)).account,
        kinds: ['call', 'status'] as const,
        before: null,
        limit: 50,
      },
    }),
    check: (rows) =>
      expect(new Set(rows.map(({ what }) => what))).toEqual(new Set(['call', 'status'])),
  },
  call_brief: {
    args: async (world) => ({ workspace: world.workspace, account: (await known(world)).account }),
    check: ({ shipped, questions, lastCalls }) => {
      expect(shipped).toMatchObject([
        { person: 'Ravi Menon', words: 'I need my figures in Excel' },
      ]);
      expect(questions.map(({ text }) => text)).toContain('How many seats?');
      expect(lastCalls).toHaveLength(1);
    },
  },
  list_calls: {
    args: async (world) => ({
      ...{ workspace: world.workspace, account: (await known(world)).account },
      ...{ mine: true, before: null, limit: 5 },
    }),
    check: (rows) => expect(rows).toMatchObject([{ title: 'Review', accountName: 'Harbour' }]),
  },
  get_call: {
    args: async (world) => ({ call: await save(world, 'call', { title: 'Review of May' }) }),
    check: (row) => expect(row).toMatchObject({ title: 'Review of May', evidence: 0 }),
  },
  list_notes: {
    args: async (world) => {
      const page = { kind: 'section', path: '/reports' };
      const note = await save(world, 'note', {
        app: world.app.id,
        kind: 'issue',
        body: 'Slow',
        page,
      });
      await save(world, 'reply', { note, body: 'Since May' });
      const query = { app: world.app.id, path: '/reports/weekly', kind: null, resolved: null };
      return {
        workspace: world.workspace,
        query: { ...query, feature: null, mine: false, text: '' },
        limit: 50,
      };
    },
    check: ({ notes, counts }) => {
      expect(notes[0]).toMatchObject({ body: 'Slow', thread: [{ body: 'Since May' }] });
      expect(counts.open).toBeGreaterThan(0);
    },
  },
  whom_to_tell: {
    args: async (world) => ({ request: (await known(world)).request }),
    check: (list) => {
      expect(list).toMatchObject([
        { name: 'Ravi Menon', told: null, evidence: [{ heardByMe: true }] },
      ]);
      expect(list[0]?.draft).toContain('I need my figures in Excel');
    },
  },
  what_became: {
    args: async (world) => {
      await known(world);
      return { workspace: world.workspace, member: null, since: new Date(0).toISOString() };
    },
    check: (list) => expect(list[0]).toMatchObject({ status: 'shipped', people: 1, told: 0 }),
  },
  share_request: {
    args: async (world) => ({
      request: (await asked(world)).request,
      share: { title: 'Export', text: '', showAccounts: false },
    }),
    check: ({ token }) => expect(token).toMatch(/^[0-9a-f]{64}$/),
  },
  revoke_share: {
    args: async (world) => ({ share: (await shareOf(world)).id }),
    check: ({ revokedAt }) => expect(revokedAt).not.toBeNull(),
  },
  shared_request: {
    as: 'anonymous',
    args: async (world) => ({ token: (await shareOf(world)).token }),
    check: (page) => expect(page).toMatchObject({ title: 'Export', status: 'new', accounts: 0 }),
  },
};
