/** Answers arrive twice, from two tabs, late and out of order, and from strangers: one answer stands. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Batch } from '../../../core/model/batch.ts';
import type { Survey } from '../../../core/model/survey.ts';
import { must } from '../../../local/demo-data/api.ts';
import { publish, surveyOf } from '../contract/items.ts';
import { batchOf, openWorld, type World } from '../contract/world.ts';

let world: World;
let survey: string;
beforeAll(async () => {
  world = await openWorld();
  survey = await publish(world, surveyOf({ frequency: { kind: 'waves', days: 90 } }));
});
afterAll(() => world?.close());

type Told = Omit<EngageEvent, 't' | 'i' | 'n' | 'd'>;

const event = (told: Told, more: Partial<EngageEvent> = {}): EngageEvent => ({
  ...{ t: Date.now() - 1_000, i: survey, n: 1, d: randomUUID() },
  ...told,
  ...more,
});

const submit = (score: number, more: Partial<EngageEvent> = {}) =>
  event({ k: 'submit', x: { score, why: `because ${score}` } }, more);

const send = (engage: EngageEvent[], changes: Partial<Batch> = {}) =>
  world.ingest({ events: [], engage, ...changes });

interface Row {
  score: number | null;
  text: string | null;
  period: number;
  finished: boolean;
  invalid: boolean;
  answers: unknown;
}

const rows = (device: string, item = survey) =>
  world.backend.sql<Row>`
    select r.score, r.text, r.period, r.finished_at is not null as finished, r.invalid, r.answers
    from app.responses r join app.devices d on d.device = ${device}
    join app.visitors v on v.id = d.visitor_id
    where r.item_id = ${item} and r.visitor_id = any (app.person_ids(v.workspace_id, v.id))
    order by r.period`;

describe('one person answers', () => {
  it('in two tabs: the last word stands', async () => {
    const device = randomUUID();
    await send([submit(3)], { device });
    await send([submit(9)], { device });
    expect(await rows(device)).toMatchObject([{ score: 9, text: 'because 9', period: 1 }]);
  });

  it('in two tabs at once', async () => {
    const device = randomUUID();
    await send([], { device, events: [{ t: Date.now(), k: 'page', p: '/' }] });
    await Promise.all([1, 2, 3, 4, 5].map((score) => send([submit(score)], { device })));
    expect(await rows(device)).toHaveLength(1);
  });

  it('offline, twice sent: a batch is a batch, and its copy in another tab too', async () => {
    const device = randomUUID();
    const answer = submit(7);
    const batch = batchOf(world.app.key, { device, events: [], engage: [answer] });
    for (let again = 0; again < 2; again++)
      must(await world.callers.anonymous.api.ingest({ payload: batch }));
    await send([answer], { device });
    expect(await rows(device)).toMatchObject([{ score: 7 }]);
  });

  it('late and out of order: what was said last stands', async () => {
    const device = randomUUID();
    const now = Date.now();
    await send([submit(8, { t: now - 1_000 })], { device });
    await send([submit(2, { t: now - 3_600_000 })], { device });
    expect(await rows(device)).toMatchObject([{ score: 8, text: 'because 8' }]);
  });

  it('on two devices, then says who they are', async () => {
    const [phone, laptop] = [randomUUID(), randomUUID()];
    const user = { id: randomUUID() };
    await send([submit(5)], { device: phone, user });
    await send([], { device: laptop, user });
    await send([submit(6)], { device: laptop, user });
    expect(await rows(phone)).toMatchObject([{ score: 6 }]);
  });

  it('in part, and then wholly', async () => {
    const device = randomUUID();
    const d = randomUUID();
    await send([event({ k: 'answer', x: { score: 4 } }, { d })], { device });
    expect(await rows(device)).toMatchObject([{ score: 4, finished: false, text: null }]);
    await send([event({ k: 'submit', x: { why: 'slow' } }, { d })], { device });
    expect(await rows(device)).toMatchObject([{ score: 4, finished: true, text: 'slow' }]);
  });

  it('again when the time has come: a new period', async () => {
    const device = randomUUID();
    await send([submit(3)], { device });
    const { sql } = world.backend;
    await sql`update app.responses set started_at = started_at - interval '90 days 1 minute'
      where id in (select r.id from app.responses r join app.devices d on d.visitor_id = r.visitor_id where d.device = ${device})`;
    await send([submit(9)], { device });
    expect(await rows(device)).toMatchObject([
      { score: 3, period: 1 },
      { score: 9, period: 2 },
    ]);
  });

  it('as often as they like, where the tab is always there', async () => {
    const frequency = { kind: 'always' } as const;
    // Safe: surveyOf makes surveys.
    const { survey: asked } = surveyOf() as { survey: Survey };
    const often = { ...asked, resurveyDays: 0 };
    const open = await publish(world, surveyOf({ frequency, survey: often }));
    const device = randomUUID();
    await send([submit(3, { i: open })], { device });
    await send([submit(3, { i: open })], { device });
    expect(await rows(device, open)).toHaveLength(2);
  });
});

describe('what is no answer', () => {
  it('off the scale is dropped and counted, what is no question is not kept', async () => {
    const device = randomUUID();
    const x = { score: 11, why: 'off', other: 'x', constructor: 'y' };
    await send([event({ k: 'submit', x })], { device });
    const [row] = await rows(device);
    expect(row).toMatchObject({ score: null, invalid: true });
    expect(row?.answers).toEqual({ score: 11, why: 'off' });
  });

  it('of the wrong kind is not kept', async () => {
    const device = randomUUID();
    await send([event({ k: 'submit', x: { score: 'nine', why: 7 } as never })], { device });
    expect(await rows(device)).toEqual([]);
  });

  it('is refused by place and reason, and the rest is taken', async () => {
    const device = randomUUID();
    const payload = batchOf(world.app.key, {
      ...{ device, events: [] },
      engage: [
        submit(1, { i: randomUUID() }),
        submit(2, { n: 7 }),
        submit(9),
        { ...submit(3), k: 'shouted' } as never,
        submit(3, { t: 1 }),
        event({ k: 'step' }),
      ],
    });
    const answer = must(await world.callers.anonymous.api.ingest({ payload }));
    expect(answer).toMatchObject({
      engageRefused: [
        { index: 0, reason: expect.stringMatching(/^i: /) },
        { index: 1, reason: expect.stringMatching(/^i: /) },
        { index: 3, reason: expect.stringMatching(/^k: /) },
        { index: 4, reason: expect.stringMatching(/^t: /) },
        { index: 5, reason: expect.stringMatching(/^s: /) },
      ],
    });
    expect(await rows(device)).toMatchObject([{ score: 9 }]);
  });

  it('under somebody else’s display changes nothing of theirs', async () => {
    const [device, thief] = [randomUUID(), randomUUID()];
    const d = randomUUID();
    await send([submit(9, { d })], { device });
    const engage = [submit(0, { d }), event({ k: 'dismissed' }, { d })];
    const payload = batchOf(world.app.key, { device: thief, events: [], engage });
    const answer = must(await world.callers.anonymous.api.ingest({ payload }));
    expect(answer).toMatchObject({ engageRefused: [{ index: 0 }, { index: 1 }] });
    expect(await rows(device)).toMatchObject([{ score: 9 }]);
    expect(await rows(thief)).toEqual([]);
  });

  it('is gone with the person', async () => {
    const device = randomUUID();
    await send([submit(9)], { device });
    const { sql } = world.backend;
    const [found] = await sql<{ visitor: number }>`
      select visitor_id as visitor from app.devices where device = ${device}`;
    const { workspace, callers } = world;
    must(await callers.owner.api.delete_visitor({ workspace, visitor: found?.visitor ?? 0 }));
    const left = await sql`select from app.displays where device = ${device}`;
    expect(left).toEqual([]);
  });
});
