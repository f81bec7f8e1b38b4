// Segments, the attention budget, an app's look, webhooks and translations through the console as it is built, on
// a real backend: what is done on the screen is what lies in the database, and what leaves for others.
import { createHmac, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';
import { templates } from '../../core/engage/templates.ts';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { createTeam, person, type Team } from './team.ts';

let team: Team;
let site: HttpServer;

test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  const config = () => JSON.stringify({ ...team.server, widgetUrl: 'http://127.0.0.1:9' });
  site = await serve(
    createStaticSite({ dir: `${repoDir}/dist/console`, made: { '/config.json': config } }),
  );
  await seen('ann@crm.example', { name: 'Ann', plan: 'pro' });
  await seen('bob@crm.example', { name: 'Bob', plan: 'free' });
});

test.afterAll(async () => {
  await site?.close();
  await team?.close();
});

/** Somebody uses the product. */
async function seen(id: string, traits: Record<string, string>) {
  const payload = {
    ...{ v: 1, app: team.app.key, sender: randomUUID(), device: randomUUID(), seq: 1 },
    ...{ sent: Date.now(), events: [], user: { id, traits } },
  };
  const { url, publishableKey } = team.server;
  const reply = await fetch(`${url}/rest/v1/rpc/ingest?apikey=${publishableKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: team.site },
    body: JSON.stringify({ payload }),
  });
  expect(reply.ok, await reply.text()).toBe(true);
}

async function open(page: Page, path: string) {
  await page.goto(site.url);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
  await page.goto(`${site.url}/#${path}`);
}

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

test('a segment is built, counted, nested, refused its end while it is used', async ({ page }) => {
  const { sql } = team.backend;
  await open(page, '/segments');
  await page.getByRole('link', { name: 'Build a segment' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Pros');
  await page.getByLabel('Add a rule').selectOption('trait');
  await page.getByLabel('Trait', { exact: true }).selectOption('visitor.plan');
  await page.getByLabel('Value', { exact: true }).fill('pro');
  await expect(page.locator('.audience-size')).toContainText('1 of 2 people');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByText('Person’s plan is pro').first()).toBeVisible();
  await expect(page.locator('.sample')).toHaveText('Ann');
  const [made] = await sql<{ id: string; condition: unknown }>`
    select id, condition from app.segments where name = 'Pros'`;
  expect(made?.condition).toEqual({ $and: [{ 'visitor.plan': { $in: ['pro'] } }] });

  await page.goto(`${site.url}/#/segments/new/rules`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Pros or staff');
  await page.getByRole('button', { name: 'Group' }).click();
  const group = page.locator('.rule-group-inner');
  await group.getByLabel('Add a rule').selectOption('segment');
  await group.getByLabel('Segment', { exact: true }).selectOption({ label: 'Pros' });
  await group.getByLabel('Add a rule').selectOption('language');
  await page.getByRole('button', { name: 'Make it' }).click();
  await expect(page.getByRole('heading', { name: /^Pros or staff/ })).toBeVisible();
  const [nested] = await sql<{ condition: unknown }>`
    select condition from app.segments where name = 'Pros or staff'`;
  expect(nested?.condition).toEqual({
    $and: [{ $or: [{ $segment: made?.id }, { language: 'en' }] }],
  });

  await page.goto(`${site.url}/#/segments/${made?.id}`);
  await page.getByRole('button', { name: 'Delete' }).click();
  const refused = page.getByRole('dialog', { name: 'Pros is in use' });
  await expect(refused.getByRole('link', { name: 'Pros or staff' })).toBeVisible();
  expect(must(await team.api.list_segments({ workspace: team.workspace, archived: true }))).toEqual(
    [],
  );
  const asked = await team.api.archive_segment({ segment: made?.id ?? '', archived: true });
  expect(asked).toMatchObject({ ok: false, error: { code: 'PT409' } });
  await refused.getByRole('link', { name: 'Pros or staff' }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Pros or staff is deleted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Pros or staff is back.')).toBeVisible();
  const left = await sql`select from app.segments where archived_at is not null`;
  expect(left).toHaveLength(0);
});

test('a list comes in whole or not at all, and goes out as it came', async ({ page }) => {
  const { sql } = team.backend;
  const members = async () =>
    (
      await sql<{ id: string }>`
      select external_id as id from app.segment_members m join app.segments s on s.id = m.segment_id
      where s.name = 'Renewals' order by 1`
    ).map(({ id }) => id);
  await open(page, '/segments/new/list');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Renewals');
  await page.getByRole('button', { name: 'Make it' }).click();
  const file = page.locator('input[type=file]');
  const long = `name;e-mail\nAnn;ann@crm.example\nX;${'x'.repeat(201)}\n`;
  await file.setInputFiles(csv('long.csv', long));
  await expect(page.getByText('row 3 have more')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring in' })).toBeDisabled();
  expect(await members()).toEqual([]);

  const table =
    'name;e-mail\nAnn;ann@crm.example\nBob;bob@crm.example\nZoe;zoe@crm.example\n;\nAnn;ann@crm.example\n';
  await file.setInputFiles(csv('crm.csv', table));
  // By its name, the second column is the one with the ids.
  await expect(page.getByLabel('Column with the ids')).toHaveValue('1');
  await expect(page.getByText('3 ids', { exact: true })).toBeVisible();
  await expect(page.getByText('left out: 1 row repeated')).toBeVisible();
  await page.getByText('1 not seen yet').click();
  await expect(page.getByText('Row 4: zoe@crm.example')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 3 ids' }).click();
  await expect(page.getByText('Renewals now lists 3.')).toBeVisible();
  const all = ['ann@crm.example', 'bob@crm.example', 'zoe@crm.example'];
  expect(await members()).toEqual(all);

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  const saved = await readFile(await (await saving).path(), 'utf8');
  expect(saved.trim().split('\n')).toEqual(['visitor_id', ...all]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(members).toEqual([]);
});

test('the budget says what it does, is kept and can be put back', async ({ page }) => {
  const { sql } = team.backend;
  const kept = async () => {
    const [row] = await sql<{ interruptions: number; require_review: boolean }>`
      select interruptions, require_review from app.workspace_engagement`;
    return row;
  };
  await open(page, '/settings/attention');
  await expect(page.getByText('At most one interruption a day')).toBeVisible();
  await page.getByLabel('Interruptions', { exact: true }).fill('0');
  await expect(page.getByText('Nobody is interrupted, ever.')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(kept).toMatchObject({ interruptions: 0 });
  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(kept).toMatchObject({ interruptions: 1 });
  await page.getByLabel('A second person approves').click();
  await expect.poll(kept).toMatchObject({ require_review: true });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(kept).toMatchObject({ require_review: false });
});

test('a look is seen before it is saved, and made readable', async ({ page }) => {
  const { sql } = team.backend;
  await open(page, '/settings/look');
  const button = page.frameLocator('iframe[title="Preview, in light"]').locator('.primary');
  await expect(button).toHaveText('Show me');
  await page.getByLabel('Buttons and links', { exact: true }).fill('#ffd400');
  await expect(button).toHaveCSS('background-color', 'rgb(255, 212, 0)');
  await expect(page.getByText('Words on buttons: 1.4')).toBeVisible();
  await page.getByRole('combobox', { name: 'Light or dark' }).selectOption('light');
  await page.getByRole('button', { name: /^Words on buttons: #/ }).click();
  await page.getByRole('button', { name: /^Buttons and links: #/ }).click();
  await page.getByLabel('Words on buttons', { exact: true }).fill('#ffffff');
  await expect(page.getByText('Everything can be read')).toBeVisible();
  await page.getByRole('button', { name: 'Save' }).click();
  const theme = async () => {
    const [row] = await sql<{ theme: unknown }>`select theme from app.app_engagement`;
    return row?.theme;
  };
  await expect.poll(theme).toMatchObject({ scheme: 'light', onAccent: '#ffffff' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(theme).toEqual({});
  await expect(page.getByPlaceholder('As usual').first()).toHaveValue('');
  await page.getByLabel('Roundness of corners').fill('2');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(theme).toEqual({ radius: 2 });
  await page.getByRole('button', { name: 'Back to the usual look' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(theme).toEqual({});
});

type Message = { headers: IncomingHttpHeaders; body: string };

/** Somebody else's server, which can be made to fail. */
async function receive() {
  const state = { status: 200, said: 'thanks', received: [] as Message[] };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      state.received.push({ headers: request.headers, body });
      response.writeHead(state.status).end(state.said);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // safe: it listens on a port
  const { port } = server.address() as AddressInfo;
  return { state, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() };
}

test('a webhook shows its secret once, is tried, and its log tells what came of it', async ({
  page,
}) => {
  const receiver = await receive();
  const { state } = receiver;
  await open(page, '/settings/webhooks');
  await page.getByRole('link', { name: 'Add a webhook' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ops');
  await page.getByLabel('Address').fill('ops.example');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByText('It must begin with https://')).toBeVisible();
  await page.getByLabel('Address').fill(receiver.url);
  await page.getByRole('button', { name: 'Add it' }).click();
  const secret = await page.getByLabel('Webhook secret', { exact: true }).inputValue();
  await page.getByRole('link', { name: 'Go on and send a test' }).click();
  await expect(page.getByText('shown this once')).toBeHidden();

  state.status = 503;
  state.said = 'upstream is down';
  await page.getByRole('button', { name: 'Send a test' }).click();
  const row = page.locator('.deliveries > li').first();
  await expect(row).toContainText('answered 503', { timeout: 20_000 });
  await expect(row).toContainText('Waiting');
  await row.getByText('Message and answer').click();
  await expect(row).toContainText('upstream is down');
  state.status = 200;
  await row.getByRole('button', { name: /^Send again/ }).click();
  await expect(row).toContainText('Delivered', { timeout: 20_000 });
  const { headers, body } = state.received.at(-1) ?? { headers: {}, body: '' };
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  expect(headers['webhook-signature']).toBe(`v1,${expected}`);
  expect(JSON.parse(body)).toMatchObject({ type: 'webhook.test' });

  await page.getByRole('button', { name: 'Delete this webhook' }).click();
  await page.getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText('Nobody is told yet')).toBeVisible();
  expect(await team.backend.sql`select from app.webhooks`).toHaveLength(0);
  receiver.close();
});

test('a survey is translated by hand and by file, and a wrong file changes nothing', async ({
  page,
}) => {
  const { sql } = team.backend;
  const definition = templates.find(({ id }) => id === 'nps')?.make('SB Admin');
  if (!definition) throw new Error('There is an NPS template.');
  const item = { id: newId(), name: 'Quarterly NPS', definition };
  must(await team.api.save_item({ app: team.app.id, item, base: null }));
  const german = async () => {
    const [row] = await sql<{ texts: Record<string, unknown> | null }>`
      select draft #> '{languages,translations,de}' as texts from app.items where id = ${item.id}::uuid`;
    return row?.texts;
  };
  await open(page, `/engage/${item.id}?tab=translations`);
  await page.getByLabel('Add a language').fill('German');
  await page.getByLabel('Add a language').press('Enter');
  await expect(page.getByText('8 of 8 missing')).toBeVisible();
  await page.getByLabel(/phrase \d+: Not at all likely/).fill('Gar nicht');
  await page.getByRole('button', { name: 'Copy the default: Extremely likely' }).click();
  await expect(page.getByText('Same as the default')).toBeVisible();
  await page.getByRole('button', { name: 'Save translations' }).click();
  await expect.poll(german).toEqual({ 'score.low': 'Gar nicht', 'score.high': 'Extremely likely' });

  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export German (XLIFF)' }).click();
  const xml = await readFile(await (await saving).path(), 'utf8');
  const add = (target: string) =>
    xml.replace(/(<source>What do you like most\?<\/source>)/, `$1<target>${target}</target>`);
  const file = page.locator('input[accept^=".xlf"]');
  const xliff = (text: string) => ({ ...csv('de.xlf', text), mimeType: 'application/xliff+xml' });
  await file.setInputFiles(xliff(add('Was mögen Sie, {{visitor.nickname}}?')));
  await expect(page.getByText('1 unit cannot be brought in')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Bring in 3 phrases/ })).toBeDisabled();
  await file.setInputFiles(xliff(xml.slice(0, -20)));
  await expect(page.getByText('is no XML, or was cut off')).toBeVisible();
  await file.setInputFiles(
    xliff(add('Was mögen Sie am meisten?').replace('id="title"', 'id="gone"')),
  );
  await expect(page.getByText('1 unit of phrases that are no longer here')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in 3 phrases' }).click();
  await page.getByRole('button', { name: 'Save translations' }).click();
  await expect
    .poll(async () => Object.values((await german()) ?? {}))
    .toEqual(expect.arrayContaining(['Gar nicht', 'Was mögen Sie am meisten?']));
});
