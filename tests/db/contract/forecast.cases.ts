/** What is asked before publishing: what else is live, last week's people, and one of them. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { must } from '../../../local/demo-data/api.ts';
import type { Cases } from './cases.ts';
import { guideOf, publish, report, save } from './items.ts';
import { button, type World } from './world.ts';

const day = 86_400_000;

/** Somebody who was on a page yesterday, exported, and then clicked in anger. */
async function visit(world: World, id: string): Promise<void> {
  const t = Date.now() - day;
  const seen = { t, k: 'page', p: '/reports' } as const;
  const traits = { name: 'Ann', plan: 'pro', salary: 7 };
  await world.ingest({
    ...{ device: randomUUID(), user: { id, traits } },
    events: [
      seen,
      { ...seen, t: t + 1_000, k: 'track', n: 'exported' },
      { ...seen, k: 'rage', e: button.hash },
    ],
  });
}

export const cases: Cases = {
  check_context: {
    args: async (world) => {
      const item = await publish(world, guideOf());
      await publish(world, guideOf({ priority: 77 }));
      await visit(world, randomUUID());
      return { app: world.app.id, item };
    },
    check: ({ live, paths }) => {
      expect(paths).toContain('/reports');
      expect(live.some(({ definition }) => definition.priority === 77)).toBe(true);
    },
  },
  forecast_inputs: {
    args: async (world) => {
      await publish(world, guideOf());
      await visit(world, 'forecast');
      const condition = { 'visitor.plan': 'pro' };
      const events = ['exported'];
      return { ...{ app: world.app.id, condition, features: [], events }, days: 7, limit: 2_000 };
    },
    check: ({ people, population, paths, file, audience }) => {
      expect(people).toHaveLength(population);
      const one = people.find(({ unit }) => unit === 'forecast');
      expect(one).toMatchObject({ known: true, visitor: { plan: 'pro' } });
      expect(one?.visitor, 'only what conditions name').not.toHaveProperty('salary');
      expect(one?.views.map(({ path }) => paths[path])).toEqual(['/reports']);
      expect(one?.did.map(({ event }) => event)).toEqual(['exported']);
      expect(one?.troubles).toHaveLength(1);
      expect(file).toContain('"items"');
      expect(audience).toEqual({ 'visitor.plan': 'pro' });
    },
  },
  preview_as: {
    args: async (world) => {
      const { app, workspace, callers } = world;
      const item = await save(world, guideOf());
      await report(world, item, [{ k: 'shown', l: 'de' }], randomUUID());
      await visit(world, 'preview');
      const query = { workspace, query: 'preview', limit: 1 };
      const [found] = must(await callers.owner.api.find_visitors(query));
      const names = ['visitor.name', 'query.salary'];
      return { app: app.id, visitor: found?.visitor ?? 0, condition: {}, names };
    },
    check: ({ name, person, pages }) => {
      expect(name).toBe('Ann');
      expect(person.visitor).toMatchObject({ name: 'Ann' });
      expect(person.visitor).not.toHaveProperty('salary');
      expect(pages[0]).toMatchObject({ path: '/reports' });
    },
  },
};
