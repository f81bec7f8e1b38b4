/** Batches over HTTP on real Postgres: what is answered, and which rows it left. */
import { createHmac, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../core/limits.ts';
import type { Backend } from '../../local/backend.ts';
import {
  answerOf,
  batchFor,
  click,
  countOf,
  makeProduct,
  openBackend,
  type Product,
  post,
} from './ingest/harness.ts';

let backend: Backend;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ backend, close } = await openBackend());
});
afterAll(() => close?.());

const hour = 3_600_000;
const day = 24 * hour;

describe('a batch', () => {
  it('is answered 202 and stands in the events', async () => {
    const product = await makeProduct(backend);
    const events = [click({ k: 'page', e: undefined }), click(), click({ k: 'track', n: 'Paid' })];
    const { status, body } = await post(backend, batchFor(product, { events }));
    expect([status, body.accepted, body.refused]).toEqual([202, 3, []]);
    const rows = await backend.sql`
      select e.kind, p.path, x.hash, n.name from app.events e join app.paths p on p.id = e.path_id
      left join app.elements x on x.id = e.element_id left join app.event_names n on n.id = e.name_id
      where e.app_id = ${product.app} order by e.id`;
    const [path, hash] = ['/reports', '00000000000000aa'];
    expect(rows).toEqual([
      { kind: 1, path, hash: null, name: null },
      { kind: 2, path, hash, name: null },
      { kind: 5, path, hash, name: 'Paid' },
    ]);
  });

  it('counts once, however often and however simultaneously it is sent', async () => {
    const product = await makeProduct(backend);
    const batch = batchFor(product);
    const answers = await Promise.all(Array.from({ length: 6 }, () => post(backend, batch)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(202));
    expect(answers.filter(({ body }) => body.duplicate)).toHaveLength(5);
    expect((await post(backend, batch)).body).toEqual({
      ...{ accepted: 0, duplicate: true, refused: [] },
    });
    expect(await countOf(backend, product)).toBe(1);
  });

  it('with an older number than the last is a duplicate; another tab has numbers of its own', async () => {
    const product = await makeProduct(backend);
    const sender = randomUUID();
    const answers = [
      await post(backend, batchFor(product, { sender, seq: 5 })),
      await post(backend, batchFor(product, { sender, seq: 4 })),
      await post(backend, batchFor(product, { sender, seq: 6 })),
      await post(backend, batchFor(product, { seq: 5 })),
    ];
    expect(answers.map(({ body }) => body.duplicate)).toEqual([false, true, false, false]);
    expect(await countOf(backend, product)).toBe(3);
  });

  it('may come from two devices of one person at once, with the same news', async () => {
    const product = await makeProduct(backend);
    const events = Array.from({ length: 40 }, (_, i) =>
      click({ p: `/p/${i}`, e: i.toString(16).padStart(16, '0').replace(/^0/, '1') }),
    );
    const batches = [events, events.toReversed(), events, events.toReversed()].map((list) =>
      batchFor(product, { events: list, user: { id: 'ann' }, account: { id: 'acme' } }),
    );
    const answers = await Promise.all(batches.map((batch) => post(backend, batch)));
    expect(answers.map(({ status, body }) => [status, body.accepted])).toEqual(
      Array(4).fill([202, 40]),
    );
    const [known] = await backend.sql`
      select (select count(*)::int from app.visitors where workspace_id = ${product.workspace} and known_id = 'ann') as people,
        (select count(*)::int from app.accounts where workspace_id = ${product.workspace}) as accounts,
        (select count(*)::int from app.elements where app_id = ${product.app}) as elements,
        (select elements from app.dictionary_days where app_id = ${product.app}) >= 40 as noted`;
    expect(known).toEqual({ people: 1, accounts: 1, elements: 40, noted: true });
  });
});

describe('its transport', () => {
  const url = () => `${backend.url}/rest/v1/rpc/ingest?apikey=${backend.publishableKey}`;

  it('may be a form without headers of its own, as sent on page hide', async () => {
    const product = await makeProduct(backend);
    const body = new URLSearchParams({ payload: JSON.stringify(batchFor(product)) });
    const answer = await answerOf(await fetch(url(), { method: 'POST', body, keepalive: true }));
    expect([answer.status, answer.body.accepted]).toEqual([202, 1]);
    expect(await countOf(backend, product)).toBe(1);
  });

  it('may be compressed', async () => {
    const product = await makeProduct(backend);
    const body = gzipSync(JSON.stringify({ payload: batchFor(product) }));
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const answer = await answerOf(await fetch(url(), { method: 'POST', body, headers }));
    expect([answer.status, answer.body.accepted]).toEqual([202, 1]);
    expect(await countOf(backend, product)).toBe(1);
  });

  it('may deliver the batch as text', async () => {
    const product = await makeProduct(backend);
    const { status } = await post(backend, JSON.stringify(batchFor(product)));
    expect([status, await countOf(backend, product)]).toEqual([202, 1]);
  });
});

describe('a batch is turned away', () => {
  const wrong: [string, object, string][] = [
    ['another wire format', { v: 2 }, 'v'],
    ['no sender', { sender: undefined }, 'sender'],
    ['a sender that is no UUID', { sender: 'tab 1' }, 'sender'],
    ['number zero', { seq: 0 }, 'seq'],
    ['half a number', { seq: 1.5 }, 'seq'],
    ['a number beyond JavaScript', { seq: 1e300 }, 'seq'],
    ['a time as text', { sent: 'now' }, 'sent'],
    ['a time beyond the calendar', { sent: 9e15 }, 'sent'],
    ['no device', { device: null }, 'device'],
    ['events that are no list', { events: {} }, 'events'],
    ['descriptors in a list', { elements: [] }, 'elements'],
    ['consent as text', { consent: 'yes' }, 'consent'],
    ['a user without an id', { user: {} }, 'user.id'],
    ['an id too long', { user: { id: 'x'.repeat(limits.idChars + 1) } }, 'user.id'],
    ['traits too large', { user: { id: 'a', traits: { t: 'x'.repeat(5_000) } } }, 'user.traits'],
    ['traits in a list', { account: { id: 'a', traits: [] } }, 'account.traits'],
    ['an account as text', { account: 'acme' }, 'account'],
    ['a release too long', { build: 'x'.repeat(81) }, 'build'],
  ];
  it.each(wrong)('400 for %s', async (_what, changes, field) => {
    const product = await makeProduct(backend);
    const { status, body } = await post(backend, batchFor(product, changes));
    expect([status, body.code, body.message?.split(':')[0]]).toEqual([400, 'bad_batch', field]);
    expect(await countOf(backend, product)).toBe(0);
  });

  it.each([null, 1, 'text', [], true])('400 for %j in its place', async (payload) => {
    const { status, body } = await post(backend, payload);
    expect([status, body.code]).toEqual([400, 'bad_batch']);
  });

  it.each(['wk_000000000000000000000000', '', 7, null, undefined])(
    '401 for the key %j',
    async (app) => {
      const product = await makeProduct(backend);
      const { status, body } = await post(backend, batchFor(product, { app }));
      expect([status, body.code]).toEqual([401, 'unknown_key']);
    },
  );

  const pages: [string, string[], string, number][] = [
    ['the very origin', ['https://a.test'], 'https://a.test', 202],
    ['the origin in capitals', ['https://a.test'], 'HTTPS://A.test', 202],
    ['another scheme', ['https://a.test'], 'http://a.test', 403],
    ['another port', ['https://a.test'], 'https://a.test:8443', 403],
    ['a longer host', ['https://a.test'], 'https://a.test.evil.test', 403],
    ['a page without one', ['https://a.test'], 'null', 403],
    ['a subdomain', ['https://*.a.test'], 'https://x.a.test', 202],
    ['one further down', ['https://*.a.test'], 'https://x.y.a.test', 202],
    ['the bare domain', ['https://*.a.test'], 'https://a.test', 403],
    ['a look-alike domain', ['https://*.a.test'], 'https://nota.test', 403],
    ['a host before the star', ['https://*.a.test'], 'https://evil.test/.a.test', 403],
    ['any of several', ['https://b.test', 'https://a.test'], 'https://a.test', 202],
    ['anything', ['*'], 'https://whoever.test', 202],
  ];
  it.each(pages)('by origin: %s', async (_what, origins, origin, status) => {
    const product = await makeProduct(backend, { origins });
    const answer = await post(backend, batchFor(product), { origin });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body.code).toBe('origin_not_allowed');
    const noted = await backend.sql`
      select reason, origin, count from app.refusals where app_id = ${product.app}`;
    const refusal = { reason: 'origin_not_allowed', origin, count: 1 };
    expect(noted).toEqual(status === 403 ? [refusal] : []);
  });

  it('403 while capture is off, and while consent is missing', async () => {
    const off = await makeProduct(backend, { capture: false });
    expect((await post(backend, batchFor(off))).body.code).toBe('paused');
    const asking = await makeProduct(backend, { consent: 'required' });
    const codes = [{}, { consent: false }, { consent: true }].map(
      async (changes) => (await post(backend, batchFor(asking, changes))).body.code,
    );
    expect(await Promise.all(codes)).toEqual(['consent_required', 'consent_required', undefined]);
    expect(await countOf(backend, asking)).toBe(1);
  });

  it('413 for too many events, and for too many bytes', async () => {
    const product = await makeProduct(backend);
    const full = Array.from({ length: limits.batchEvents }, () => click());
    const many = await post(backend, batchFor(product, { events: [...full, click()] }));
    expect([many.status, many.body.code]).toEqual([413, 'too_large']);
    const noise = Array.from({ length: limits.batchBytes / 32 }, () => randomUUID()).join('');
    const large = await post(backend, batchFor(product, { noise }));
    expect([large.status, large.body.code]).toEqual([413, 'too_large']);
    expect(await countOf(backend, product)).toBe(0);
    expect((await post(backend, batchFor(product, { events: full }))).body.accepted).toBe(1_000);
  });

  it('429 with a time to wait, for a tab that loops', async () => {
    const product = await makeProduct(backend);
    const sender = randomUUID();
    await post(backend, batchFor(product, { sender }));
    await backend.sql`
      update app.senders set window_events = ${limits.senderEventsPerMinute} where sender = ${sender}`;
    const answer = await post(backend, batchFor(product, { sender, seq: 2 }));
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
    expect(answer.body.retryAfter).toBeGreaterThan(0);
    expect(answer.retryAfter).toBe(String(answer.body.retryAfter));
    // The number was not taken: the same batch is welcome once the minute is over.
    await backend.sql`
      update app.senders set window_start = now() - interval '2 minutes' where sender = ${sender}`;
    expect((await post(backend, batchFor(product, { sender, seq: 2 }))).body.accepted).toBe(1);
  });

  it('429 for an app over its own rate, until the minute is over', async () => {
    const product = await makeProduct(backend, { rate_per_minute: 2 });
    await backend.sql`
      insert into app.app_minutes (app_id, minute, shard, events)
      select ${product.app}, date_trunc('minute', now()) + m * interval '1 minute', 3, 2 from generate_series(0, 1) m`;
    const answer = await post(backend, batchFor(product));
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
    expect(Number(answer.retryAfter)).toBeLessThanOrEqual(60);
    await backend.sql`delete from app.app_minutes where app_id = ${product.app}`;
    expect((await post(backend, batchFor(product))).status).toBe(202);
  });
});

