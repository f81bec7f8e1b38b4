/**
 * Out to trackers and back, against servers that answer as the four have published: what is asked of them, what
 * stands in the database afterwards, and that no fault on the way makes one issue two.
 * (claim_issue_jobs, finish_issue_job, finish_check)
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IntegrationDraft, Tracker } from '../../../core/model/voice/integration.ts';
import { must } from '../../../local/demo-data/api.ts';
import {
  type PictureStore,
  sendIssues,
  type TrackerJob,
} from '../../../supabase/functions/_shared/issues.ts';
import { openTrackers, type TrackerServer } from './tracker-server.ts';
import { openVoiceWorld, type VoiceWorld } from './world.ts';

let world: VoiceWorld;
let trackers: TrackerServer;
beforeAll(async () => {
  world = await openVoiceWorld('postgres');
});
afterAll(() => world?.close());
beforeEach(async () => {
  await trackers?.close();
  trackers = await openTrackers();
  await world.sql`delete from app.integrations`;
  return () => trackers.close();
});

/** The picture that storage has lost. */
const gone = 'b';
const isGone = (path: string) => path.includes(gone.repeat(64));

const signed = 'https://project.test/storage/v1/object/sign/captures/';
const pictures: PictureStore = {
  sign: async (path) => (isGone(path) ? undefined : `${signed}${path}?token=t`),
  read: async (path) => (isGone(path) ? undefined : new Blob([`bytes of ${path}`])),
};

/** The database's own queue; `report` may be made to fail, as where the worker dies. */
function run(report?: () => Promise<void>, send: typeof fetch = fetch) {
  const { sql } = world;
  const jobs = {
    async take(most: number) {
      const rows = await sql<{
        job: TrackerJob;
      }>`select j as job from app.claim_issue_jobs(${most}::int) j`;
      return rows.map(({ job }) => job);
    },
    async report(id: string, result: object) {
      await report?.();
      await sql`select app.finish_issue_job(${id}::uuid, ${JSON.stringify(result)}::text::jsonb)`;
    },
  };
  return sendIssues({ jobs, pictures, send, signal: new AbortController().signal });
}

const sites: Record<Tracker, () => string> = {
  github: () => trackers.url,
  jira: () => trackers.url,
  linear: () => `${trackers.url}/graphql`,
  slack: () => `${trackers.url}/api/chat.postMessage`,
};
const places = { github: 'acme/web', jira: 'ED', linear: 'team-1', slack: 'C123ABC456' };

async function connect(tracker: Tracker, statuses: IntegrationDraft['statuses'] = {}) {
  const integration: IntegrationDraft = {
    ...{ id: randomUUID(), name: tracker, tracker, site: sites[tracker](), place: places[tracker] },
    ...{ issueType: null, statuses, active: true },
  };
  const { workspace } = world;
  return must(await world.api('admin').save_integration({ workspace, integration, token: 'tok' }));
}

/** A request with one piece of evidence, two pictures of which one is gone from storage. */
async function ask(title = 'Export as PDF') {
  const { workspace, account } = world;
  const [request, said] = [randomUUID(), randomUUID()];
  const api = world.api('editor');
  must(await api.save_row({ workspace, entity: 'request', id: request, fields: { title } }));
  const fields = { words: 'We *need* it\nfor the board', request, account };
  must(await api.save_row({ workspace, entity: 'evidence', id: said, fields }));
  for (const [position, letter] of ['a', gone].entries()) {
    const object = { sha256: letter.repeat(64), mime: 'image/webp', width: 9, height: 9, bytes: 9 };
    await world.sql`insert into app.attachments (id, workspace_id, evidence_id, object, stored, position)
      values (${randomUUID()}::uuid, ${workspace}::uuid, ${said}::uuid, ${JSON.stringify(object)}::text::jsonb, true, ${position}::int)`;
  }
  return { request, picture: `${workspace}/${said}/${'a'.repeat(64)}.webp` };
}

