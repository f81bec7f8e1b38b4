/** In and out: imports, exports, trackers. */

import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { IntegrationDraft } from '../../../core/model/voice/integration.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { asked, request } from './voices.ts';
import type { World } from './world.ts';

const rows = [{ words: 'Please add CSV', ref: null, saidAt: '2026-01-31', tags: ['old'] }];

async function stagedImport(world: World, kind: 'feedback' | 'accounts' = 'feedback') {
  const of = { id: randomUUID(), kind, name: 'Old feedback' };
  const unique = [{ ...rows[0], ref: randomUUID() }];
  const { workspace, callers } = world;
  must(await callers.owner.api.stage_import({ workspace, import: of, start: 0, rows: unique }));
  return of.id;
}

async function done(world: World): Promise<string> {
  const id = await stagedImport(world);
  must(await world.callers.owner.api.commit_import({ import: id }));
  return id;
}

const draft = (): IntegrationDraft => ({
  ...{ id: randomUUID(), name: 'GitHub', tracker: 'github', site: null, place: 'acme/web' },
  ...{ issueType: null, statuses: { closed: 'shipped' }, active: true },
});

async function connected(world: World): Promise<string> {
  const integration = draft();
  const { workspace, callers } = world;
  must(await callers.owner.api.save_integration({ workspace, integration, token: 'secret' }));
  return integration.id;
}

async function sent(world: World): Promise<string> {
  const of = { request: await request(world), integration: await connected(world) };
  return must(await world.callers.owner.api.send_issue({ ...of, id: randomUUID(), link: null })).id;
}

export const cases: Cases = {
  stage_import: {
    args: ({ workspace }) => ({
      ...{ workspace, import: { id: randomUUID(), kind: 'feedback', name: 'Old' }, start: 0 },
      rows: [...rows, { words: '' }, { words: 'x', account: 'nobody' }],
    }),
    check: ({ rows: count, failed, errors }) => {
      expect({ count, failed }).toEqual({ count: 3, failed: 2 });
      expect(errors.map(({ row, field }) => [row, field])).toEqual([
        [1, 'words'],
        [2, 'account'],
      ]);
    },
  },
  commit_import: {
    args: async (world) => ({ import: await stagedImport(world) }),
    check: (batch) => expect(batch).toMatchObject({ state: 'done', created: 1 }),
  },
  undo_import: {
    args: async (world) => ({ import: await done(world) }),
    check: ({ state }) => expect(state).toBe('undone'),
  },
  list_imports: {
    args: async (world) => {
      await done(world);
      return { workspace: world.workspace };
    },
    check: (list) => expect(list.length).toBeGreaterThan(0),
  },
  list_import_errors: {
    args: async ({ workspace, callers }) => {
      const of = { id: randomUUID(), kind: 'feedback', name: 'Wrong' } as const;
      const wrong = [{ words: '' }, { words: 'fine' }, { words: '' }];
      must(await callers.owner.api.stage_import({ workspace, import: of, start: 0, rows: wrong }));
      return { import: of.id, after: 0, limit: 10 };
    },
    check: (errors) => expect(errors).toMatchObject([{ row: 2, field: 'words' }]),
  },
  export_rows: {
    args: async (world) => {
      await asked(world);
      return { workspace: world.workspace, what: 'requests', after: null, limit: 500 };
    },
    check: ({ columns, rows: lines }) => expect(lines[0]).toHaveLength(columns.length),
  },
  list_integrations: {
    args: async (world) => {
      await connected(world);
      return { workspace: world.workspace };
    },
    check: (list) => expect(list[0]).toMatchObject({ hasToken: true }),
  },
  save_integration: {
    args: ({ workspace }) => ({ workspace, integration: draft(), token: null }),
    check: ({ hasToken }) => expect(hasToken).toBe(false),
  },
  test_integration: {
    args: async (world) => ({ integration: await connected(world) }),
    check: ({ check }) => expect(check).toMatchObject({ state: 'waiting', problem: null }),
  },
  delete_integration: { args: async (world) => ({ integration: await connected(world) }) },
  send_issue: {
    args: async (world) => ({
      ...{ request: await request(world), integration: await connected(world) },
      ...{ id: randomUUID(), link: 'https://github.com/acme/web/issues/12' },
    }),
    check: (issue) => expect(issue).toMatchObject({ state: 'waiting', key: null }),
  },
  retry_issue: { args: async (world) => ({ issue: await sent(world) }) },
  unlink_issue: { args: async (world) => ({ issue: await sent(world) }) },
  receive_issue: {
    as: 'anonymous',
    args: () => ({ hook: 'nobody’s', key: '#1', status: 'closed' }),
    check: ({ ok }) => expect(ok).toBe(false),
  },
};
