// The console as it is built and served, on a real backend: a newcomer's way from sign-up to the first click, a
// colleague's way in, what settings do to the published file, and counts that equal the clicks made.
import { expect, type Page, test } from '@playwright/test';
import { newId } from '../../console/app/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { createTeam, person, type Team, untilRecorded, untilWidgetRuns } from './team.ts';
import { serveProduct } from './third-party.ts';

let team: Team;
let site: HttpServer;
let widget: HttpServer;
/** Pasted from the console into the second product's pages. */
let pasted = '';
let product: HttpServer;

test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  widget = await serve(
    createStaticSite({
      dir: `${repoDir}/dist/widget`,
      headers: { 'access-control-allow-origin': '*' },
    }),
  );
  const config = () => JSON.stringify({ ...team.server, widgetUrl: widget.url });
  site = await serve(
    createStaticSite({ dir: `${repoDir}/dist/console`, made: { '/config.json': config } }),
  );
  product = await serveProduct('admin-lte', () => pasted);
});

test.afterAll(async () => {
  for (const server of [product, site, widget]) await server?.close();
  await team?.close();
});

async function signIn(page: Page, email = person.email, password = person.password) {
  await page.goto(site.url);
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
}

async function signUp(page: Page, email: string) {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill('long enough for this');
  await page.getByRole('button', { name: 'Create account' }).click();
}

test('a newcomer signs up, pastes the snippet, clicks, and is told that it arrived', async ({
  page,
  context,
}) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Create an account' }).click();
  await signUp(page, 'newcomer@example.com');
  await page.getByLabel('Workspace').fill('Newcomers');
  await page.getByLabel('Product').fill('AdminLTE');
  // Not the product's address: the check has to find that out and offer the remedy.
  await page.getByLabel('Where it runs').fill('https://elsewhere.example.com');
  await page.getByRole('button', { name: 'Create and connect' }).click();
  await expect(page.getByText('Waiting for the first event')).toBeVisible();
  pasted = await page.getByLabel('Install snippet', { exact: true }).inputValue();

  const visit = await context.newPage();
  await visit.goto(`${product.url}/index3.html`);
  await untilWidgetRuns(visit);
  await visit.locator('nav a').first().click();
  const allow = page.getByRole('button', { name: `Allow ${product.url}` });
  await allow.click();
  await expect(page.getByText('It is allowed now')).toBeVisible();

  await visit.goto(`${product.url}/index3.html`);
  await untilWidgetRuns(visit);
  await visit.locator('nav a').first().click();
  await expect(page.getByText('We see your events')).toBeVisible({ timeout: 20_000 });
  await page.getByRole('link', { name: 'Live' }).first().click();
  await expect(page.locator('.event').first()).toBeVisible();
});

test('a colleague comes in by link, once, with the role that the link gives', async ({
  page,
  browser,
}) => {
  await signIn(page);
  await page.goto(`${site.url}/#/settings/members`);
  await page.getByLabel('Role', { exact: true }).selectOption('viewer');
  await page.getByRole('button', { name: 'Make a link' }).click();
  const link = await page.getByLabel('Invitation link', { exact: true }).inputValue();

  const theirs = await browser.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole('heading', { name: 'Join Northwind' })).toBeVisible();
  await signUp(theirs, 'colleague@example.com');
  await theirs.getByRole('button', { name: 'Join' }).click();
  await expect(theirs.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
  await theirs.goto(`${site.url}/#/settings/audit`);
  await expect(theirs.getByText('Audit log is for admins')).toBeVisible();
  await theirs.goto('about:blank');
  await theirs.goto(link);
  await expect(theirs.getByText('not valid any more')).toBeVisible();
  const members = must(await team.api.list_members({ workspace: team.workspace }));
  expect(members.map(({ email, role }) => [email, role])).toContainEqual([
    'colleague@example.com',
    'viewer',
  ]);
  await theirs.close();
});

