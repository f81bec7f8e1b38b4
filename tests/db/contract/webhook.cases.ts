/** Webhooks, as admins keep them. That messages arrive, and signed: tests/db/webhooks.test.ts. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { WebhookDraft } from '../../../core/model/webhook.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { guideOf, publish } from './items.ts';
import type { World } from './world.ts';

function draft(): WebhookDraft {
  const url = 'https://hooks.example.com/waymark';
  const events: WebhookDraft['events'] = ['item.published', 'survey.detractor'];
  return { id: randomUUID(), name: 'Ops', url, events, format: 'json', active: true };
}

async function hooked(world: World): Promise<string> {
  const { workspace, callers } = world;
  const webhook = draft();
  must(await callers.owner.api.save_webhook({ workspace, webhook }));
  await publish(world, guideOf());
  return webhook.id;
}

export const cases: Cases = {
  list_webhooks: {
    args: async (world) => {
      await hooked(world);
      return { workspace: world.workspace };
    },
    check: (list) => expect(list[0]).toMatchObject({ name: 'Ops', delivered: 0 }),
  },
  save_webhook: {
    args: ({ workspace }) => ({ workspace, webhook: draft() }),
    check: ({ secret }) => expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/),
  },
  rotate_webhook_secret: {
    args: async (world) => ({ webhook: await hooked(world) }),
    check: ({ secret }) => expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]+=*$/),
  },
  test_webhook: {
    args: async (world) => ({ webhook: await hooked(world) }),
    check: (delivery) => expect(delivery).toMatchObject({ event: 'webhook.test', tries: 0 }),
  },
  delete_webhook: { args: async (world) => ({ webhook: await hooked(world) }) },
  list_deliveries: {
    args: async (world) => ({ webhook: await hooked(world), limit: 5 }),
    check: (list) => expect(list).toMatchObject([{ event: 'item.published', status: null }]),
  },
  retry_delivery: {
    args: async (world) => {
      const webhook = await hooked(world);
      const list = await world.callers.owner.api.list_deliveries({ webhook, limit: 1 });
      return { delivery: must(list)[0]?.id ?? '' };
    },
    check: ({ state, tries }) => expect({ state, tries }).toEqual({ state: 'waiting', tries: 0 }),
  },
};
