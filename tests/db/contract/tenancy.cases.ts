/** Workspaces, members, invitations, apps, people. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Role } from '../../../core/model/role.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import type { World } from './world.ts';

async function invite({ callers, workspace }: World, role: Role = 'viewer') {
  return must(await callers.owner.api.create_invite({ workspace, role, email: null }));
}

/** Somebody with an invitation accepted. */
async function join(world: World): Promise<string> {
  const { token } = await invite(world);
  const { api } = await world.signUp(`${randomUUID()}@contract.test`);
  must(await api.accept_invite({ token }));
  const members = must(await world.callers.owner.api.list_members({ workspace: world.workspace }));
  return members.findLast((member) => member.role === 'viewer')?.user ?? '';
}

async function personOf(world: World, id: string): Promise<number> {
  await world.ingest({ user: { id, traits: { name: 'Ann', plan: 'pro' } } });
  const { workspace } = world;
  const found = must(
    await world.callers.owner.api.find_visitors({ workspace, query: id, limit: 1 }),
  );
  return found[0]?.visitor ?? 0;
}

export const cases: Cases = {
  get_config: {
    as: 'anonymous',
    args: ({ app }) => ({ app_key: app.key }),
    check: (config) => expect(config.capture).toBe(true),
  },
  my_workspaces: {
    args: () => ({}),
    check: (list, { app }) => expect(list[0]?.apps.map(({ id }) => id)).toEqual([app.id]),
  },
  create_workspace: {
    as: 'newcomer',
    args: () => ({ id: randomUUID(), name: 'Another', timezone: 'UTC' }),
    check: ({ role }) => expect(role).toBe('owner'),
  },
  update_workspace: {
    args: ({ workspace }) => ({ workspace, changes: { weekStart: 7, retentionMonths: 24 } }),
    check: (workspace) => expect(workspace).toMatchObject({ weekStart: 7, retentionMonths: 24 }),
  },
  list_members: {
    args: ({ workspace }) => ({ workspace }),
    check: (members) => expect(members[0]).toMatchObject({ email: 'owner@contract.test' }),
  },
  set_member_role: {
    args: async (world) => ({
      workspace: world.workspace,
      member: await join(world),
      role: 'editor',
    }),
  },
  remove_member: {
    args: async (world) => ({ workspace: world.workspace, member: await join(world) }),
  },
  list_invites: {
    args: async (world) => {
      await invite(world);
      return { workspace: world.workspace };
    },
    check: (invites) => expect(invites.length).toBeGreaterThan(0),
  },
  create_invite: {
    args: ({ workspace }) => ({ workspace, role: 'admin', email: 'Somebody@Contract.test' }),
    check: ({ invite: made }) => expect(made.email).toBe('somebody@contract.test'),
  },
  revoke_invite: { args: async (world) => ({ invite: (await invite(world)).invite.id }) },
  preview_invite: {
    as: 'anonymous',
    args: async (world) => ({ token: (await invite(world, 'editor')).token }),
    check: (seen) =>
      expect(seen).toEqual({ workspaceName: 'Contract', role: 'editor', email: null }),
  },
  accept_invite: {
    as: 'newcomer',
    args: async (world) => ({ token: (await invite(world, 'editor')).token }),
    check: ({ role }) => expect(role).toBe('editor'),
  },
  create_app: {
    args: ({ workspace }) => ({
      ...{ workspace, name: 'Staging', environment: 'staging' },
      origins: ['https://*.contract.test'],
    }),
  },
  update_app: {
    args: async (world) => {
      const { workspace } = world;
      const made = {
        workspace,
        name: 'Settings',
        environment: 'development',
        origins: [],
      } as const;
      const { app } = must(await world.callers.owner.api.create_app({ ...made, origins: [] }));
      const changes = {
        mask: ['.secret'],
        consent: 'required',
        internalIds: ['@us.test'],
      } as const;
      return { app: app.id, changes: { ...changes, mask: ['.secret'], internalIds: ['@us.test'] } };
    },
    check: ({ config }) => expect(config).toMatchObject({ mask: ['.secret'], consent: 'required' }),
  },
  rotate_identity_secret: { args: ({ app }) => ({ app: app.id }) },
  app_status: {
    args: async (world) => {
      await world.ingest({});
      return { app: world.app.id };
    },
    check: ({ eventsLastHour }) => expect(eventsLastHour).toBeGreaterThan(0),
  },
  list_audit: {
    args: ({ workspace }) => ({ workspace, before: null, limit: 500 }),
    check: (entries) => expect(entries.at(-1)?.action).toBe('workspace.created'),
  },
  find_visitors: {
    args: async (world) => {
      await personOf(world, 'ann@customer.test');
      return { workspace: world.workspace, query: 'ANN@customer', limit: 10 };
    },
    check: (found) => expect(found).toMatchObject([{ name: 'Ann', events: 1 }]),
  },
  delete_visitor: {
    args: async (world) => ({
      workspace: world.workspace,
      visitor: await personOf(world, 'bob@customer.test'),
    }),
    check: ({ events }) => expect(events).toBe(1),
  },
};
