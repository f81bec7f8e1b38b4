// In and out, in the console as it is built, on a real backend: an import that is mended, brought in and undone; an
// export that is read back; a tracker that is connected, sent to and heard from.
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Download, expect, type Page, test } from '@playwright/test';
import { parseSheet } from '../../console/app/sheet.ts';
import { attachmentPath, type StoredObject } from '../../core/model/voice/attachment.ts';
import { must } from '../../local/demo-data/api.ts';
import { openTrackers, type TrackerServer } from '../db/voice/tracker-server.ts';
import { createVoiceConsole, openAt, type VoiceConsole } from './voice-console.ts';

/** Thousands of rows and a sender that looks every few seconds take their time on a crowded machine. */
const patient = expect.configure({ timeout: 60_000 });

let world: VoiceConsole;
let trackers: TrackerServer;
test.beforeAll(async () => {
  world = await createVoiceConsole();
  trackers = await openTrackers();
  const { api, workspace } = world.team;
  const docs = {
    ...({ id: randomUUID(), name: 'Docs', tracker: 'github', site: 'http://127.0.0.1:9' } as const),
    ...({
      place: 'acme/docs',
      issueType: null,
      statuses: { closed: 'shipped' },
      active: true,
    } as const),
  };
  must(await api.save_integration({ workspace, integration: docs, token: null }));
});
test.afterAll(async () => {
  await trackers?.close();
  await world?.close();
});

const file = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});
const choose = (page: Page, name: string, text: string | Buffer) =>
  page.locator('input[type=file]').setInputFiles(file(name, text));
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const accounts = () =>
  world.team.backend.sql<{ external_id: string; traits: Record<string, unknown> }>`
    select external_id, traits from app.accounts where external_id like 'imp-%' order by external_id`;
const saved = async (download: Download) => readFile(await download.path());

