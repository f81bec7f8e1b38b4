/** Results against what was really sent: everything is counted once, by person, and adds up. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Definition } from '../../../core/model/engagement.ts';
import { must } from '../../../local/demo-data/api.ts';
import { guideOf, publish, surveyOf } from '../contract/items.ts';
import { button, openWorld, type World } from '../contract/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

type Told = Omit<EngageEvent, 't' | 'i' | 'n' | 'd'>;
const hour = 3_600_000;

interface Story {
  item: string;
  device?: string;
  user?: string;
  traits?: Record<string, unknown>;
  /** Hours ago that it began; each thing told is a second after the one before. */
  ago?: number;
  display?: string;
}

async function tell(story: Story, told: readonly Told[], gap = 1_000): Promise<void> {
  const { item, device = randomUUID(), user, traits, ago = 1, display = randomUUID() } = story;
  const engage = told.map((one, at) => ({
    ...{ t: Date.now() - ago * hour + at * gap, i: item, n: 1 },
    ...(one.k === 'eligible' ? {} : { d: display }),
    ...one,
  }));
  const who = user ? { user: { id: user, ...(traits && { traits }) } } : {};
  await world.ingest({ device, events: [], engage, ...who });
}

const track = (device: string, name: string, ago: number) =>
  world.ingest({ device, events: [{ t: Date.now() - ago * hour, k: 'track', p: '/', n: name }] });

const results = async (item: string) =>
  must(await world.callers.owner.api.guide_results({ item, days: 30, version: null }));

const goal: NonNullable<Definition['goal']> = { of: { kind: 'event', name: 'exported' }, days: 1 };

describe('a guide', () => {
  it('counts people, and the ends of their last displays add up', async () => {
    const item = await publish(world, guideOf());
    const ann = randomUUID();
    await tell({ item, user: ann, ago: 9 }, [{ k: 'shown' }, { k: 'dismissed' }]);
    await tell({ item, user: ann, ago: 2 }, [{ k: 'shown' }, { k: 'seen' }, { k: 'completed' }]);
    await tell({ item }, [{ k: 'shown' }, { k: 'snoozed', u: Date.now() }]);
    await tell({ item }, [{ k: 'shown' }, { k: 'timedOut' }]);
    await tell({ item }, [{ k: 'shown' }]);
    await tell({ item }, [{ k: 'shown' }, { k: 'left' }]);
    await tell({ item }, [{ k: 'shown' }, { k: 'completed' }, { k: 'dismissed' }, { k: 'left' }]);
    const found = await results(item);
    expect(found).toMatchObject({ displayed: 6, displays: 7, seen: 1 });
    expect(found.outcomes).toEqual({
      ...{ completed: 2, dismissed: 0, snoozed: 1, timedOut: 1, left: 2 },
    });
    expect(Object.values(found.outcomes).reduce((a, b) => a + b, 0)).toBe(found.displayed);
    expect(found.trend.at(-1)?.displayed).toBeGreaterThanOrEqual(0);
    expect(found.trend).toHaveLength(31);
  });

  it('shows where people go from step to step', async () => {
    const item = await publish(world, guideOf());
    const first: Told[] = [{ k: 'shown' }, { k: 'step', s: 'first' }];
    await tell({ item }, first);
    await tell({ item }, [...first, { k: 'step', s: 'second', f: 'first' }]);
    await tell({ item }, [...first, { k: 'step', s: 'third', f: 'first' }]);
    await tell({ item }, [
      ...[...first, { k: 'missing', s: 'second', f: 'first' } as const],
      { k: 'step', s: 'third', f: 'first' },
    ]);
    const { steps } = await results(item);
    expect(steps.map(({ step, seen, missing }) => [step, seen, missing])).toEqual([
      ['first', 4, 0],
      ['second', 1, 1],
      ['third', 2, 0],
    ]);
    expect(steps[0]?.onward).toEqual([
      { to: 'third', people: 2 },
      { to: 'second', people: 1 },
    ]);
    expect(steps[0]?.seconds).toBe(1);
  });

  it('counts displays per person and week', async () => {
    const item = await publish(world, guideOf());
    const ann = randomUUID();
    for (const ago of [1, 2, 3]) await tell({ item, user: ann, ago }, [{ k: 'shown' }]);
    await tell({ item }, [{ k: 'shown' }]);
    await world.backend.sql`update app.displays set shown_at = shown_at - interval '20 days'
      where id = (select id from app.displays where item_id = ${item} order by shown_at limit 1)`;
    const { weekly, displays } = await results(item);
    expect(displays).toBe(4);
    // Ann in two weeks, somebody in one; unless midnight of a week's first day lies between the hours.
    expect(weekly.personWeeks).toBeGreaterThanOrEqual(3);
    expect(weekly.most).toBeLessThanOrEqual(2);
  });

  it('takes five minutes for the longest that a step is read', async () => {
    const item = await publish(world, guideOf());
    const steps: Told[] = [
      { k: 'shown' },
      { k: 'step', s: 'first' },
      { k: 'step', s: 'second', f: 'first' },
    ];
    await tell({ item, ago: 3 }, steps, hour);
    expect((await results(item)).steps[0]?.seconds).toBe(300);
  });

  it('counts what was dismissed within two seconds', async () => {
    const item = await publish(world, guideOf());
    await tell({ item }, [{ k: 'shown' }, { k: 'dismissed' }], 1_500);
    await tell({ item }, [{ k: 'shown' }, { k: 'dismissed' }], 2_500);
    expect((await results(item)).hasty).toBe(1);
  });

  it('compares by intention to treat, over people whose time is over', async () => {
    const item = await publish(world, guideOf({ goal }));
    const eligible = (a: 'show' | 'holdout'): Told => ({ k: 'eligible', a });
    const person = async (a: 'show' | 'holdout', ago: number, goals: readonly number[]) => {
      const device = randomUUID();
      await tell({ item, device, ago }, [eligible(a)]);
      for (const at of goals) await track(device, 'exported', at);
    };
    await person('show', 50, [40]); // reached
    await person('show', 50, [60]); // before
    await person('show', 50, [20]); // too late
    await person('show', 50, []);
    await person('holdout', 50, [30, 29]); // reached, once
    await person('holdout', 50, []);
    await person('show', 2, [1]); // its time is not over
    // Met both arms: an anonymous visit, and a known person elsewhere.
    const [device, user] = [randomUUID(), randomUUID()];
    await tell({ item, device, ago: 50 }, [eligible('show')]);
    await tell({ item, user, ago: 50 }, [eligible('holdout')]);
    await world.ingest({ device, user: { id: user }, events: [] });
    const { effect, eligible: all, conversion } = await results(item);
    expect(effect).toEqual({
      ...{ days: 1, waiting: 1, both: 1 },
      shown: { people: 4, reached: 1 },
      holdout: { people: 2, reached: 1 },
    });
    expect(all).toBe(8);
    expect(conversion).toEqual({ people: 0, reached: 0 });
  });

  it('leaves staff out', async () => {
    const { api } = world.callers.owner;
    must(await api.update_app({ app: world.app.id, changes: { internalIds: ['@ours.test'] } }));
    const item = await publish(world, guideOf());
    await tell({ item, user: `${randomUUID()}@ours.test` }, [{ k: 'shown' }]);
    await tell({ item, user: `${randomUUID()}@theirs.test` }, [{ k: 'shown' }]);
    expect((await results(item)).displayed).toBe(1);
  });

  it('is counted by version where asked', async () => {
    const item = await publish(world, guideOf());
    await tell({ item }, [{ k: 'shown' }]);
    const { api } = world.callers.owner;
    const of = (version: number) => api.guide_results({ item, days: 7, version });
    expect([must(await of(1)).displayed, must(await of(2)).displayed]).toEqual([1, 0]);
  });
});

