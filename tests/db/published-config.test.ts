/** get_config as a widget or a cache in front of it asks: GET, with the key in the address, and again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from './contract/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

function ask(key: string, headers: Record<string, string> = {}): Promise<Response> {
  const { url, publishableKey } = world.backend;
  const query = new URLSearchParams({ app_key: key, apikey: publishableKey });
  return fetch(`${url}/rest/v1/rpc/get_config?${query}`, { headers });
}

it('is answered to GET, for caches to keep a minute', async () => {
  const reply = await ask(world.app.key);
  expect(reply.status).toBe(200);
  expect(reply.headers.get('cache-control')).toMatch(/max-age=60/);
  const { version } = Object(await reply.json());
  expect(reply.headers.get('etag')).toBe(`"${version}"`);
});

it('answers 304 without a body to whoever has this version', async () => {
  const etag = (await ask(world.app.key)).headers.get('etag') ?? '';
  const reply = await ask(world.app.key, { 'if-none-match': etag });
  expect(reply.status).toBe(304);
  expect(await reply.text()).toBe('');
});

it('answers 404 to an unknown key, and says what to do', async () => {
  const reply = await ask('wk_000000000000000000000000');
  expect(reply.status).toBe(404);
  expect(Object(await reply.json()).message).toMatch(/^app_key: no app has this key/);
});