describe('of bad events', () => {
  const bad: [string, unknown, string][] = [
    ['null', null, 'event: must be'],
    ['a list', [], 'event: must be'],
    ['no time', click({ t: undefined }), 't: must be'],
    ['a time as text', click({ t: '1' }), 't: must be'],
    ['a time beyond the calendar', click({ t: 1e300 }), 't: must be'],
    ['a kind nobody knows', click({ k: 'hover' }), 'k: must be'],
    ['an empty path', click({ p: '' }), 'p: must be'],
    ['a path too long', click({ p: 'x'.repeat(limits.pathChars + 1) }), 'p: must be'],
    ['a path as number', click({ p: 1 }), 'p: must be'],
    ['a click on nothing', click({ e: undefined }), 'e: is required'],
    ['anger at nothing', click({ k: 'rage', e: undefined }), 'e: is required'],
    ['no hash', click({ e: 'save-button' }), 'e: must be'],
    ['a hash as number', click({ e: 7 }), 'e: must be'],
    ['no name', click({ k: 'track' }), 'n: is required'],
    ['a name too long', click({ k: 'track', n: 'x'.repeat(limits.nameChars + 1) }), 'n: must be'],
    ['properties as text', click({ k: 'track', n: 'a', x: 'b' }), 'x: must be'],
    ['properties too large', click({ k: 'track', n: 'a', x: { a: 'b'.repeat(3_000) } }), 'x: must'],
    ['one from before anything is kept', click({ t: 0 }), 't: is older'],
  ];
  it.each(bad)('%s is named, and its neighbours are kept', async (_what, event, reason) => {
    const product = await makeProduct(backend);
    const events = [click(), event, click()];
    const { status, body } = await post(backend, batchFor(product, { events }));
    expect([status, body.accepted]).toEqual([202, 2]);
    expect(body.refused).toEqual([
      { index: 1, reason: expect.stringMatching(new RegExp(`^${reason}`)) },
    ]);
    expect(await countOf(backend, product)).toBe(2);
  });
});

