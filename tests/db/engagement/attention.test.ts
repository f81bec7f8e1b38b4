/**
 * The attention ledger on the server: one budget for a person over tabs, devices and apps, and nothing of
 * anybody else's. Asked as pages ask, with the public key.
 */
import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EngageEvent } from '../../../core/model/attention.ts';
import type { Definition } from '../../../core/model/engagement.ts';
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
beforeEach(() => world.backend.sql.query('delete from app.items'));

const always = { kind: 'always' } as const;
const sign = (id: string) => createHmac('sha256', secret).update(id).digest('hex');
const signed = (id: string) => ({ id, sig: sign(id) });

type Who = { id: string; sig?: string } | null;

const person = async (device: string, user: Who = null) =>
  must(await world.callers.anonymous.api.get_person({ app_key: world.app.key, device, user }));

const claim = async (item: string, device: string, user: Who = null) =>
  must(
    await world.callers.anonymous.api.claim_display({
      ...{ app_key: world.app.key, device, user, item },
      display: randomUUID(),
    }),
  );

/** A display as a page reports it. */
async function shown(
  item: string,
  device: string,
  user: Who = null,
  more: Partial<EngageEvent> = {},
): Promise<void> {
  const event = { t: Date.now(), k: 'shown', i: item, n: 1, d: randomUUID(), ...more } as const;
  await world.ingest({ device, engage: [event], events: [], ...(user && { user }) });
}

const live = (definition: Definition) => publish(world, definition);