async function sent(tracker: Tracker, link: string | null = null, statuses = {}) {
  const { id: integration, hook } = await connect(tracker, statuses);
  const { request, picture } = await ask();
  const id = randomUUID();
  must(await world.api('editor').send_issue({ request, integration, id, link }));
  return { request, integration, id, picture, hook: hook ?? '' };
}

const issueOf = async (request: string) =>
  must(await world.api('viewer').get_request({ request })).issues[0];
const statusOf = async (request: string) =>
  must(await world.api('viewer').get_request({ request })).request.status;
const dueNow = () => world.sql`update app.issues set next_try_at = now()`;
const posts = () => trackers.asked.filter(({ method }) => method === 'POST');

describe.each([
  ['github', '#1', 'open'],
  ['jira', 'ED-1', null],
  ['linear', 'ENG-1', 'Backlog'],
  ['slack', '1503435956.000247', null],
] as const)('%s', (tracker, key, status) => {
  it('gets an issue with the words and the picture; its key comes back', async () => {
    const { request, picture } = await sent(tracker);
    expect(await run()).toBeGreaterThan(0);
    expect(await issueOf(request)).toMatchObject({ state: 'done', key, status, problem: null });
    const told = JSON.stringify(posts().map(({ body }) => body));
    expect(told).toContain('for the board');
    expect(told).toContain(tracker === 'jira' ? `bytes of ${picture}` : `${signed}${picture}`);
    expect(told).not.toContain(gone.repeat(64));
    expect(trackers.issues).toHaveLength(1);
  });

  it('gets one issue where the same is sent twice', async () => {
    const { request, integration, id } = await sent(tracker);
    must(await world.api('editor').send_issue({ request, integration, id, link: null }));
    await run();
    await run();
    expect(trackers.issues).toHaveLength(1);
  });

  it('answers whether settings and token are right', async () => {
    const { id } = await connect(tracker);
    await run();
    const { workspace } = world;
    const read = async () => must(await world.api('admin').list_integrations({ workspace }))[0];
    expect(await read()).toMatchObject({ id, check: { state: 'fine', problem: null } });
    expect(trackers.issues).toHaveLength(0);
    const wrong =
      tracker === 'slack' ? { ok: false, error: 'invalid_auth' } : { message: 'Bad credentials' };
    trackers.next.push({ status: tracker === 'slack' ? 200 : 401, body: wrong });
    must(await world.api('admin').test_integration({ integration: id }));
    await run();
    expect(await read()).toMatchObject({
      check: { state: 'failed', problem: expect.stringMatching(/token/i) },
    });
  });
});

describe.each(['github', 'jira', 'linear'] as const)('%s, after the worker died', (tracker) => {
  it('finds the issue that nobody reported', async () => {
    const { request } = await sent(tracker);
    await expect(run(() => Promise.reject(new Error('killed')))).rejects.toThrow('killed');
    if (tracker !== 'jira') expect(trackers.issues).toHaveLength(1);
    await dueNow();
    await run();
    expect(trackers.issues).toHaveLength(1);
    expect(await issueOf(request)).toMatchObject({ state: 'done', key: expect.any(String) });
  });
});

describe('their status', () => {
  it('moves the request by the mapping, asked for and told', async () => {
    const { request, hook } = await sent('jira', null, { Doing: 'in-progress', Done: 'shipped' });
    await run();
    trackers.status.jira = 'Doing';
    await dueNow();
    await run();
    expect(await issueOf(request)).toMatchObject({ status: 'Doing' });
    expect(await statusOf(request)).toBe('in-progress');
    const { key } = (await issueOf(request)) ?? {};
    const api = world.api('viewer');
    must(await api.receive_issue({ hook, key: key ?? '', status: 'Nobody maps this' }));
    expect(await statusOf(request)).toBe('in-progress');
    must(await api.receive_issue({ hook, key: key ?? '', status: 'Done' }));
    expect(await statusOf(request)).toBe('shipped');
  });
});