describe('time', () => {
  /** Seconds by which the stored time differs from now. */
  async function storedAge(product: Product, changes: object): Promise<number> {
    await post(backend, batchFor(product, changes));
    const [row] = await backend.sql<{ age: number }>`
      select extract(epoch from now() - max(ts))::float8 as age from app.events where app_id = ${product.app}`;
    return row?.age ?? Number.NaN;
  }
  // How long a request takes is nobody's promise; a minute is more than any of them needs.
  const near = (age: number, seconds: number) => {
    expect(age).toBeGreaterThan(seconds - 30);
    expect(age).toBeLessThan(seconds + 30);
  };

  it('of a clock hours behind, or ahead, is put right', async () => {
    for (const off of [-5 * hour, 5 * hour]) {
      const sent = Date.now() + off;
      const events = [click({ t: sent - 600_000 })];
      near(await storedAge(await makeProduct(backend), { sent, events }), 600);
    }
  });

  it('of a clock that is off by less than a minute stays as it was', async () => {
    const events = [click({ t: Date.now() - 600_000 })];
    // Stored to the millisecond as told.
    await storedAge(await makeProduct(backend), { sent: Date.now() - 40_000, events });
    const [row] = await backend.sql`
      select count(*)::int as n from app.events where ts = to_timestamp(${events[0]?.t} / 1000.0)`;
    expect(row).toEqual({ n: 1 });
  });

  it('in the future becomes now', async () => {
    near(
      await storedAge(await makeProduct(backend), { events: [click({ t: Date.now() + day })] }),
      0,
    );
  });

  it('long past is kept and flagged late', async () => {
    const product = await makeProduct(backend);
    const events = [click({ t: Date.now() - 6 * day }), click({ t: Date.now() - 8 * day })];
    await post(backend, batchFor(product, { events }));
    expect(
      await backend.sql`select late from app.events where app_id = ${product.app} order by id`,
    ).toEqual([{ late: false }, { late: true }]);
  });
});

