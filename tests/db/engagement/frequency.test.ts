/**
 * The rules of frequency on the server: the same answers as core/targeting gives over the same displays, and a
 * cap that two devices, queues and any order of theirs do not break.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../bench/budget/random.ts';
import { countViolations, type Shown } from '../../../bench/budget/violations.ts';
import type { EngageEvent, LedgerEntry } from '../../../core/model/attention.ts';
import type { Frequency } from '../../../core/model/audience.ts';
import { type Definition, defaultBudget } from '../../../core/model/engagement.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import { frequencyRefusal } from '../../../core/targeting/frequency.ts';
import { must } from '../../../local/demo-data/api.ts';
import { guideOf, publish, surveyOf } from '../contract/items.ts';
import { openWorld, type World } from '../contract/world.ts';

let world: World;
let secret: string;
beforeAll(async () => {
  world = await openWorld();
  const { api } = world.callers.owner;
  secret = must(await api.rotate_identity_secret({ app: world.app.id })).identitySecret;
});
afterAll(() => world?.close());

const day = 86_400_000;
const frequencyOf = (random: Random): Frequency => {
  const days = random.int(1, 40);
  return random.pick<Frequency>([
    { kind: 'once' },
    { kind: 'untilInteracted' },
    { kind: 'untilCompleted' },
    { kind: 'every', days, times: random.chance(0.6) ? random.int(1, 4) : null },
    { kind: 'waves', days: 90 },
    { kind: 'always' },
  ]);
};

function definitionOf(random: Random, changes: Partial<Definition> = {}): Definition {
  const frequency = frequencyOf(random);
  // Safe: what both kinds share.
  const shared = { frequency, holdout: 0, ...changes } as Partial<Definition>;
  if (random.chance(0.5)) return { ...guideOf(), ...shared } as Definition;
  const survey = surveyOf();
  if (survey.is !== 'survey') throw new Error('No survey.');
  const waits = { resurveyDays: random.int(0, 40), dismissedDays: random.int(0, 20) };
  return { ...survey, ...shared, survey: { ...survey.survey, ...waits } } as Definition;
}

const outcomes = ['completed', 'dismissed', 'snoozed', 'timedOut', 'left', null] as const;

it('answers as core/targeting does, for any displays and to the millisecond', async () => {
  const random = createRandom(11);
  const now = Date.UTC(2026, 10, 1);
  const cases = Array.from({ length: 400 }, () => {
    const definition = definitionOf(random);
    const entries = Array.from({ length: random.int(0, 5) }, (): LedgerEntry => {
      const outcome = random.pick(outcomes);
      // Often on the very edge of a wait.
      const at = now - random.int(0, 41) * day + random.pick([0, 0, -1, 1, 3_600_000]);
      return {
        ...{ id: randomUUID(), item: 'mine', is: definition.is, at, interrupted: true, outcome },
        ...{ acted: random.chance(0.2), answered: random.chance(0.2) },
        until: outcome === 'snoozed' ? now + random.pick([-1, 0, 1, day]) : null,
      };
    });
    return { definition, entries };
  });
  const rows = cases.map(({ definition, entries }) => ({
    d: definition,
    mine: entries.map(({ at, until, ...entry }) => ({
      ...entry,
      shown_at: new Date(at).toISOString(),
      until_at: until === null ? null : new Date(until).toISOString(),
    })),
  }));
  const answers = await world.backend.sql<{ no: string | null }>`
    select app.frequency_refusal(c -> 'd', array(select jsonb_populate_record(null::app.displays, x) from jsonb_array_elements(c -> 'mine') x),
      ${new Date(now).toISOString()}::timestamptz) as no
    from jsonb_array_elements(${JSON.stringify(rows)}::text::jsonb) with ordinality a(c, n) order by n`;
  const expected = cases.map(({ definition, entries }) => {
    // Safe: of the live item, only these parts are asked.
    const item = { ...definition, id: 'mine' } as unknown as LiveItem;
    return frequencyRefusal(item, entries, now);
  });
  expect(answers.map(({ no }) => no)).toEqual(expected);
  // Or nothing was compared: every rule has spoken.
  expect(new Set(expected).size).toBeGreaterThanOrEqual(9);
});

const sign = (id: string) => createHmac('sha256', secret).update(id).digest('hex');

/** A device of a signed person: what it was granted it shows at once; the news of it may wait for days. */
type Device = { id: string; online: boolean; queue: EngageEvent[] };