describe('the budget', () => {
  it('is one interruption a day, whatever the tab', async () => {
    const [one, two] = [await live(guideOf()), await live(guideOf({ frequency: always }))];
    const device = randomUUID();
    expect(await claim(one, device)).toMatchObject({ granted: true });
    await shown(one, device);
    expect(await claim(two, device)).toMatchObject({ granted: false, refused: 'budget' });
    expect(await claim(two, randomUUID())).toMatchObject({ granted: true });
  });

  it('holds over devices for a person whose identity is signed', async () => {
    const [one, two] = [await live(guideOf()), await live(guideOf())];
    const ann = signed(randomUUID());
    const [phone, laptop] = [randomUUID(), randomUUID()];
    await shown(one, phone, ann);
    expect(await claim(two, laptop, ann)).toMatchObject({ granted: false, refused: 'budget' });
  });

  it('holds over apps of the workspace', async () => {
    const { api } = world.callers.owner;
    const { workspace } = world;
    const wanted = { workspace, name: 'Admin', environment: 'production', origins: ['*'] } as const;
    const other = must(await api.create_app({ ...wanted, origins: ['*'] }));
    const ann = { id: randomUUID() };
    const sig = createHmac('sha256', other.identitySecret).update(ann.id).digest('hex');
    const item = await live(guideOf());
    await shown(item, randomUUID(), signed(ann.id));
    const id = randomUUID();
    const draft = { id, name: 'There', definition: guideOf() };
    must(await api.save_item({ app: other.app.id, item: draft, base: null }));
    must(await api.publish_item({ item: id, note: '' }));
    const asked = { app_key: other.app.key, device: randomUUID(), user: { ...ann, sig } };
    const answer = await world.callers.anonymous.api.claim_display({
      ...asked,
      ...{ item: id, display: randomUUID() },
    });
    expect(must(answer)).toMatchObject({ granted: false, refused: 'budget' });
  });

  it('is granted once to whoever asks at once', async () => {
    const items = await Promise.all([live(guideOf()), live(guideOf()), live(guideOf())]);
    const ann = signed(randomUUID());
    await world.ingest({ user: ann, events: [] });
    const claims = await Promise.all(items.map((item) => claim(item, randomUUID(), ann)));
    expect(claims.filter(({ granted }) => granted)).toHaveLength(1);
    const device = randomUUID();
    const alone = await Promise.all(items.map((item) => claim(item, device)));
    expect(alone.filter(({ granted }) => granted)).toHaveLength(1);
  });

  it('keeps surveys a month apart, and everything else a day away from one', async () => {
    const survey = await live(surveyOf());
    const [next, guide] = [await live(surveyOf()), await live(guideOf())];
    const device = randomUUID();
    await shown(survey, device);
    expect(await claim(guide, device)).toMatchObject({ refused: 'budget' });
    const { sql } = world.backend;
    await sql`update app.displays set shown_at = now() - interval '2 days' where device = ${device}`;
    expect(await claim(next, device)).toMatchObject({ refused: 'survey' });
    expect(await claim(guide, device)).toMatchObject({ granted: true });
    await sql`delete from app.displays where device = ${device} and item_id = ${guide}`;
    await sql`update app.displays set shown_at = now() - interval '30 days 1 second' where device = ${device}`;
    expect(await claim(next, device)).toMatchObject({ granted: true });
  });

  it('does not count what a person asked for, what lies in the page, or what is exempt', async () => {
    const exempt = { reason: 'maintenance tonight, everybody must know' };
    const [asked, loud, guide] = [
      await live(guideOf({ frequency: always })),
      await live(guideOf({ exempt })),
      await live(guideOf()),
    ];
    const device = randomUUID();
    await shown(asked, device, null, { q: true });
    await shown(loud, device);
    expect(await claim(guide, device)).toMatchObject({ granted: true });
    await shown(guide, device);
    expect(await claim(loud, device)).toMatchObject({ refused: 'item' }); // a minute ago
    const { sql } = world.backend;
    await sql`update app.displays set shown_at = now() - interval '2 minutes' where device = ${device}`;
    const again = await live(guideOf({ exempt }));
    expect(await claim(again, device)).toMatchObject({ granted: true });
  });

  it('counts a claim for as long as the news of its display may be on its way', async () => {
    const [one, two] = [await live(guideOf()), await live(guideOf())];
    const device = randomUUID();
    await claim(one, device);
    expect(await claim(two, device)).toMatchObject({ refused: 'budget' });
    const { sql } = world.backend;
    await sql`update app.displays set claimed_at = now() - interval '23 hours' where device = ${device}`;
    expect(await claim(two, device)).toMatchObject({ refused: 'budget' });
    await sql`update app.displays set claimed_at = now() - interval '25 hours' where device = ${device}`;
    expect(await claim(two, device)).toMatchObject({ granted: true });
  });

  it('grants nothing of what is stopped, even to pages that do not know yet', async () => {
    const item = await live(guideOf());
    must(await world.callers.owner.api.move_item({ item, move: 'pause' }));
    expect(await claim(item, randomUUID())).toMatchObject({ granted: false, refused: 'stopped' });
    expect(await claim(randomUUID(), randomUUID())).toMatchObject({ refused: 'stopped' });
  });
});

