/** The exchange with devices, and acts. That they converge: tests/db/voice/sync.test.ts. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { defaultVoiceSettings } from '../../../core/model/voice/settings.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { account, asked, evidence, hashed, save } from './voices.ts';
import type { World } from './world.ts';

async function everyKind(world: World) {
  const { evidence: said, request, account } = await asked(world);
  const call = await save(world, 'call', { account, title: 'Kick-off' });
  const note = await save(world, 'note', { app: world.app.id, body: 'Slow since May' });
  await save(world, 'reply', { note, body: 'Known' });
  await save(world, 'attachment', { evidence: said, object: hashed });
  await save(world, 'told', { request, account, how: 'email', words: 'It is there' });
  return { call, note, said };
}

export const cases: Cases = {
  push_changes: {
    args: ({ workspace, app }) => {
      const [said, note] = [randomUUID(), randomUUID()];
      const fields = { words: 'Too slow', saidAt: '2026-11-01T09:00:00Z', app: app.id };
      const at = Date.now();
      return {
        ...{ workspace, device: randomUUID() },
        changes: [
          { seq: 1, entity: 'evidence', id: said, at, fields },
          {
            seq: 2,
            entity: 'attachment',
            id: randomUUID(),
            at,
            fields: { evidence: said, object: hashed },
          },
          { seq: 3, entity: 'note', id: note, at, fields: { app: app.id, body: 'Owner: Ann' } },
          { seq: 4, entity: 'reply', id: randomUUID(), at, fields: { note: randomUUID() } },
        ],
      };
    },
    check: ({ results, rows, lastSeq }) => {
      expect(results.map(({ outcome }) => outcome)).toEqual([
        'applied',
        'applied',
        'applied',
        'refused',
      ]);
      expect(results[3]?.error?.message).toBe(
        'reply.note: there is no such note in this workspace',
      );
      expect({ rows: rows.length, lastSeq }).toEqual({ rows: 3, lastSeq: 4 });
    },
  },
  pull_changes: {
    args: async (world) => {
      await everyKind(world);
      const { workspace } = world;
      return { workspace, device: randomUUID(), cursor: null, scope: 'all', limit: 500 };
    },
    check: ({ rows, more }) => {
      const kinds = new Set(rows.map(({ entity }) => entity));
      expect({ kinds: kinds.size, more }).toEqual({ kinds: 7, more: false });
    },
  },
  confirm_attachments: {
    args: async (world) => {
      const said = await evidence(world);
      const picture = await save(world, 'attachment', { evidence: said, object: hashed });
      return { workspace: world.workspace, attachments: [picture] };
    },
    check: ({ missing }) => expect(missing).toHaveLength(1),
  },
  list_discarded: {
    args: async (world) => {
      const said = await evidence(world);
      const id = await save(world, 'attachment', { evidence: said, object: hashed });
      await save(world, 'attachment', { object: { ...hashed, sha256: 'b'.repeat(64) } }, { id });
      return { workspace: world.workspace };
    },
    check: (paths) => expect(paths).toContainEqual(expect.stringMatching(/\/a{64}\.webp$/)),
  },
  forget_discarded: { args: ({ workspace }) => ({ workspace, paths: [`${workspace}/gone.webp`] }) },
  save_row: {
    args: ({ workspace }) => ({
      ...{ workspace, entity: 'request', id: randomUUID() },
      fields: { title: 'Dark theme', roadmap: 'next', impact: 0.5, tags: ['look'] },
    }),
    check: ({ rows }) =>
      expect(rows).toMatchObject([{ entity: 'request', fields: { status: 'new', impact: 0.5 } }]),
  },
  undo_act: {
    args: async (world) => {
      const { workspace, callers } = world;
      const id = await evidence(world);
      const fields = { importance: 3 };
      const change = { workspace, entity: 'evidence', id, fields } as const;
      return { act: must(await callers.owner.api.save_row(change)).act };
    },
    check: ({ rows }) => expect(rows).toMatchObject([{ fields: { importance: 1 } }]),
  },
  get_voice_settings: {
    args: async ({ callers }) => {
      const fresh = { id: randomUUID(), name: 'Fresh', timezone: 'UTC' };
      return { workspace: must(await callers.owner.api.create_workspace(fresh)).id };
    },
    check: (settings) => expect(settings).toEqual(defaultVoiceSettings),
  },
  set_voice_settings: {
    args: ({ workspace }) => ({
      workspace,
      settings: { ...defaultVoiceSettings, currency: 'EUR', answers: 'low' },
    }),
    check: ({ currency }) => expect(currency).toBe('EUR'),
  },
  preview_weights: {
    args: async (world) => {
      await asked(world, { account: await account(world, { state: 'prospect' }) });
      const weights = { ...defaultVoiceSettings.weights, prospect: 1.4 };
      return { workspace: world.workspace, settings: { ...defaultVoiceSettings, weights } };
    },
    // Twice the factor is twice the demand of what only prospects ask for.
    check: ({ requests }) =>
      expect(requests.some(({ before, after }) => Math.abs(after - 2 * before) < 1e-9)).toBe(true),
  },
};
