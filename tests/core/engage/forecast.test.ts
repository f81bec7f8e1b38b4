/** The forecast says what the engine would have decided: on hand-made weeks, and against a plain replay of random ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forecast, forecastOf, meet, prepareForecast } from '../../../core/engage/forecast.ts';
import type { LedgerEntry } from '../../../core/model/attention.ts';
import type { Where } from '../../../core/model/audience.ts';
import type { ItemDraft } from '../../../core/model/engagement.ts';
import type { ForecastInputs } from '../../../core/model/forecast.ts';
import { decide } from '../../../core/targeting/decide.ts';
import { guideWith, idOf, surveyWith } from '../targeting/items.ts';
import { day, draftId, draftOf, hour, inputsOf, paths, since, somebody } from './people.ts';

function forecast(draft: ItemDraft, inputs: ForecastInputs): Forecast {
  const prepared = prepareForecast(draft, inputs);
  return forecastOf(
    inputs.people.map((person) => meet(prepared, person)),
    inputs,
  );
}

const gates = ({ stopped }: Forecast) => stopped.map(({ no, people }) => `${no} ${people}`);

describe('whom it would have reached', () => {
  it('counts each once who came by its page, on the day on which they did', () => {
    const where = { include: [{ kind: 'path' as const, value: '/reports' }], exclude: [] };
    const people = [
      somebody('ada', {
        at: [
          [2, '/projects'],
          [3, '/reports'],
          [30, '/reports'],
        ],
      }),
      somebody('ben', { at: [[50, '/reports']] }),
      somebody('cy', { at: [[1, '/projects']] }),
    ];
    const found = forecast(draftOf({ where }), inputsOf(people));
    expect(found.people).toEqual({ count: 2, low: 2, high: 2 });
    expect(found.impressions.count).toBe(2);
    expect(found.days.map(({ impressions }) => impressions)).toEqual([1, 0, 1, 0, 0, 0, 0]);
    expect(gates(found)).toEqual(['page 1']);
  });

  it('leaves its dates out and its hours in', () => {
    const hours = { days: [1], from: '09:00', to: '10:00' };
    const schedule = { from: '2030-01-01T00:00:00Z', until: null, zone: 'UTC', hours };
    // The window begins on a Monday.
    const people = [
      somebody('ada', { at: [[9.5, '/reports']] }),
      somebody('ben', { at: [[33.5, '/reports']] }),
    ];
    const found = forecast(draftOf({ schedule }), inputsOf(people));
    expect(found.people.count).toBe(1);
    expect(gates(found)).toEqual(['hours 1']);
  });

  it('holds out whom the hash holds out, who are eligible all the same', () => {
    const people = Array.from({ length: 400 }, (_, n) =>
      somebody(`p${n}`, { at: [[n % 100, '/reports']] }),
    );
    const found = forecast(draftOf({ holdout: 0.25 }), inputsOf(people));
    expect(found.eligible.count).toBe(400);
    expect(found.heldOut.count + found.people.count).toBe(400);
    expect(found.heldOut.count).toBeGreaterThan(60);
    expect(gates(found)).toEqual([`heldOut ${found.heldOut.count}`]);
  });

  it('asks about usage as of each moment: who begins to use it in the middle of the week, falls out', () => {
    const feature = idOf(70);
    const audience = { [`usage.${feature}.30`]: { $lt: 1 } };
    const use = (t: number) => [{ t, feature, event: null }];
    const people = [
      somebody('before', {
        at: [[5, '/reports']],
        uses: [{ feature, day: Math.floor(since / day) - 3, n: 2 }],
      }),
      somebody('long ago', {
        at: [[5, '/reports']],
        uses: [{ feature, day: Math.floor(since / day) - 31, n: 2 }],
      }),
      somebody('then', { at: [[5, '/reports']], did: use(since + hour) }),
      somebody('later', { at: [[5, '/reports']], did: use(since + 6 * hour) }),
    ];
    const found = forecast(draftOf({ audience }), inputsOf(people, [], { audience }));
    expect(found.people.count).toBe(2);
    expect(gates(found)).toEqual(['audience 2']);
  });

  it('waits for its trigger and its delay, which begins anew on another page', () => {
    const trigger = { on: 'load' as const, delaySeconds: 3_600 / 2 };
    const people = [
      somebody('stays', { at: [[1, '/reports']] }),
      somebody('moves on', {
        at: [
          [1, '/reports'],
          [1.2, '/projects'],
          [1.3, '/reports'],
          [1.4, '/projects'],
        ],
      }),
    ];
    const where = { include: [{ kind: 'path' as const, value: '/reports' }], exclude: [] };
    expect(forecast(draftOf({ trigger, where }), inputsOf(people)).people.count).toBe(1);
    const event = { on: 'event' as const, name: 'exported', delaySeconds: 0 };
    const did = [{ t: since + 2 * hour, feature: null, event: 'exported' }];
    const asked = [
      somebody('exports', { at: [[1, '/reports']], did }),
      somebody('does not', { at: [[1, '/reports']] }),
    ];
    const found = forecast(draftOf({ trigger: event }), inputsOf(asked));
    expect([found.people.count, gates(found)]).toEqual([1, ['notDue 1']]);
  });
});

describe('one page view', () => {
  const always = { frequency: { kind: 'always' as const } };
  const exempt = { reason: 'counts whatever comes' };

  it('has what interrupts nobody once, however often is looked', () => {
    const made = draftOf(always);
    const { definition } = made;
    if (definition.is !== 'guide') throw new Error('guideOf makes guides.');
    const guide = { ...definition.guide, kind: 'embedded' as const };
    const did = [1.1, 1.2].map((at) => ({ t: since + at * hour, feature: null, event: 'x' }));
    const people = [
      somebody('ada', {
        did,
        at: [
          [1, '/reports'],
          [2, '/reports'],
        ],
      }),
    ];
    const draft = { ...made, definition: { ...definition, guide } };
    expect(forecast(draft, inputsOf(people)).impressions.count).toBe(2);
  });

  it('has what an event set off once for each event, though pages follow', () => {
    const trigger = { on: 'event' as const, name: 'exported', delaySeconds: 0 };
    const did = [2, 3].map((at) => ({ t: since + at * hour, feature: null, event: 'exported' }));
    const people = [
      somebody('ada', {
        did,
        at: [
          [1.9, '/reports'],
          [2.1, '/reports'],
          [2.9, '/reports'],
          [3.1, '/reports'],
        ],
      }),
    ];
    const draft = draftOf({ ...always, trigger, exempt });
    expect(forecast(draft, inputsOf(people)).impressions.count).toBe(2);
  });

  it('is over half an hour after its last sign: what was pending there happens no more', () => {
    const trigger = { on: 'event' as const, name: 'exported', delaySeconds: 3_000 };
    const did = [{ t: since + hour, feature: null, event: 'exported' }];
    const stays = [0.9, 1.2, 1.5, 1.9].map((at) => [at, '/reports'] as const);
    const leaves = [0.9, 9].map((at) => [at, '/reports'] as const);
    const people = [somebody('stays', { did, at: stays }), somebody('leaves', { did, at: leaves })];
    expect(forecast(draftOf({ trigger }), inputsOf(people)).people.count).toBe(1);
  });
});

describe('beside what is live', () => {
  const rival = guideWith({ id: idOf(5), priority: 90, frequency: { kind: 'always' } });

  it('gives way to what is more important, and to the budget after it', () => {
    const people = [
      somebody('ada', {
        at: [
          [1, '/reports'],
          [2, '/reports'],
        ],
      }),
    ];
    const found = forecast(draftOf(), inputsOf(people, [rival]));
    expect(found.people.count).toBe(0);
    expect(gates(found)).toEqual(['outranked 1']);
    // 24 hours later the budget is there again, and the rival takes it again.
    const longer = [
      somebody('ada', {
        at: [
          [1, '/reports'],
          [26, '/reports'],
        ],
      }),
    ];
    expect(forecast(draftOf({ priority: 95 }), inputsOf(longer, [rival])).people.count).toBe(1);
  });

  it('knows what was really shown: before the window, and of what is not live any more', () => {
    const entry = (changes: Partial<LedgerEntry>): LedgerEntry => ({
      ...{ item: idOf(9), is: 'guide', at: since, interrupted: true, outcome: 'dismissed' },
      ...{ acted: false, answered: false, until: null, ...changes },
    });
    const people = [
      somebody('had it', {
        at: [[5, '/reports']],
        ledger: [entry({ item: draftId, at: since - 30 * day })],
      }),
      somebody('had another', { at: [[5, '/reports']], ledger: [entry({ at: since + 4 * hour })] }),
      somebody('will have', { at: [[5, '/reports']], ledger: [entry({ at: since + 6 * hour })] }),
    ];
    const found = forecast(draftOf(), inputsOf(people));
    expect(found.people.count).toBe(1);
    expect(gates(found)).toEqual(['once 1', 'interruptions 1']);
  });

  it('lives through the week itself what it replays: the real display in it is not a second one', () => {
    const ledger: LedgerEntry[] = [
      {
        ...{ item: draftId, is: 'guide', at: since + hour, interrupted: true },
        ...{ outcome: 'dismissed', acted: false, answered: false, until: null },
      },
    ];
    const people = [somebody('ada', { at: [[5, '/reports']], ledger })];
    expect(forecast(draftOf(), inputsOf(people)).impressions.count).toBe(1);
  });

  it('leaves out what has not begun', () => {
    const schedule = { from: '2030-01-01T00:00:00Z', until: null, zone: 'UTC', hours: null };
    const people = [somebody('ada', { at: [[1, '/reports']] })];
    expect(forecast(draftOf(), inputsOf(people, [{ ...rival, schedule }])).people.count).toBe(1);
  });
});

describe('scaled up', () => {
  it('is exact where everybody was counted, and an interval around the truth where not', () => {
    const all = Array.from({ length: 2_000 }, (_, n) =>
      somebody(`p${n}`, { at: [[n % 160, n % 3 ? '/reports' : '/projects']] }),
    );
    const where = { include: [{ kind: 'path' as const, value: '/reports' }], exclude: [] };
    const truth = forecast(draftOf({ where }), inputsOf(all)).people;
    expect(truth.low).toBe(truth.high);
    const part = forecast(
      draftOf({ where }),
      inputsOf(all.slice(0, 200), [], { population: 2_000 }),
    );
    expect(part).toMatchObject({ sample: 200, population: 2_000 });
    expect(part.people.low).toBeLessThan(truth.count);
    expect(part.people.high).toBeGreaterThan(truth.count);
    expect(part.impressions.low).toBeLessThanOrEqual(part.impressions.count);
  });

  it('does not take nobody in a sample for nobody', () => {
    const some = [somebody('ada', { at: [[1, '/projects']] })];
    const where = { include: [{ kind: 'path' as const, value: '/reports' }], exclude: [] };
    const { people, impressions } = forecast(
      draftOf({ where }),
      inputsOf(some, [], { population: 50 }),
    );
    expect([people.count, people.low]).toEqual([0, 0]);
    expect(impressions.high).toBeGreaterThan(0);
    expect(forecast(draftOf(), inputsOf([])).people).toEqual({ count: 0, low: 0, high: 0 });
  });
});

/** The week again, by the plainest loop that there is: one item after another, at each page view. */
function plainly(draft: ItemDraft, inputs: ForecastInputs): number[] {
  const { how } = prepareForecast(draft, inputs);
  return inputs.people.map((one) => {
    const ledger: LedgerEntry[] = [];
    let shown = 0;
    for (const { t, path } of one.views.toSorted((a, b) => a.t - b.t)) {
      const address = paths[path === 1 ? 1 : 2];
      const passed = new Set<string>();
      for (;;) {
        const context = {
          ...{ address, path: address, halted: false, consented: true, busy: false },
          ...{ typing: false, troubleAt: null, budget: how.budget },
          isDue: ({ id }: { id: string }) => !passed.has(id),
        };
        const facts = {
          visitor: one.visitor,
          account: {},
          seenDays: 100,
          usage: {},
          answers: {},
          segments: [],
        };
        const person = { unit: one.unit, known: true, ...how.as, facts };
        const [first] = decide(how.items, person, context, ledger, t).interrupting;
        if (!first) break;
        const { id: item, is } = first.item;
        passed.add(item);
        ledger.push({
          item,
          is,
          at: t,
          interrupted: true,
          outcome: 'dismissed',
          acted: false,
          answered: false,
          until: null,
        });
        if (item === draft.id) shown += 1;
      }
    }
    return shown;
  });
}

