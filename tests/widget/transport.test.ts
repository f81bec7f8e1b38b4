/** One request: what it looks like, and what each answer means. */
import { describe, expect, it } from 'vitest';
import { createTransport, type Verdict } from '../../widget/src/delivery/queue/transport.ts';
import type { Frozen } from '../../widget/src/delivery/queue/types.ts';

const batch: Frozen = {
  ...{ v: 1, app: 'wk_x', sender: 's', seq: 1, device: 'd', at: 5 },
  events: [{ t: 1, k: 'page', p: '/' }],
};

type Asked = { url: string; init: RequestInit };

function createPost(answer: (asked: Asked) => Response | Promise<Response>, gzip = false) {
  const asked: Asked[] = [];
  const post = createTransport({
    ...{ url: 'https://p.supabase.co', key: 'sb_&', gzip, env: { now: () => 77 } },
    fetch: async (url, init) => {
      const request = { url: String(url), init: init ?? {} };
      asked.push(request);
      return answer(request);
    },
  });
  return { post, asked };
}

const taken = () => Response.json({ accepted: 1, duplicate: false, refused: [] }, { status: 202 });
const payloadOf = ({ init }: Asked) =>
  JSON.parse(new URLSearchParams(String(init.body)).get('payload') ?? '');

describe('transport', () => {
  it('sends a form, which needs no preflight, without cookies, with the time of sending', async () => {
    const { post, asked } = createPost(taken);
    expect(await post(batch)).toEqual({ is: 'kept', unknown: [] });
    const [request] = asked;
    expect(request?.url).toBe('https://p.supabase.co/rest/v1/rpc/ingest?apikey=sb_%26');
    expect(request?.init).toMatchObject({
      ...{ method: 'POST', credentials: 'omit', keepalive: true },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const { at: _, ...sent } = batch;
    expect(request && payloadOf(request)).toEqual({ ...sent, sent: 77 });
  });

  it('leaves out what the database’s JSON cannot hold, and nothing else', async () => {
    const { post, asked } = createPost(taken);
    const text = 'nul \0 half \ud800 whole 😀 back\\slash \\u0000 literal \\\0 é';
    await post({ ...batch, events: [{ t: 1, k: 'track', p: '/', n: 'x', x: { text } }] });
    const [request] = asked;
    expect(request && payloadOf(request).events[0].x.text).toBe(
      'nul  half  whole 😀 back\\slash \\u0000 literal \\ é',
    );
  });

  it('asks for keepalive only as far as the browser allows for all requests together', async () => {
    let release: (response: Response) => void = () => undefined;
    const { post, asked } = createPost(
      () =>
        new Promise((resolve) => {
          release = resolve;
        }),
    );
    const large = {
      ...batch,
      events: [
        { ...({ t: 1, k: 'track', p: '/', n: 'x' } as const), x: { text: 'x'.repeat(40_000) } },
      ],
    };
    const first = post(large);
    void post(large);
    expect(asked.map(({ init }) => init.keepalive)).toEqual([true, false]);
    release(taken());
    await Promise.race([first, new Promise((resolve) => setImmediate(resolve))]);
  });

  it.each<[string, Response, Verdict]>([
    [
      '503 with a time',
      Response.json({ retryAfter: 5 }, { status: 503 }),
      { is: 'later', wait: 5_000 },
    ],
    [
      '429 in the header',
      new Response('', { status: 429, headers: { 'retry-after': '7' } }),
      { is: 'later', wait: 7_000 },
    ],
    ['502 of a proxy', new Response('<html>', { status: 502 }), { is: 'later' }],
    ['429 without a time', new Response('', { status: 429 }), { is: 'later' }],
    [
      '403',
      Response.json({ message: 'not here' }, { status: 403 }),
      { is: 'stopped', why: 'The server answered 403: not here' },
    ],
    [
      '400',
      Response.json({ message: 'v: must be 1' }, { status: 400 }),
      { is: 'refused', why: 'The server answered 400: v: must be 1' },
    ],
    [
      '202 that asks',
      Response.json({ unknown: ['ab'] }, { status: 202 }),
      { is: 'kept', unknown: ['ab'] },
    ],
    ['204 of something else', new Response(null, { status: 204 }), { is: 'kept', unknown: [] }],
  ])('reads %s', async (_, response, verdict) => {
    expect(await createPost(() => response).post(batch)).toEqual(verdict);
  });

  it('takes a failing network for a failing network', async () => {
    const { post } = createPost(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await post(batch)).toEqual({ is: 'later' });
  });

  it('compresses what is worth it, where the server reads it', async () => {
    const { post, asked } = createPost(taken, true);
    const text = 'x'.repeat(10_000);
    await post({ ...batch, events: [{ t: 1, k: 'track', p: '/', n: 'x', x: { text } }] });
    await post(batch);
    const [zipped, plain] = asked;
    expect(zipped?.init.headers).toMatchObject({ 'content-encoding': 'gzip' });
    // Safe: what the transport made.
    const body = zipped?.init.body as Blob;
    const unzipped = body.stream().pipeThrough(new DecompressionStream('gzip'));
    const { payload } = await new Response(unzipped).json();
    expect(payload.events[0].x.text).toBe(text);
    expect(plain?.init.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded',
    });
  });
});