describe('a survey', () => {
  const survey = () => publish(world, surveyOf({ frequency: { kind: 'always' } }));
  const answer = (item: string, score: number, more: Omit<Story, 'item'> = {}) =>
    tell({ item, ...more }, [
      { k: 'eligible', a: 'show' },
      { k: 'shown', l: 'en' },
      { k: 'submit', x: { score, why: 'x' } },
    ]);
  const told = async (item: string, breakdown: unknown = null, weight: string | null = null) => {
    const args = { item, days: 90, breakdown, weight };
    // Safe: the call's other side refuses what is no breakdown.
    type Asked = Parameters<typeof world.callers.owner.api.survey_results>[0];
    return must(await world.callers.owner.api.survey_results(args as Asked));
  };

  it('gives what scores and rates are made of', async () => {
    const item = await survey();
    for (const score of [10, 9, 8, 3, 11]) await answer(item, score);
    await tell({ item }, [{ k: 'shown' }, { k: 'dismissed' }]);
    await tell({ item }, [{ k: 'shown' }, { k: 'answer', x: { why: 'only words' } }]);
    const found = await told(item);
    expect(found).toMatchObject({
      ...{ scale: 'nps', eligible: 5, displayed: 7, responded: 6, finished: 5, invalid: 1 },
      tally: { n: 4, low: 1, mid: 1, high: 2, sum: 30, sumSquares: 254 },
    });
    expect(found.histogram).toEqual([3, 8, 9, 10].map((value) => ({ value, people: 1 })));
    expect(found.questions).toMatchObject([
      { question: 'score', answered: 5 },
      { question: 'why', answered: 6, values: [] },
    ]);
  });

  it('counts one answer of a person in each wave', async () => {
    const item = await survey();
    const { sql } = world.backend;
    const ann = randomUUID();
    await answer(item, 2, { user: ann });
    await sql`update app.responses set answered_at = answered_at - interval '45 days',
      started_at = started_at - interval '95 days' where item_id = ${item}`;
    await sql`update app.displays set shown_at = shown_at - interval '45 days' where item_id = ${item}`;
    await answer(item, 9, { user: ann });
    await answer(item, 5);
    const found = await told(item);
    expect(found.waves.map(({ tally }) => [tally.low, tally.high])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(found.tally).toMatchObject({ n: 2, high: 1, low: 1 });
  });

  it('is told apart by trait, account, language, list and feature use', async () => {
    const item = await survey();
    const [ann, bob] = [randomUUID(), randomUUID()];
    await answer(item, 10, { user: ann, traits: { plan: 'pro' } });
    await answer(item, 2, { user: bob, traits: { plan: 'free' } });
    const by = async (breakdown: unknown) =>
      (await told(item, breakdown)).groups
        .map(({ value, tally }) => `${value}: ${tally.sum}`)
        .sort();
    expect(await by({ by: 'visitor', trait: 'plan' })).toEqual(['free: 2', 'pro: 10']);
    expect(await by({ by: 'language' })).toEqual(['en: 12']);
    expect(await by({ by: 'accounts' })).toEqual(['null: 12']);
    const { workspace, callers } = world;
    const segment = randomUUID();
    const holds = { kind: 'list', of: 'visitor' } as const;
    const draft = { id: segment, name: 'Bobs', description: '', holds };
    must(await callers.owner.api.save_segment({ workspace, segment: draft }));
    must(await callers.owner.api.import_segment({ segment, ids: [bob], replace: true }));
    expect(await by({ by: 'segment', segment })).toEqual(['in: 2', 'out: 10']);
    expect(await by({ by: 'feature', feature: randomUUID() })).toEqual(['not used: 12']);
  });

  it('weighs accounts by what they are worth, each with the mean of its people', async () => {
    const item = await survey();
    const said = [
      { account: 'big', mrr: 900, scores: [10, 2] },
      { account: 'mid', mrr: 300, scores: [9] },
      { account: 'poor', mrr: null, scores: [0] },
    ];
    for (const { account, mrr, scores } of said) {
      for (const score of scores) {
        const display = { t: Date.now() - 1_000, i: item, n: 1, d: randomUUID() };
        await world.ingest({
          account: { id: account, traits: mrr === null ? {} : { mrr } },
          engage: [
            { ...display, k: 'shown' },
            { ...display, k: 'submit', x: { score } },
          ],
        });
      }
    }
    const found = await told(item, null, 'mrr');
    expect(found.weights).toContain('mrr');
    // big: one promoter, one detractor; mid: one promoter.
    expect(found.weighted).toEqual({
      ...{ trait: 'mrr', accounts: 2, people: 3, unknown: 1 },
      ...{ w: 1_200, ww: 900 ** 2 + 300 ** 2, wx: 300, wxx: 300 },
    });
    expect((await told(item)).weighted).toBeNull();
  });

  it('counts what each band used in the thirty days before its answer', async () => {
    const { callers, app, backend } = world;
    const { sql } = backend;
    const item = await survey();
    const feature = randomUUID();
    const draft = {
      name: 'Reports',
      area: null,
      owner: null,
      status: 'live',
      description: '',
    } as const;
    const rule = { page: { kind: 'everywhere' as const }, anchors: [button], selector: null };
    must(
      await callers.owner.api.save_tag({
        ...{ app: app.id, feature: { ...draft, id: feature, releasedAt: null } },
        ...{ tag: { id: randomUUID(), rule }, matched: [], days: 30 },
      }),
    );
    const uses: Record<string, number[]> = { low: [], mid: [], high: [] };
    for (const [band, score, times] of [
      ['low', 2, 0],
      ['low', 4, 2],
      ['high', 10, 3],
      ['high', 9, 5],
    ] as const) {
      const device = randomUUID();
      const click = (t: number) => ({ t, k: 'click' as const, p: '/reports', e: button.hash });
      const before = Array.from({ length: times }, (_, i) => click(Date.now() - (i + 2) * hour));
      await world.ingest({ device, events: before });
      await answer(item, score, { device });
      // After the answer, which it cannot have moved.
      await world.ingest({ device, events: [click(Date.now())] });
      uses[band]?.push(times);
    }
    await sql.query('analyze');
    const [reports] = must(await callers.owner.api.survey_usage({ item, days: 30 }));
    const sum = (of: readonly number[]) => of.reduce((a, b) => a + b, 0);
    const expected = Object.entries(uses).flatMap(([band, each]) =>
      each.length === 0
        ? []
        : [
            {
              ...{ band, people: each.length, users: each.filter((n) => n > 0).length },
              ...{ uses: sum(each), squares: sum(each.map((n) => n * n)) },
            },
          ],
    );
    expect(reports?.name).toBe('Reports');
    const byBand = (a: { band: string }, b: { band: string }) => (a.band < b.band ? -1 : 1);
    expect(reports?.bands.toSorted(byBand)).toEqual(expected.toSorted(byBand));
  });
});
