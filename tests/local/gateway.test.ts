// What a browser or a script on a stranger's page can send, and what comes back.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drivers, type Fixture, startFixture } from './start-fixture.ts';

const ingest = '/rest/v1/rpc/ingest';

describe.each(drivers)('the gateway over %s', (driver) => {
  let backend: Fixture;
  beforeAll(async () => {
    backend = await startFixture(driver);
  });
  afterAll(() => backend.close());

  test('answers the preflight of a function with arguments', async () => {
    const answer = await fetch(backend.url + ingest, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://product.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'apikey,content-type',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-headers')).toBe('apikey,content-type');
  });

  test('lets a page of another origin read what auth answers, errors included', async () => {
    const origin = 'chrome-extension://abcdefghijklmnop';
    const refused = await backend.post('/auth/v1/token?grant_type=password', '{}', { origin });
    expect(refused.ok).toBe(false);
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });

  test('ingest runs as anon and answers with the function’s own status', async () => {
    const answer = await backend.post(ingest, '{"payload":{"a":1}}', {
      origin: 'https://product.test',
    });
    expect(answer.status).toBe(202);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const body = await answer.json();
    expect([body.type, body.actor]).toEqual(['object', 'anon']);
    expect(body.headers.origin).toBe('https://product.test');
  });

  test('ingest hands headers through, and errors by their code', async () => {
    const waiting = await backend.post(ingest, '{"payload":{"do":"wait"}}');
    expect([waiting.status, waiting.headers.get('retry-after')]).toEqual([429, '7']);
    expect(waiting.headers.get('access-control-expose-headers')).toContain('retry-after');
    const rejected = await backend.post(ingest, '{"payload":{"do":"reject"}}');
    expect([rejected.status, (await rejected.json()).message]).toEqual([401, 'no such key']);
    expect((await backend.post(ingest, '{"payload":{"do":"raise"}}')).status).toBe(400);
  });

  test('ingest answers the same without the hot path', async () => {
    const ada = await backend.signIn('ada@one.test');
    const { data } = await ada.auth.getSession();
    const slow = await backend.post(ingest, '{"payload":{"do":"wait"}}', {
      authorization: `Bearer ${data.session?.access_token}`,
    });
    expect([slow.status, slow.headers.get('retry-after')]).toEqual([429, '7']);
    expect(await slow.json()).toEqual({ error: 'rate' });
  });

  test('ingest takes the form that sendBeacon posts without a preflight', async () => {
    const form = new URLSearchParams({ payload: '{"a":1}' });
    const to = `${backend.url}${ingest}?apikey=${backend.publishableKey}`;
    const answer = await fetch(to, { method: 'POST', body: form });
    expect([answer.status, (await answer.json()).type]).toEqual([202, 'object']);
  });

  test('a caller cannot choose the address that it is known by', async () => {
    const { data } = await backend.client().rpc('seen_header', { name: 'x-forwarded-for' });
    expect(data).toBe('127.0.0.1');
    const answer = await backend.post(ingest, '{"payload":{}}', { 'x-forwarded-for': '6.6.6.6' });
    expect((await answer.json()).headers['x-forwarded-for']).toBe('127.0.0.1');
  });

  test.each([
    ['a broken object', '{"payload":{'],
    ['a bare word', 'hello'],
    ['nothing', ''],
    ['no payload', '{"other":1}'],
    ['a raw control character', '{"payload":{"a":"\u0000"}}'],
    ['an escaped zero', '{"payload":{"a":"\\u0000"}}'],
    ['half a surrogate pair', '{"payload":{"a":"\\ud800"}}'],
    ['bytes that are not UTF-8', Buffer.from('{"payload":{"a":"\xff"}}', 'latin1')],
  ])('ingest refuses %s with a 400 that says why', async (_what, body) => {
    const answer = await backend.post(ingest, body);
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toBeTypeOf('string');
  });

  test('any other function refuses malformed JSON alike', async () => {
    const answer = await backend.post('/rest/v1/rpc/type_of', '{"payload":');
    expect(answer.status).toBe(400);
    expect((await answer.json()).message).toContain('not valid JSON');
  });

  test.each([ingest, '/rest/v1/rpc/type_of', '/auth/v1/signup'])(
    'a body over the limit gets a readable 413 from %s',
    async (to) => {
      const answer = await backend.post(to, JSON.stringify({ payload: 'x'.repeat(3_000_000) }));
      expect([answer.status, (await answer.json()).code]).toEqual([413, 'PT413']);
    },
  );

  test('gzip is unpacked, bounded, and refused where it is none', async () => {
    const zipped = { 'content-encoding': 'gzip' };
    const fine = await backend.post(ingest, gzipSync('{"payload":{"a":1}}'), zipped);
    expect([fine.status, (await fine.json()).type]).toEqual([202, 'object']);
    const bomb = await backend.post(
      ingest,
      gzipSync(JSON.stringify({ payload: 'x'.repeat(9_000_000) })),
      zipped,
    );
    expect(bomb.status).toBe(413);
    const fake = await backend.post(ingest, '{"payload":{}}', zipped);
    expect([fake.status, (await fake.json()).code]).toEqual([400, 'PGRST102']);
  });

  test('an unknown key is refused, and a forged session too', async () => {
    expect(
      (await backend.post(ingest, '{"payload":{}}', { apikey: 'sb_publishable_wrong' })).status,
    ).toBe(401);
    const forged = await backend.post('/rest/v1/rpc/whoami', '{}', {
      authorization: 'Bearer a.b.c',
    });
    expect(forged.status).toBe(401);
  });

  test('nothing above was reported as a fault of the backend', () => {
    expect(backend.errors).toEqual([]);
  });
});
