/** Messages arrive, signed and once, are tried again where they do not, and say what became of them. */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebhookDraft } from '../../../core/model/webhook.ts';
import { must } from '../../../local/demo-data/api.ts';
import { sendDue } from '../../../local/webhooks.ts';
import { guideOf, publish, report, surveyOf } from '../contract/items.ts';
import { openWorld, type World } from '../contract/world.ts';

interface Message {
  headers: IncomingHttpHeaders;
  body: string;
}

const received: Message[] = [];
let answer = 200;
const receiver = createServer((request, response) => {
  let body = '';
  request.on('data', (part) => {
    body += part;
  });
  request.on('end', () => {
    received.push({ headers: request.headers, body });
    response.writeHead(answer, { location: '/elsewhere' }).end('thanks');
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
beforeEach(async () => {
  await world.backend.sql.query('delete from app.webhooks');
  received.length = 0;
  answer = 200;
});

async function hook(changes: Partial<WebhookDraft> = {}) {
  const events: WebhookDraft['events'] = ['survey.detractor'];
  const shape = { url, events, format: 'json', active: true } as const;
  const webhook = { id: randomUUID(), name: 'Ops', ...shape, ...changes };
  const { workspace, callers } = world;
  return must(await callers.owner.api.save_webhook({ workspace, webhook }));
}

const survey = () => publish(world, surveyOf({ frequency: { kind: 'always' } }));
const answered = (item: string, score: number, why = 'Too <slow> & loud') =>
  report(world, item, [{ k: 'shown' }, { k: 'submit', x: { score, why } }]);

/** The backend's own sender takes turns with this one; whoever comes first, it is sent once. */
async function send(): Promise<void> {
  const { signal } = new AbortController();
  const { sql } = world.backend;
  await sendDue({ sql, signal, onError: (error) => expect(error).toBeUndefined() });
}

async function deliveries(webhook: string) {
  return must(await world.callers.owner.api.list_deliveries({ webhook, limit: 10 }));
}

describe('a detractor’s answer', () => {
  it('is sent, signed as Standard Webhooks says', async () => {
    const { webhook, secret } = await hook();
    await answered(await survey(), 2);
    await answered(await survey(), 9);
    await send();
    expect(received).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const key = Buffer.from((secret ?? '').replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(body)).toMatchObject({
      ...{ type: 'survey.detractor' },
      data: { score: 2, band: 'low', visitorName: 'Ann', text: 'Too <slow> & loud' },
    });
    const [done] = await deliveries(webhook.id);
    const told = { state: 'delivered', status: 200, response: 'thanks' };
    expect(done).toMatchObject({ id: headers['webhook-id'], ...told });
  });

  it('is told once, however often it is sent or changed', async () => {
    const { webhook } = await hook();
    const item = await publish(world, surveyOf());
    const device = randomUUID();
    for (const score of [3, 3, 1])
      await report(world, item, [{ k: 'submit', x: { score } }], device);
    await send();
    expect(received).toHaveLength(1);
    expect(await deliveries(webhook.id)).toHaveLength(1);
  });

  it('reads well in Slack, and nobody’s words are marks', async () => {
    await hook({ format: 'slack' });
    await answered(await survey(), 2, '<!channel> help');
    await send();
    const { text } = JSON.parse(received[0]?.body ?? '{}');
    expect(text).toMatch(/score 2 by Ann/);
    expect(text).toContain('&lt;!channel&gt; help');
  });

  it('is told later where the person stopped half-way', async () => {
    const { webhook } = await hook();
    const { sql } = world.backend;
    await report(world, await survey(), [{ k: 'shown' }, { k: 'answer', x: { score: 1 } }]);
    expect(await deliveries(webhook.id)).toEqual([]);
    await sql`update app.responses set answered_at = now() - interval '31 minutes' where finished_at is null`;
    await sql.query('select app.maintain()');
    expect(await deliveries(webhook.id)).toMatchObject([{ event: 'survey.detractor' }]);
  });
});

describe('a receiver', () => {
  it('that fails is asked again later, with the same id', async () => {
    const { webhook } = await hook();
    answer = 500;
    await answered(await survey(), 0);
    await send();
    const [waiting] = await deliveries(webhook.id);
    expect(waiting).toMatchObject({ state: 'waiting', tries: 1, status: 500 });
    expect(waiting?.problem).toBe('The receiver answered 500.');
    await send();
    expect(received).toHaveLength(1); // not before its time
    answer = 204;
    await world.backend.sql`update app.webhook_deliveries set next_try_at = now()`;
    await send();
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'delivered', tries: 2 }]);
  });

  it('that never answers is given up after three days of trying, and may be tried by hand', async () => {
    const { webhook } = await hook({ url: 'http://127.0.0.1:9/closed' });
    await answered(await survey(), 0);
    const { sql } = world.backend;
    for (let tries = 0; tries < 12; tries++) {
      await sql`update app.webhook_deliveries set next_try_at = now() where state = 'waiting'`;
      await send();
    }
    const [failed] = await deliveries(webhook.id);
    expect(failed).toMatchObject({ state: 'failed', tries: 10, status: null });
    expect(failed?.problem).toMatch(/^Nothing answered: /);
    const again = world.callers.owner.api.retry_delivery({ delivery: failed?.id ?? '' });
    expect(must(await again)).toMatchObject({ state: 'waiting', tries: 0 });
  });

  it('that is gone gets nothing more', async () => {
    const { webhook } = await hook();
    answer = 410;
    await answered(await survey(), 0);
    await send();
    await answered(await survey(), 0);
    await send();
    expect(received).toHaveLength(1);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'failed', status: 410 }]);
  });

  it('that sends elsewhere is not followed', async () => {
    const { webhook } = await hook();
    answer = 302;
    await answered(await survey(), 0);
    await send();
    expect(received).toHaveLength(1);
    expect(await deliveries(webhook.id)).toMatchObject([{ state: 'waiting', status: 302 }]);
  });
});

it('publishing and stopping are told to whoever wants to know', async () => {
  await hook({ events: ['item.published', 'item.stopped'] });
  const item = await publish(world, guideOf());
  must(await world.callers.owner.api.move_item({ item, move: 'end' }));
  await send();
  expect(received.map(({ body }) => JSON.parse(body).type)).toEqual([
    'item.published',
    'item.stopped',
  ]);
});

describe('an admin', () => {
  it('sends a test, which says that it is one', async () => {
    const { webhook } = await hook({ active: false });
    must(await world.callers.owner.api.test_webhook({ webhook: webhook.id }));
    await send();
    expect(JSON.parse(received[0]?.body ?? '{}')).toMatchObject({ type: 'webhook.test' });
  });

  it('makes a new secret, with which even what waits is signed', async () => {
    const { webhook, secret: old } = await hook();
    await answered(await survey(), 1);
    const { api } = world.callers.owner;
    const { secret } = must(await api.rotate_webhook_secret({ webhook: webhook.id }));
    expect(secret).not.toBe(old);
    await send();
    const [{ headers, body } = { headers: {}, body: '' }] = received;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  });
});