describe('a signed identity', () => {
  async function setUp() {
    const product = await makeProduct(backend, { require_signed_identity: true });
    const [row] = await backend.sql<{ secret: string }>`
      select app.new_identity_secret(${product.app}) as secret`;
    const sign = (id: string, secret = row?.secret ?? '') =>
      createHmac('sha256', secret).update(id).digest('hex');
    const known = async () =>
      backend.sql`select v.known_id as id from app.events e join app.visitors v on v.id = e.visitor_id
        where e.app_id = ${product.app} order by e.id`;
    return { product, sign, known };
  }

  it.each(['ann@customer.test', 'Zoë 🦊', 'x'.repeat(200)])('of %s is believed', async (id) => {
    const { product, sign, known } = await setUp();
    const { body } = await post(backend, batchFor(product, { user: { id, sig: sign(id) } }));
    expect(body.identity).toBeUndefined();
    expect(await known()).toEqual([{ id }]);
  });

  it('that is missing, wrong, or of somebody else keeps the batch as anonymous', async () => {
    const { product, sign, known } = await setUp();
    const id = 'ann';
    for (const sig of [undefined, '', 'no hex', sign('bob'), sign(id, 'another secret')]) {
      const user = { id, traits: { plan: 'forged' }, ...(sig === undefined ? {} : { sig }) };
      const { status, body } = await post(backend, batchFor(product, { user }));
      expect([status, body.accepted, body.identity]).toEqual([202, 1, 'unsigned']);
    }
    expect(await known()).toEqual(Array(5).fill({ id: null }));
    expect(
      await backend.sql`select 1 from app.visitors where workspace_id = ${product.workspace} and traits <> '{}'`,
    ).toEqual([]);
  });

  it('is not asked for where the app does not require it', async () => {
    const product = await makeProduct(backend);
    const { body } = await post(backend, batchFor(product, { user: { id: 'ann', sig: 'x' } }));
    expect([body.accepted, body.identity]).toEqual([1, undefined]);
  });
});
