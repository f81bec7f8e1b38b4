/**
 * The hosted sender and the receiver of trackers' webhooks as they run: through the Data API with the service key,
 * pictures signed by storage itself, and the tracker's own message to the address that the console shows.
 */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { attachmentPath, type StoredObject } from '../../../core/model/voice/attachment.ts';
import { must } from '../../../local/demo-data/api.ts';
import { createSender } from '../../../supabase/functions/_shared/sender.ts';
import { evidence, request, save } from '../contract/voices.ts';
import { openWorld, type World } from '../contract/world.ts';
import { openTrackers, type TrackerServer } from './tracker-server.ts';

let world: World;
let trackers: TrackerServer;
beforeAll(async () => {
  world = await openWorld();
  trackers = await openTrackers();
});
afterAll(async () => {
  await trackers?.close();
  await world?.close();
});

async function wake() {
  const env: Record<string, string> = {
    SUPABASE_URL: world.backend.url,
    SUPABASE_SERVICE_ROLE_KEY: world.backend.secretKey,
    WAYMARK_SENDER_SECRET: 'shh',
  };
  const handler = createSender({ env: (name) => env[name], fetch });
  const headers = { 'x-waymark-sender': 'shh' };
  const reply = await handler(new Request('https://x.test/', { method: 'POST', headers }));
  expect(await reply.json()).toEqual({ tried: expect.any(Number) });
}

/** A request whose one picture lies in storage. */
async function pictured(bytes: string): Promise<string> {
  const { owner } = world.callers;
  const id = await request(world, 'Export as PDF');
  const said = await evidence(world, { request: id });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const object: StoredObject = {
    sha256,
    mime: 'image/webp',
    width: 9,
    height: 9,
    bytes: bytes.length,
  };
  const attachment = await save(world, 'attachment', { evidence: said, object });
  const path = attachmentPath(world.workspace, said, object);
  const blob = new Blob([bytes], { type: 'image/webp' });
  expect((await owner.client.storage.from('captures').upload(path, blob)).error).toBeNull();
  const of = { workspace: world.workspace, attachments: [attachment] };
  must(await owner.api.confirm_attachments(of));
  return id;
}

async function send(of: string) {
  const { workspace, callers } = world;
  const integration = {
    ...{ id: randomUUID(), name: 'GitHub', tracker: 'github' as const, site: trackers.url },
    ...{ place: 'acme/web', issueType: null, active: true },
    statuses: { 'not planned': 'declined', closed: 'shipped' } as const,
  };
  const { owner } = callers;
  const { hook } = must(await owner.api.save_integration({ workspace, integration, token: 't' }));
  const issue = { request: of, integration: integration.id, id: randomUUID(), link: null };
  must(await owner.api.send_issue(issue));
  return hook;
}

const read = async (id: string) => must(await world.callers.owner.api.get_request({ request: id }));

it('makes an issue whose picture can be seen by whoever reads it, and hears when it is closed', async () => {
  const id = await pictured('bytes of a picture');
  const hook = await send(id);
  await wake();
  // The embedded backend's own sender takes turns with this one; whoever comes first, it is made once.
  await expect.poll(async () => (await read(id)).issues[0]?.key).toBe('#1');
  expect(trackers.issues).toHaveLength(1);
  const [, picture] = /!\[Picture\]\(([^)]+)\)/.exec(Object(trackers.issues[0]?.body).body) ?? [];
  expect(await (await fetch(picture ?? '')).text()).toBe('bytes of a picture');

  const tell = (body: unknown, of = hook) =>
    fetch(`${world.backend.url}/functions/v1/receive-issue/${of}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const closed = {
    action: 'closed',
    issue: { number: 1, state: 'closed', state_reason: 'not_planned' },
  };
  expect((await tell(closed, 'a-guess')).status).toBe(404);
  expect((await tell({ zen: 'Keep it logically awesome.' })).status).toBe(200);
  expect((await read(id)).request.status).toBe('new');
  expect((await tell(closed)).status).toBe(200);
  expect((await read(id)).request.status).toBe('declined');
});