test('accounts: a row with an error stops all, mended they come in, and are undone', async ({
  page,
}) => {
  await openAt(world, page, '#/voice/import');
  const csv = (id: string) =>
    `Company ID,Company,ARR,Plan\nimp-1,Alder,"12,000",Studio\n\n${id},Birch,900,Team\n`;
  await choose(page, 'crm.csv', csv(''));
  await patient(page.getByLabel('What ARR is')).toHaveValue('trait:arr');
  const preview = page.getByRole('region', { name: 'The first rows as they will be' });
  await patient(preview.getByRole('row').nth(1)).toHaveText(/2imp-1Alder12000Studio/);
  await button(page, 'Check 2 rows').click();
  const errors = page.getByRole('region', { name: 'Errors' });
  // The spreadsheet's own number: the blank row counts.
  await patient(errors.getByRole('listitem')).toHaveText(/^Row 4 Id: must not be empty/);
  await patient(button(page, /^Bring in/)).toHaveCount(0);
  const list = page.waitForEvent('download');
  await button(page, 'Download the rows with errors').click();
  const [head, wrong] = parseSheet(String(await saved(await list)));
  expect(head).toEqual(['Error', 'Row', 'Company ID', 'Company', 'ARR', 'Plan']);
  expect(wrong).toEqual(['Id must not be empty', '4', '', 'Birch', '900', 'Team']);
  expect(await accounts()).toEqual([]);

  await button(page, 'Choose the corrected file').click();
  await choose(page, 'crm.csv', csv('imp-2'));
  await button(page, 'Check 2 rows').click();
  await button(page, 'Bring in 2 rows').click();
  await patient(page.getByText('crm.csv is in: 2 accounts made.')).toBeVisible();
  expect(await accounts()).toMatchObject([
    { external_id: 'imp-1', traits: { arr: 12_000, plan: 'Studio', name: 'Alder' } },
    { external_id: 'imp-2', traits: { arr: 900 } },
  ]);
  await page
    .getByRole('table', { name: 'Earlier imports' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Yes, undo it' }).click();
  await patient(page.getByRole('table', { name: 'Earlier imports' })).toContainText('Undone');
  expect(await accounts()).toEqual([]);
});

test('tickets of another country’s spreadsheet, thousands of them, without those that are wrong', async ({
  page,
}) => {
  test.slow();
  const count = 1_300;
  const line = (i: number) =>
    `T-${i};Größe ${i};${i === 7 ? '31.31.2026' : '31.01.2026'};Urgent;acc-lark`;
  const text = [
    'Ticket;Beschreibung;Datum;Priority;Account',
    ...Array.from({ length: count }, (_, i) => line(i)),
  ].join('\r\n');
  await openAt(world, page, '#/voice/import?what=tickets');
  await choose(page, 'tickets.csv', Buffer.from(text, 'latin1'));
  await patient(page.getByText('Read as Windows (Western), columns by semicolon')).toBeVisible();
  // Words of another language are not guessed; the console says what is missing.
  await patient(page.getByRole('alert')).toContainText('No column is the words');
  await page.getByLabel('What Beschreibung is').selectOption('words');
  await page.getByLabel('What Datum is').selectOption('saidAt');
  await button(page, `Check ${count.toLocaleString('en')} rows`).click();
  await patient(page.getByRole('region', { name: 'Errors' }).getByRole('listitem')).toContainText(
    'Row 9 When',
  );
  await button(page, 'Leave 1 row out').click();
  await button(page, 'Bring in 1,299 rows').click();
  await patient(page.getByText('tickets.csv is in: 1,299 pieces of evidence.')).toBeVisible();
  const [first] = await world.team.backend.sql`
    select words, importance, said_at::date::text as day from app.evidence_items where external_ref = 'tickets:T-1'`;
  expect(first).toEqual({ words: 'Größe 1', importance: 3, day: '2026-01-31' });

  // The same file once more: everything is there already; its columns are remembered.
  await button(page, 'Import something else').click();
  await choose(page, 'tickets.csv', Buffer.from(text.replace('31.31', '31.01'), 'latin1'));
  await patient(page.getByLabel('What Beschreibung is')).toHaveValue('words');
  await button(page, /^Check/).click();
  await patient(page.getByLabel('What would become of the rows')).toContainText(
    'There already1,299',
  );
  await button(page, 'Bring in 1 row').click();
  await patient(page.getByText('tickets.csv is in: 1 piece of evidence.')).toBeVisible();
  await page
    .getByRole('region', { name: 'Import', exact: true })
    .getByRole('button', { name: 'Undo' })
    .click();
  await patient(page.getByText('tickets.csv is undone')).toBeVisible();
});

/** Evidence whose picture lies in storage, and words that a spreadsheet would run. */
async function pictured(): Promise<string> {
  const { api, workspace, backend } = world.team;
  const [said, attachment] = [randomUUID(), randomUUID()];
  const words = '=HYPERLINK("https://evil.example";"click")';
  must(await api.save_row({ workspace, entity: 'evidence', id: said, fields: { words } }));
  const bytes = 'bytes of a picture';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const object: StoredObject = {
    sha256,
    mime: 'image/webp',
    width: 9,
    height: 9,
    bytes: bytes.length,
  };
  must(
    await api.save_row({
      workspace,
      entity: 'attachment',
      id: attachment,
      fields: { evidence: said, object },
    }),
  );
  const path = attachmentPath(workspace, said, object);
  const reply = await fetch(`${backend.url}/storage/v1/object/captures/${path}`, {
    method: 'POST',
    headers: {
      ...{ apikey: backend.secretKey, authorization: `Bearer ${backend.secretKey}` },
      'content-type': 'image/webp',
    },
    body: bytes,
  });
  expect(reply.ok, await reply.text()).toBe(true);
  must(await api.confirm_attachments({ workspace, attachments: [attachment] }));
  return said;
}

/** Names and contents, by the directory at the end as every program reads it. */
function unzipped(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = bytes.readUInt32LE(end + 16);
  const count = bytes.readUInt16LE(end + 10);
  const entries = Array.from({ length: count }, (): [string, string] => {
    const [size, label] = [bytes.readUInt32LE(at + 24), bytes.readUInt16LE(at + 28)];
    const name = bytes.toString('utf8', at + 46, at + 46 + label);
    const from = bytes.readUInt32LE(at + 42) + 30 + label;
    at += 46 + label;
    return [name, bytes.toString('utf8', from, from + size)];
  });
  return new Map(entries);
}

test('an export is read back, its pictures beside it, and runs nothing', async ({ page }) => {
  const said = await pictured();
  await openAt(world, page, '#/voice/import');
  await page.getByLabel('With the pictures of the evidence').check();
  await page.getByLabel('Accounts').last().check();
  const coming = page.waitForEvent('download');
  await button(page, 'Export as ZIP').click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^customer-voice-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzipped(await saved(download));
  expect([...files.keys()]).toEqual(expect.arrayContaining(['evidence.csv', 'accounts.csv']));
  const [head = [], ...rows] = parseSheet(files.get('evidence.csv') ?? '');
  const row = rows.find(([id]) => id === said) ?? [];
  expect(row[head.indexOf('words')]).toBe(`'=HYPERLINK("https://evil.example";"click")`);
  expect(files.get(row[head.indexOf('pictures')] ?? '')).toBe('bytes of a picture');

  await page.getByLabel('With the pictures of the evidence').uncheck();
  await page.getByLabel('Evidence', { exact: true }).uncheck();
  await page.getByLabel('JSON').check();
  const other = page.waitForEvent('download');
  await button(page, 'Export as JSON').click();
  const listed: unknown = JSON.parse(String(await saved(await other)));
  expect(listed).toContainEqual(
    expect.objectContaining({
      externalId: 'acc-lark',
      arr: 9_600,
      traits: expect.objectContaining({ plan: 'Team' }),
    }),
  );
});

test('GitHub is connected, tested, sent a request, and tells when it is closed', async ({
  page,
}) => {
  test.slow();
  await openAt(world, page, '#/settings/integrations');
  await page.getByRole('link', { name: 'Connect a tool' }).click();
  await page.getByRole('radio', { name: 'GitHub' }).check({ force: true });
  await page.getByLabel('Repository').fill('acme');
  await button(page, 'Connect it').click();
  await patient(page.getByRole('alert')).toContainText('Write it as owner/name');
  await page.getByLabel('Repository').fill('acme/web');
  await page.getByLabel('Token').fill('ghp_secret');
  await page.getByText('Another address than GitHub’s own').click();
  await page.getByLabel('API address').fill(trackers.url);
  trackers.next.push({ status: 401, body: { message: 'Bad credentials' } });
  await button(page, 'Connect it').click();
  // The embedded sender looks every few seconds.
  await patient(page.getByText('GitHub: Bad credentials. Check the token')).toBeVisible();
  await patient(page.getByLabel('New token')).toHaveValue('');
  await button(page, 'Test it').click();
  await patient(page.getByText('It works')).toBeVisible();
  const { workspace, api, server } = world.team;
  const listed = must(await api.list_integrations({ workspace }));
  const { hook } = listed.find(({ place }) => place === 'acme/web') ?? {};
  const address = `${server.url}/functions/v1/receive-issue/${hook}`;
  await patient(page.getByLabel('Address for its webhook', { exact: true })).toHaveValue(address);

  const { excel } = world.voices;
  await page.goto(`${world.site.url}/#/voice/requests/${excel}`);
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Jira, Linear, GitHub, Slack' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Tool').selectOption('GitHub');
  await dialog.getByRole('button', { name: 'Create there' }).click();
  await patient(dialog.getByRole('link', { name: '#1' })).toBeVisible();
  expect(trackers.issues).toHaveLength(1);
  expect(trackers.asked.find(({ method }) => method === 'POST')?.headers.authorization).toBe(
    'Bearer ghp_secret',
  );
  const closed = {
    action: 'closed',
    issue: { number: 1, state: 'closed', state_reason: 'completed' },
  };
  const told = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(closed),
  });
  expect(told.status).toBe(200);
  const { request } = must(await api.get_request({ request: excel }));
  expect(request.status).toBe('shipped');
});