test('a one-time code opens the door, and the session survives a reload until sign-out', async ({
  page,
}) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Use a one-time code' }).click();
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByRole('button', { name: 'Send a code' }).click();
  await page.getByLabel('Code').fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('This code is wrong or older')).toBeVisible();
  await page.getByLabel('Code').fill(team.code() ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
  await page
    .getByRole('button', { name: /^Account/ })
    .filter({ visible: true })
    .click();
  await page.getByRole('menuitem', { name: 'Sign out' }).filter({ visible: true }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a setting that reaches end users is in the published file, under its version and as the pointer', async ({
  page,
}) => {
  await signIn(page);
  await page.goto(`${site.url}/#/settings/apps/${team.app.id}`);
  const published = async (name: string) => {
    const reply = await fetch(
      `${team.server.url}/storage/v1/object/public/config/${team.app.key}/${name}.json`,
    );
    return reply.ok ? reply.json() : undefined;
  };
  await page.getByRole('radio', { name: /^Required/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
  const required = await published('current');
  expect(required).toMatchObject({ v: 1, consent: 'required', capture: true });
  expect(await published(required.version)).toEqual(required);

  await page.getByRole('radio', { name: /^Not required/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await published('current'))?.consent).toBe('none');
  // Back to settings that were published before: their file is there already, which is no failure.
  await page.getByRole('radio', { name: /^Required/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => published('current')).toEqual(required);
  await page.getByRole('radio', { name: /^Not required/ }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await published('current'))?.consent).toBe('none');
});

test('what is counted today equals the clicks made, and the rows behind it can be read', async ({
  page,
  context,
}) => {
  const visit = await context.newPage();
  await visit.goto(`${team.site}/buttons.html`);
  await untilWidgetRuns(visit);
  const button = visit.locator('a.btn-success.btn-icon-split').first();
  for (let i = 0; i < 3; i++) await button.click();
  await untilRecorded(team, 3);
  const rows = must(await team.api.live_events({ app: team.app.id, after: null, limit: 50 }));
  const hash = rows.find(({ kind }) => kind === 'click')?.element ?? '';
  const path = rows.find(({ kind }) => kind === 'click')?.path ?? '';
  const elements = must(await team.api.page_elements({ app: team.app.id, path, days: 7 }));
  const descriptor = elements.find((element) => element.hash === hash)?.descriptor;
  if (!descriptor) throw new Error('the clicked element is recorded with its descriptor');
  const feature = {
    ...{ id: newId(), name: 'Go ahead', area: null, owner: null, status: 'live' as const },
    ...{ description: '', releasedAt: null },
  };
  const rule = {
    page: { kind: 'everywhere' as const },
    anchors: [{ hash, descriptor }],
    selector: null,
  };
  must(
    await team.api.save_tag({
      ...{ app: team.app.id, feature, tag: { id: newId(), rule }, matched: [], days: 30 },
    }),
  );

  await signIn(page);
  await page.getByRole('link', { name: 'Go ahead' }).click();
  await page.getByRole('radio', { name: 'Uses', exact: true }).check();
  await page.getByText('Show as table').click();
  const today = page
    .getByRole('region', { name: 'Figures of the chart' })
    .locator('tbody tr')
    .first();
  await expect(today.locator('td')).toHaveText(['3']);
  await page.getByRole('tab', { name: 'Events' }).click();
  await expect(page.locator('.event')).toHaveCount(3);
  await page.getByRole('tab', { name: 'Tags' }).click();
  await expect(page.getByText('Counted', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByText('Go ahead is archived')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('link', { name: 'Go ahead' })).toBeVisible();
});

test('without its configuration it says what to put where', async ({ page }) => {
  const bare = await serve(createStaticSite({ dir: `${repoDir}/dist/console` }));
  await page.goto(bare.url);
  await expect(page.getByText('no readable config.json')).toBeVisible();
  await bare.close();
});
