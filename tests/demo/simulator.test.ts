/** The simulation is what issue and README promise of it, and the same for everybody. */
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../local/catalogue/catalogue.ts';
import { elements } from '../../local/catalogue/elements.ts';
import { demoFeatures } from '../../local/demo-data/features.ts';
import { churningAccount } from '../../local/simulator/people.ts';
import {
  redesignDay,
  simulate,
  simulatedDays,
  timelineDay,
} from '../../local/simulator/simulate.ts';

const catalogue = readCatalogue();
const start = Date.UTC(2026, 7, 24);
const options = { seed: 'plotline', start, appKey: 'wk_demo', catalogue };
const { accounts, visitors, batches, truth } = simulate(options);
const dayOf = (time: number) => Math.floor((time - start) / 86_400_000);
const events = batches.flatMap(({ batch }) => batch.events.map((event) => ({ ...event, batch })));

describe('the catalogue', () => {
  it.each(['a', 'b'] as const)(
    'release %s has every element, each alone on its page',
    (release) => {
      expect(Object.keys(catalogue[release]).sort()).toEqual(Object.keys(elements).sort());
      const places = Object.values(catalogue[release]).map(({ path, hash }) => `${path} ${hash}`);
      expect(new Set(places).size).toBe(places.length);
    },
  );

  it('the redesign renamed every hand-written class that an element had', () => {
    for (const [key, before] of Object.entries(catalogue.a)) {
      const after = catalogue.b[key as keyof typeof catalogue.b]; // safe: same keys, asserted above
      const kept = (before.descriptor.classes ?? []).filter((name) =>
        after.descriptor.classes?.includes(name),
      );
      expect(kept, key).toEqual([]);
    }
  });
});

describe('the redesign', () => {
  it('gave some elements another hash, so that recognising them is put to work', () => {
    const changed = Object.entries(catalogue.a).filter(
      ([key, { hash }]) => catalogue.b[key as keyof typeof catalogue.b].hash !== hash, // safe: same keys
    );
    expect(changed.map(([key]) => key)).toEqual(
      expect.arrayContaining(['add-task', 'complete-task']),
    );
  });
});

describe('the simulation', () => {
  it('is the same each time, and another with another seed', () => {
    expect(simulate(options).batches).toEqual(batches);
    expect(simulate({ ...options, seed: 'other' }).batches).not.toEqual(batches);
  });

  it('has 40 accounts, 600 visitors and 90 days', () => {
    expect(accounts).toHaveLength(40);
    expect(visitors).toHaveLength(600);
    const days = new Set(events.map(({ t }) => dayOf(t)));
    expect([...days].sort((a, b) => a - b)).toEqual(
      Array.from({ length: simulatedDays }, (_, day) => day),
    );
  });

  it('sends what the server accepts: batches in order, none older than a week, sizes in bounds', () => {
    const last = new Map<string, number>();
    for (const { batch, receivedAt } of batches) {
      expect(batch.seq).toBe((last.get(batch.sender) ?? 0) + 1);
      last.set(batch.sender, batch.seq);
      expect(batch.events.length).toBeLessThanOrEqual(1_000);
      for (const { t } of batch.events) expect(receivedAt - t).toBeLessThan(7 * 86_400_000);
    }
  });

  it('keeps weekends quiet and grows', () => {
    const active = (day: number) => truth.active(day, day + 1).visitors;
    const byWeekday = Array.from({ length: 7 }, () => 0);
    for (let day = 0; day < simulatedDays; day += 1) {
      const weekday = new Date(start + day * 86_400_000).getUTCDay();
      byWeekday[weekday] = (byWeekday[weekday] ?? 0) + active(day);
    }
    expect(Math.max(byWeekday[0] ?? 0, byWeekday[6] ?? 0) * 3).toBeLessThan(byWeekday[2] ?? 0);
    expect(truth.active(83, 90).visitors).toBeGreaterThan(truth.active(0, 7).visitors * 1.2);
  });

  it('releases the timeline midway, to more and more people', () => {
    expect(truth.uses(['timeline-tab'], 0, timelineDay).uses).toBe(0);
    const early = truth.uses(['timeline-tab'], timelineDay, timelineDay + 14).visitors;
    expect(truth.uses(['timeline-tab'], 76, 90).visitors).toBeGreaterThan(early);
  });

  it('has one account about to churn', () => {
    const uses = (from: number, to: number) =>
      events.filter(
        ({ t, batch }) =>
          batch.account?.id === churningAccount && dayOf(t) >= from && dayOf(t) < to,
      ).length;
    expect(uses(76, 90) * 3).toBeLessThan(uses(30, 44));
  });

  it('changes releases on the day of the redesign', () => {
    const onlyBefore = new Set(Object.values(catalogue.a).map(({ hash }) => hash));
    for (const { hash } of Object.values(catalogue.b)) onlyBefore.delete(hash);
    const late = events.filter(({ e, t }) => e && onlyBefore.has(e) && dayOf(t) >= redesignDay);
    expect(late).toEqual([]);
  });

  it('uses every named feature', () => {
    const unused = demoFeatures.filter(
      ({ elements: keys }) => truth.uses(keys, 0, simulatedDays).uses === 0,
    );
    expect(unused.map(({ name }) => name)).toEqual([]);
  });
});