describe('an issue that exists', () => {
  it.each([
    ['github', 'https://github.com/acme/web/issues/12', '#12', 'open'],
    ['jira', 'https://acme.atlassian.net/browse/ED-7?focused=1', 'ED-7', 'To Do'],
  ] as const)('of %s is commented on, and its status read', async (tracker, url, key, status) => {
    const { request } = await sent(tracker, url);
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'done', key, status, url });
    expect(trackers.issues).toHaveLength(0);
    const comments = posts().filter(({ path }) => /comments?$/.test(path));
    expect(comments).toHaveLength(1);
    expect(JSON.stringify(comments)).toContain('for the board');
  });

  it('cannot be tied by an address that is none', async () => {
    const { request } = await sent('github', 'https://github.com/acme/web/pulls');
    await run();
    expect(await issueOf(request)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/not the address of an issue/),
    });
    expect(posts()).toHaveLength(0);
  });
});

describe('a fault', () => {
  it('401: said at once, tried again only by hand', async () => {
    const { request, id } = await sent('github');
    // The first answer is that to the job, the second to the check that saving asked for.
    trackers.next.push({ status: 401, body: { message: 'Bad credentials' } });
    await run();
    expect(await issueOf(request)).toMatchObject({
      state: 'failed',
      problem: 'GitHub: Bad credentials. Check the token and its rights.',
    });
    must(await world.api('editor').retry_issue({ issue: id }));
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'done', key: '#1', problem: null });
    expect(trackers.issues).toHaveLength(1);
  });

  it('429 with Retry-After: left alone for as long as it says', async () => {
    const { request } = await sent('github');
    trackers.next.push({ status: 429, body: {}, headers: { 'retry-after': '1200' } });
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'waiting', tries: 1 });
    const [row] = await world.sql<{ wait: number }>`
      select extract(epoch from next_try_at - now())::float8 as wait from app.issues where request_id = ${request}::uuid`;
    expect(row?.wait).toBeGreaterThan(1_190);
    await run();
    expect(trackers.issues).toHaveLength(0);
  });

  it('403 that is a limit is waited for, not taken for a wrong token', async () => {
    const { request } = await sent('github');
    const reset = `${Math.floor(Date.now() / 1000) + 900}`;
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset };
    trackers.next.push({ status: 403, body: { message: 'API rate limit exceeded' }, headers });
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'waiting' });
  });

  it('500, then fine: it is there once', async () => {
    const { request } = await sent('linear');
    trackers.next.push({ status: 500, body: {} });
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'waiting', problem: expect.any(String) });
    await dueNow();
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'done', key: 'ENG-1', problem: null });
    expect(trackers.issues).toHaveLength(1);
  });

  it('while pictures go: what is there is not sent again', async () => {
    const { request } = await sent('jira');
    await run(undefined, async (input, init) => {
      if (String(input).endsWith('/attachments')) return new Response('{}', { status: 503 });
      return fetch(input, init);
    });
    expect(await issueOf(request)).toMatchObject({ state: 'waiting', key: 'ED-1' });
    await dueNow();
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'done', key: 'ED-1', problem: null });
    expect(trackers.issues).toHaveLength(1);
    const files = posts().filter(({ path }) => path.endsWith('/attachments'));
    expect(files).toHaveLength(1);
    expect(files[0]?.headers['x-atlassian-token']).toBe('no-check');
    expect(files[0]?.body).toMatch(/name="file"; filename="feedback-1\.webp"/);
  });

  it('a redirect carries the token nowhere', async () => {
    const { request } = await sent('github');
    trackers.next.push({ status: 307, headers: { location: `${trackers.url}/elsewhere` } });
    await run();
    expect(await issueOf(request)).toMatchObject({ state: 'failed' });
    expect(trackers.asked.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it('no token: said, and nothing asked', async () => {
    const { request, integration } = await sent('github');
    await world.sql`update app.integration_secrets set token = null where integration_id = ${integration}::uuid`;
    await run();
    expect(await issueOf(request)).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/has no token/),
    });
    expect(trackers.asked).toHaveLength(0);
  });
});
