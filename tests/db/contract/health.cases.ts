/** Health, alerts and repair. The tag of these cases names one button; another one has begun beside it. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { elementHash } from '../../../core/locator/canonical.ts';
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import type { World } from './world.ts';

const hour = 3_600_000;

const look = (name: string): Descriptor => ({
  ...{ v: 1, tag: 'button', role: 'button', name, text: name },
  ...{ attrs: { type: 'submit' }, nth: 1, of: 1, landmark: 'main' },
});

/** A tag on a button that was used two hours ago, and its likeness, which is used since. */
async function renamed(world: World) {
  const label = `Save ${randomUUID().replace(/[^a-z]/g, '')}`;
  const [before, after] = [look(label), look(`${label} now`)];
  const path = `/${randomUUID()}`;
  const use = (descriptor: Descriptor, ago: number) =>
    world.ingest({
      elements: { [elementHash(descriptor)]: descriptor },
      events: [{ t: Date.now() - ago, k: 'click', p: path, e: elementHash(descriptor) }],
    });
  await use(before, 2 * hour);
  await use(after, hour);
  const { api } = world.callers.owner;
  const anchors = [{ hash: elementHash(before), descriptor: before }];
  const feature = { id: randomUUID(), name: label, area: null, owner: null } as const;
  const page = { kind: 'page', path } as const; // other cases' elements stand elsewhere
  const tag = { id: randomUUID(), rule: { page, anchors, selector: null } };
  const rest = { status: 'live', description: '', releasedAt: null } as const;
  const app = world.app.id;
  must(await api.save_tag({ app, feature: { ...feature, ...rest }, tag, matched: [], days: 7 }));
  const { candidates } = must(await api.repair_candidates({ tag: tag.id }));
  const [best] = candidates;
  if (!best) throw new Error('the likeness is no candidate');
  return { api, path, feature: feature.id, tag: tag.id, element: best.element, before, after };
}

/** Staff found several in two different hours: ambiguous, hence an alert. */
async function alerted(world: World) {
  const made = await renamed(world);
  await world.backend.sql`
    insert into app.tag_sightings (tag_id, hour, path, outcome, score, matches, at)
    select ${made.tag}::uuid, app.hour_of(now()) - n, '/', 'ambiguous', 0.9, 2, now() - n * interval '1 minute'
    from generate_series(1, 2) n`;
  await world.backend.sql`select app.check_health(${world.app.id}::int)`;
  const { workspace } = world;
  const list = must(await made.api.list_alerts({ workspace, state: 'open', limit: 50 }));
  const alert = list.find(({ tag }) => tag === made.tag);
  if (!alert) throw new Error('the ambiguous tag opened no alert');
  return { ...made, alert: alert.id };
}

const repair = async (world: World) => {
  const { tag, element } = await renamed(world);
  const valid_from = new Date(Date.now() - hour).toISOString();
  return { tag, element, valid_from, recount: false };
};

export const cases: Cases = {
  feature_health: {
    args: async (world) => ({ feature: (await alerted(world)).feature }),
    check: ([first]) =>
      expect(first).toMatchObject({
        ...{ health: 'ambiguous', repaired: false },
        sighting: { outcome: 'ambiguous', matches: 2, path: '/' },
      }),
  },
  list_alerts: {
    args: async (world) => {
      await alerted(world);
      return { workspace: world.workspace, state: null, limit: 10 };
    },
    check: ([first]) =>
      expect(first).toMatchObject({ appName: 'Web', state: 'open', closedBecause: null }),
  },
  handle_alert: {
    args: async (world) => ({
      ...{ alert: (await alerted(world)).alert, action: 'snooze' },
      until: new Date(Date.now() + 24 * hour).toISOString(),
    }),
    check: (alert) =>
      expect(alert).toMatchObject({ state: 'snoozed', handledBy: 'owner@contract.test' }),
  },
  repair_candidates: {
    args: async (world) => ({ tag: (await renamed(world)).tag }),
    check: ({ version, candidates: [best] }) => {
      expect(version).toBe(1);
      expect(best).toMatchObject({ onPages: true, uses: 1, countedBy: [] });
      expect(best?.descriptor.name).toBe(`${best?.before.descriptor?.name} now`);
      expect(best?.reasons.length).toBeGreaterThan(0);
    },
  },
  accept_repair: {
    args: repair,
    check: ({ version, feature, health }) => {
      expect(version).toMatchObject({ version: 2, kind: 'repair', counts: true, validTo: null });
      expect([feature.health, health.repaired]).toEqual(['healthy', true]);
    },
  },
  undo_repair: {
    args: async (world) => {
      const args = await repair(world);
      must(await world.callers.owner.api.accept_repair(args));
      return { tag: args.tag };
    },
    check: ({ version }) =>
      expect(version).toMatchObject({ version: 3, kind: 'undo', validFrom: null }),
  },
  report_tag_matches: {
    args: async (world) => {
      const { tag, path } = await renamed(world);
      const unknown = { tag: randomUUID(), outcome: 'missing', score: 0, matches: 0 } as const;
      const matches = [{ tag, outcome: 'found', score: 0.93, matches: 1 } as const, unknown];
      return { app: world.app.id, path, matches };
    },
    check: ({ kept }) => expect(kept).toBe(1),
  },
};
