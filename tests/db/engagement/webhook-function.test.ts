/**
 * The hosted sender, run as the edge function runs it: through the Data API with the service key, to a receiver
 * that checks signatures with the standardwebhooks package.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { must } from '../../../local/demo-data/api.ts';
import { createSender } from '../../../supabase/functions/_shared/sender.ts';
import { publish, report, surveyOf } from '../contract/items.ts';
import { openWorld, type World } from '../contract/world.ts';

const messages: { headers: Record<string, string>; body: string }[] = [];
let status = 200;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    messages.push({ headers, body });
    response.writeHead(status).end('no room');
  });
});

let world: World;
let url: string;
beforeAll(async () => {
  world = await openWorld();
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  // Safe: it listens on a port.
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  receiver.close();
  await world?.close();
});

const secret = 'a secret of the sender';
/** As a hosted project sets them. */
const settings = (changes: Record<string, string> = {}): Record<string, string | undefined> => ({
  SUPABASE_URL: world.backend.url,
  SUPABASE_SERVICE_ROLE_KEY: world.backend.secretKey,
  WAYMARK_SENDER_SECRET: secret,
  ...changes,
});

async function wake(given = secret, changes: Record<string, string> = {}) {
  const env = settings(changes);
  const handler = createSender({ env: (name) => env[name], fetch });
  const headers = { 'x-waymark-sender': given };
  const reply = await handler(new Request('https://x.test/', { method: 'POST', headers }));
  const body: unknown = await reply.json();
  return { status: reply.status, body };
}

async function detractor(): Promise<string> {
  const { workspace, callers } = world;
  const webhook = {
    ...{ id: randomUUID(), name: 'Ops', url, events: ['survey.detractor' as const] },
    ...{ format: 'json' as const, active: true },
  };
  const saved = must(await callers.owner.api.save_webhook({ workspace, webhook }));
  // The embedded backend's own sender takes turns with this one; whoever comes first, it is sent once.
  const item = await publish(world, surveyOf({ frequency: { kind: 'always' } }));
  await report(world, item, [{ k: 'shown' }, { k: 'submit', x: { score: 1, why: 'Slow' } }]);
  return saved.secret ?? '';
}

it('sends what is due, signed so that the receiver’s own library believes it', async () => {
  const key = await detractor();
  await wake();
  await expect.poll(() => messages.length).toBe(1);
  const [{ headers, body } = { headers: {}, body: '' }] = messages;
  expect(new Webhook(key).verify(body, headers)).toMatchObject({ type: 'survey.detractor' });
  expect(() => new Webhook(key).verify(body.replace('1', '9'), headers)).toThrow();
  expect(() => new Webhook(`whsec_${btoa('x'.repeat(24))}`).verify(body, headers)).toThrow();
});

it('reports what the receiver said, and waits longer before each next try', async () => {
  await world.backend.sql.query('delete from app.webhooks');
  status = 503;
  await detractor();
  const waits: number[] = [];
  for (let tries = 1; tries <= 3; tries++) {
    await world.backend.sql`update app.webhook_deliveries set next_try_at = now()`;
    await wake();
    const rows = await world.backend.sql<{ tries: number; wait: number; response: string }>`
      select tries, extract(epoch from next_try_at - now())::float8 as wait, response from app.webhook_deliveries`;
    expect(rows).toMatchObject([{ response: 'no room' }]);
    waits.push(Number(rows[0]?.wait));
  }
  // 5 s, 5 min, 30 min, each give or take a tenth.
  expect(waits[1]).toBeGreaterThan(200);
  expect(waits[2]).toBeGreaterThan(1_500);
});

it('works for nobody without its secret, and says what is not set up', async () => {
  expect(await wake('another')).toMatchObject({ status: 401 });
  expect(await wake(secret, { WAYMARK_SENDER_SECRET: '' })).toMatchObject({
    status: 503,
    body: { error: expect.stringMatching(/WAYMARK_SENDER_SECRET is not set/) },
  });
  const wrong = await wake(secret, { SUPABASE_SERVICE_ROLE_KEY: world.backend.publishableKey });
  expect(wrong).toMatchObject({
    status: 500,
    body: { error: expect.stringMatching(/take_deliveries answered/) },
  });
});