/** One person's life: time passes by moving the rows back, so that the server's own clock is asked. */
async function live(random: Random, items: readonly { id: string; live: LiveItem }[]) {
  const { sql } = world.backend;
  const user = { id: randomUUID() };
  const signed = { ...user, sig: sign(user.id) };
  const devices: Device[] = Array.from({ length: 2 }, () => {
    return { id: randomUUID(), online: true, queue: [] };
  });
  const shown: Shown[] = [];
  let now = Date.now();
  let refused = 0;

  async function pass(hours: number) {
    now += hours * 3_600_000;
    const back = `${hours} hours`;
    await sql`update app.displays set shown_at = shown_at - ${back}::interval, claimed_at = claimed_at - ${back}::interval,
      outcome_at = outcome_at - ${back}::interval, until_at = until_at - ${back}::interval
      where device = any (${devices.map(({ id }) => id)}::uuid[])`;
    for (const { queue } of devices) {
      for (const event of queue) {
        event.t -= hours * 3_600_000;
        if (event.u) event.u -= hours * 3_600_000;
      }
    }
  }

  async function flush(device: Device) {
    if (!device.online || device.queue.length === 0) return;
    const engage = device.queue.splice(0);
    await world.ingest({ device: device.id, user: signed, events: [], engage });
  }

  /** Whatever is due, one after the other, until something is granted. */
  async function claim(device: Device) {
    const start = random.int(0, items.length - 1);
    for (const one of [...items.slice(start), ...items.slice(0, start)]) {
      if (await claimOne(device, one)) return;
    }
  }

  async function claimOne(device: Device, { id: item, live: of }: (typeof items)[number]) {
    const display = randomUUID();
    const asked = { app_key: world.app.key, device: device.id, user: signed, item, display };
    const { granted } = must(await world.callers.anonymous.api.claim_display(asked));
    if (!granted) {
      refused++;
      return false;
    }
    const outcome = random.pick(['completed', 'dismissed', 'snoozed', 'left'] as const);
    const until = outcome === 'snoozed' ? now + random.int(1, 72) * 3_600_000 : null;
    const entry: LedgerEntry = {
      ...{ id: display, item, is: of.is, at: now, interrupted: !of.exempt, outcome },
      ...{ acted: false, answered: false, until },
    };
    shown.push({ entry, item: of });
    const told = { t: Date.now(), i: item, n: 1, d: display };
    const ended = { ...told, k: outcome, ...(until && { u: Date.now() + until - now }) };
    device.queue.push({ ...told, k: 'shown' }, ended);
    return true;
  }

  for (let step = 0; step < 11; step++) {
    await pass(random.pick([0, 3, 13, 25, 49, 71, 400]));
    for (const device of devices) {
      // Seven days is what a page keeps; nobody is offline for longer with news of their own.
      device.online = random.chance(device.queue.length > 0 ? 0.3 : 0.9);
      const oldest = device.queue[0];
      if (oldest && Date.now() - oldest.t > 5 * day) device.online = true;
      await flush(device);
    }
    // Both ask in the same moment; who is offline does not ask, and so does not interrupt.
    await Promise.all(devices.filter(({ online }) => online).map(claim));
  }
  return {
    violations: countViolations(shown, defaultBudget),
    refused,
    shown: shown.length,
  };
}

describe('two devices of one person, in any order, with queues', () => {
  it.each([1, 2])('never break the cap (seed %i)', async (seed) => {
    const random = createRandom(seed);
    await world.backend.sql.query('delete from app.items');
    const items = [];
    for (let n = 0; n < 4; n++) {
      const exempt = n === 3 ? { reason: 'maintenance tonight, everybody must know' } : null;
      const definition = definitionOf(random, { exempt });
      const id = await publish(world, definition);
      // Safe: the judge looks at frequency and kind.
      const live = { ...definition, id, exempt: exempt !== null } as unknown as LiveItem;
      items.push({ id, live });
    }
    const life = await live(random, items);
    expect(life.violations).toEqual({ cap: 0, survey: 0, rest: 0, once: 0, times: 0 });
    expect(life.shown).toBeGreaterThan(0);
    expect(life.refused).toBeGreaterThan(0);
  });

  it('nor where nothing was ever heard of the person', async () => {
    await world.backend.sql.query('delete from app.items');
    const item = await publish(world, guideOf());
    const id = randomUUID();
    const user = { id, sig: sign(id) };
    const claims = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const asked = { app_key: world.app.key, device: randomUUID(), user, item };
        return must(
          await world.callers.anonymous.api.claim_display({ ...asked, display: randomUUID() }),
        );
      }),
    );
    expect(claims.filter(({ granted }) => granted)).toHaveLength(1);
  });

  it('an exception carries the rule that it overrode', async () => {
    await world.backend.sql.query('delete from app.items');
    const reason = 'maintenance tonight, everybody must know';
    const [guide, loud] = [
      await publish(world, guideOf()),
      await publish(world, guideOf({ exempt: { reason } })),
    ];
    const device = randomUUID();
    for (const item of [guide, loud]) {
      const asked = { app_key: world.app.key, device, user: null, item, display: randomUUID() };
      expect(must(await world.callers.anonymous.api.claim_display(asked))).toMatchObject({
        granted: true,
      });
      const told = { t: Date.now(), i: item, n: 1, d: asked.display, k: 'shown' as const };
      await world.ingest({ device, events: [], engage: [told] });
    }
    const of = (item: string) =>
      world.callers.owner.api.guide_results({ item, days: 7, version: null });
    expect([must(await of(guide)).exempted, must(await of(loud)).exempted]).toEqual([0, 1]);
  });

  it('and a wait of two years is waited for, whatever else is kept', async () => {
    await world.backend.sql.query('delete from app.items');
    const { sql } = world.backend;
    const every = { kind: 'every', days: 730, times: null } as const;
    const item = await publish(world, guideOf({ frequency: every }));
    const id = randomUUID();
    const user = { id, sig: sign(id) };
    const claim = async () => {
      const asked = { app_key: world.app.key, device: randomUUID(), user, item };
      return must(
        await world.callers.anonymous.api.claim_display({ ...asked, display: randomUUID() }),
      );
    };
    expect(await claim()).toMatchObject({ granted: true });
    await sql`update app.displays set shown_at = now() - interval '729 days', path = '/where', language = 'de' where item_id = ${item}`;
    await sql.query('select app.maintain()');
    expect(await claim()).toMatchObject({ granted: false, refused: 'item', ledger: [{ item }] });
    const [kept] = await sql`select path, language from app.displays where item_id = ${item}`;
    expect(kept).toEqual({ path: null, language: null });
    await sql`update app.displays set shown_at = now() - interval '730 days 1 second' where item_id = ${item}`;
    expect(await claim()).toMatchObject({ granted: true });
  });
});