/** For whoever wants to look: WAYMARK_SHOTS names a folder. */
const shots = process.env.WAYMARK_SHOTS;
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
type Violation = { id: string; nodes: { html: string }[] };

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160))}`);
}

async function isFine(page: Page, name: string) {
  expect(await violations(page), name).toEqual([]);
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(wider, `${name} is wider than the window`).toBeLessThanOrEqual(0);
  const { width } = page.viewportSize() ?? { width: 0 };
  if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
}

const corners = [
  { width: 1440, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

for (const { width, colorScheme } of corners) {
  test(`every step at ${width} px, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    const viewport = { width, height: 800 };
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await openAt(world, page, '#/voice/import?what=feedback');
    await patient(page.getByText('Choose a CSV file')).toBeVisible();
    await isFine(page, 'import-empty');
    const words = 'A long sentence of somebody who had much to say about the reports';
    await choose(
      page,
      'feedback of all of last year.csv',
      `Feedback,When,Company\n${words},03/04/2026,acc-lark\nx,04/04/2026,nobody\n`,
    );
    await patient(page.getByLabel('Days are written')).toBeVisible();
    await isFine(page, 'import-columns');
    await button(page, 'Check 2 rows').click();
    await patient(page.getByRole('region', { name: 'Errors' })).toBeVisible();
    await isFine(page, 'import-errors');
    for (const [place, word, name] of [
      ['#/settings/integrations/new', 'Connect a tool', 'integration-new'],
      ['#/settings/integrations', 'Integrations', 'integrations'],
    ] as const) {
      await page.goto(`${world.site.url}/${place}`);
      await patient(page.getByRole('heading', { name: word }).last()).toBeVisible();
      await isFine(page, name);
    }
    await page.getByRole('link', { name: /acme\/docs/ }).click();
    await patient(page.getByRole('heading', { name: 'Does it work?' })).toBeVisible();
    await isFine(page, 'integration');
    await context.close();
  });
}