const frequency = fc.constantFrom(
  { kind: 'once' } as const,
  { kind: 'always' } as const,
  { kind: 'every', days: 2, times: null } as const,
  { kind: 'untilCompleted' } as const,
);
const audience = fc.constantFrom(
  {},
  { 'visitor.plan': 'pro' },
  { $not: { 'visitor.plan': 'pro' } },
);
const rules = fc.record({
  frequency,
  audience,
  priority: fc.integer({ min: 0, max: 100 }),
  sample: fc.constantFrom(1, 0.5),
  holdout: fc.constantFrom(0, 0.3),
});
const where = fc.constantFrom<Where>(
  { include: [], exclude: [] },
  { include: [{ kind: 'path' as const, value: '/reports' }], exclude: [] },
);
const visits = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 167 }), fc.constantFrom('/projects', '/reports')),
  { maxLength: 25 },
);
const crowd = fc.array(fc.record({ at: visits, plan: fc.constantFrom('pro', 'free') }), {
  minLength: 1,
  maxLength: 6,
});

describe('the same traffic, replayed', () => {
  it('is decided as the engine decides it, display by display', () => {
    fc.assert(
      fc.property(
        rules,
        where,
        fc.array(fc.tuple(rules, where, fc.boolean()), { maxLength: 4 }),
        crowd,
        (own, here, others, doing) => {
          const live = others.map(([rule, place, isSurvey], n) =>
            (isSurvey ? surveyWith : guideWith)({ ...rule, where: place, id: idOf(n + 20) }),
          );
          const people = doing.map(({ at, plan }, n) => {
            // Two views of one millisecond have no order that anybody recorded.
            const apart = at.map(([hours, path], i) => [hours + i / 1_000, path] as const);
            return somebody(`p${n}`, { at: apart, visitor: { plan } });
          });
          const draft = draftOf({ ...own, where: here });
          const inputs = inputsOf(people, live, { audience: own.audience });
          const prepared = prepareForecast(draft, inputs);
          const counts = people.map((person) => meet(prepared, person).shownAt.length);
          expect(counts).toEqual(plainly(draft, inputs));
        },
      ),
      { numRuns: 300 },
    );
  });
});