describe('what a page is told', () => {
  it('is nothing of a known person whose id is all that it knows', async () => {
    const item = await live(guideOf({ audience: { 'visitor.plan': 'pro' } }));
    const id = randomUUID();
    const user = { ...signed(id), traits: { plan: 'pro', salary: 7 } };
    await world.ingest({ user, events: [] });
    await shown(item, randomUUID(), signed(id));
    const mine = await person(randomUUID(), signed(id));
    expect(mine).toMatchObject({ proof: 'signed', facts: { visitor: { plan: 'pro' } } });
    expect(mine.facts?.visitor).toEqual({ plan: 'pro' }); // what nothing asks for stays
    expect(mine.ledger).toHaveLength(1);
    for (const user of [{ id }, { id, sig: sign('somebody else') }, { id, sig: '' }]) {
      const device = randomUUID();
      expect(await person(device, user)).toMatchObject({
        proof: 'device',
        facts: null,
        ledger: [],
      });
      // Nor by saying so in a batch first, which binds the device to that id.
      await world.ingest({ device, user: { id }, events: [] });
      for (const who of [user, null])
        expect(await person(device, who)).toMatchObject({ facts: null, ledger: [] });
    }
  });

  it('is its own device’s, anonymous or unsigned', async () => {
    const item = await live(guideOf());
    const device = randomUUID();
    await shown(item, device);
    expect(await person(device)).toMatchObject({ proof: 'device', ledger: [{ item }] });
    const id = randomUUID();
    await world.ingest({ device, user: { id }, events: [] });
    expect(await person(device, { id })).toMatchObject({ facts: null, ledger: [{ item }] });
    expect((await person(randomUUID())).ledger).toEqual([]);
  });

  it('is what conditions ask: usage, answers, lists, and nothing else', async () => {
    const { api } = world.callers.owner;
    const { workspace } = world;
    const list = { id: randomUUID(), name: 'Beta', description: '' };
    must(
      await api.save_segment({
        workspace,
        segment: { ...list, holds: { kind: 'list', of: 'account' } },
      }),
    );
    must(await api.import_segment({ segment: list.id, ids: ['acme'], replace: true }));
    const survey = await live(surveyOf());
    const audience = { [`answers.${survey}.score`]: { $lte: 6 }, $segment: list.id };
    await live(guideOf({ audience: { ...audience, 'account.plan': 'big', 'visitor.age': 1 } }));
    const user = { ...signed(randomUUID()), traits: { name: 'Ann' } };
    const account = { id: 'acme', traits: { plan: 'big', revenue: 9 } };
    const device = randomUUID();
    const t = Date.now();
    await world.ingest({
      ...{ device, user, account },
      engage: [{ t, k: 'submit', i: survey, n: 1, d: randomUUID(), x: { score: 4 } }],
    });
    const { facts } = await person(randomUUID(), user);
    expect(facts).toEqual({
      ...{ visitor: {}, account: { plan: 'big' }, usage: {}, seenDays: 0 },
      ...{ segments: [list.id], answers: { [survey]: { score: 4, days: 0 } } },
    });
  });

  it('can be asked as a form, which needs no preflight', async () => {
    const { url, publishableKey } = world.backend;
    const item = await live(guideOf());
    const device = randomUUID();
    const ask = async (call: string, args: Record<string, string>) => {
      const body = new URLSearchParams({ app_key: world.app.key, device, ...args });
      const init = { method: 'POST', body };
      const reply = await fetch(`${url}/rest/v1/rpc/${call}?apikey=${publishableKey}`, init);
      return [reply.status, Object(await reply.json())] as const;
    };
    const who = signed(randomUUID());
    const [status, answer] = await ask('get_person', { user: JSON.stringify(who) });
    expect([status, answer.proof]).toEqual([200, 'signed']);
    expect((await ask('get_person', { user: 'null' }))[1]).toMatchObject({ proof: 'device' });
    const claimed = { user: 'null', item, display: randomUUID() };
    expect((await ask('claim_display', claimed))[1]).toMatchObject({ granted: true });
  });

  it('is refused to strangers’ pages and unknown keys', async () => {
    const { url, publishableKey } = world.backend;
    const ask = (app_key: string, origin: string) =>
      fetch(`${url}/rest/v1/rpc/get_person`, {
        method: 'POST',
        headers: { apikey: publishableKey, 'content-type': 'application/json', origin },
        body: JSON.stringify({ app_key, device: randomUUID(), user: null }),
      });
    expect((await ask('wk_000000000000000000000000', 'https://a.test')).status).toBe(404);
    const { api } = world.callers.owner;
    const app = world.app.id;
    must(await api.update_app({ app, changes: { origins: ['https://a.test'] } }));
    expect((await ask(world.app.key, 'https://b.test')).status).toBe(403);
    expect((await ask(world.app.key, 'https://a.test')).status).toBe(200);
    must(await api.update_app({ app, changes: { origins: ['*'] } }));
  });
});
