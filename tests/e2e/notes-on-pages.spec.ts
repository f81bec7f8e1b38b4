/** Notes on pages: two members, one truth; pins that find their element again; links that open with the note. */
import type { Page } from '@playwright/test';
import { newId } from '../../extension/new-id.ts';
import { allowPicture } from './capture.ts';
import { type Extension, expect, test } from './fixtures.ts';
import { signInAs } from './panel.ts';
import { createTeam, person, type Team } from './team.ts';

const noor = { email: 'noor@team.example', password: 'correct horse battery' };

let team: Team;
test.beforeEach(async () => {
  team = await createTeam('admin-lte');
  await team.backend.createUser(noor.email, noor.password);
  await team.backend.sql`insert into app.members (workspace_id, user_id, role, email)
    select ${team.workspace}::uuid, u.id, 'contributor', u.email from auth.users u
    where u.email = ${noor.email}`;
});
test.afterEach(async () => {
  await team?.close();
});

const options = () => ({
  server: team.server,
  origins: [`${team.site}/*`],
  window: { width: 1500, height: 900 },
});

/** The first time on a site the panel asks for it; the browser's own dialog was answered in the fixture. */
async function reachPage(panel: Page): Promise<void> {
  const allow = panel.getByRole('button', { name: /Always allow/ });
  const ready = panel.getByRole('button', { name: 'Note on an element' });
  await allow.or(ready).first().waitFor();
  if (await allow.isVisible()) await allow.click();
  await ready.waitFor();
}

async function openNotes(extension: Extension, who = person, path = '/index.html') {
  const page = await extension.context.newPage();
  await page.goto(team.site + path);
  const panel = await extension.openPanel(page);
  await signInAs(panel, who);
  await panel.getByRole('tab', { name: 'Feedback' }).click();
  await panel.getByRole('tab', { name: /^Notes/ }).click();
  await reachPage(panel);
  return { page, panel };
}

/** By a real press on the page. */
async function pinTo(page: Page, panel: Page, target: string, body: string, kind = 'Known issue') {
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Note on an element' }).click();
  await expect(panel.getByText('Point at it on the page')).toBeVisible();
  await page.bringToFront();
  await page.locator(target).first().click({ force: true });
  await panel.bringToFront();
  const form = panel.getByRole('form', { name: 'New note' });
  await form.getByRole('button', { name: kind }).click();
  await form.getByLabel('Note', { exact: true }).fill(body);
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('list', { name: 'Notes' })).toContainText(body);
}

const pins = (page: Page) => page.locator('waymark-overlay .tip.pin:not(.away)');
const brand = '.brand-link';

type Row = { body: string; kind: string; resolved: boolean; deleted: boolean; url: string };
const notesOf = () => team.backend.sql<Row>`
  select body, kind, resolved, deleted, url from app.notes
  where workspace_id = ${team.workspace}::uuid order by created_at`;

test('pinned on an element, it finds it again after the page is drawn anew; lost, it says so', async ({
  launch,
}) => {
  const extension = await launch(options());
  const { page, panel } = await openNotes(extension);
  await pinTo(page, panel, brand, 'The logo links to the wrong place');
  await expect(pins(page)).toHaveCount(1);
  await expect.poll(notesOf).toMatchObject([{ kind: 'issue', url: `${team.site}/index.html` }]);
  await expect(panel.getByRole('tab', { name: /^Notes ?1/ })).toBeVisible();
  // No word of it is on the page.
  const told = await page.evaluate(
    () => document.querySelector('waymark-overlay')?.shadowRoot?.innerHTML ?? '',
  );
  expect(told).not.toContain('wrong place');
  expect(told).toContain('Known issue');

  // As a framework does: the same sidebar from new elements.
  await page.bringToFront();
  await page.evaluate(() => {
    const bar = document.querySelector('.main-sidebar');
    bar?.replaceWith(bar.cloneNode(true));
  });
  const overlap = async () => {
    const pin = await pins(page).first().boundingBox();
    const logo = await page.locator(brand).boundingBox();
    if (!pin || !logo) return false;
    return pin.x < logo.x + logo.width && pin.y < logo.y + logo.height;
  };
  await expect.poll(overlap, { timeout: 20_000 }).toBe(true);
  await expect(pins(page)).toHaveCount(1);
  await pins(page).click();
  await panel.bringToFront();
  await expect(panel.getByRole('article', { name: 'Note' })).toContainText('wrong place');

  await page.evaluate(() => document.querySelector('.main-sidebar')?.remove());
  // Gone, or only like others: either way it is said, and pinned to nothing by guess.
  await expect(panel.locator('.note-lost')).toBeVisible({ timeout: 20_000 });
  await expect(pins(page)).toHaveCount(0);
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('list', { name: 'Notes' })).toContainText('wrong place');
});

test('two members, one of them offline: notes, answers and states become the same', async ({
  launch,
}) => {
  const mira = await launch(options());
  const { page, panel } = await openNotes(mira);
  await pinTo(page, panel, brand, 'Who owns this menu?', 'Question');
  await expect.poll(async () => (await notesOf()).length).toBe(1);

  const other = await launch(options());
  const theirs = await openNotes(other, noor);
  const list = theirs.panel.getByRole('list', { name: 'Notes' });
  await expect(list).toContainText('Who owns this menu?');
  await expect(list).toContainText(person.email.split('@')[0] ?? '');
  await list
    .getByRole('button', { name: /Who owns/ })
    .first()
    .click();
  // A contributor answers and resolves; what others wrote is not theirs to change.
  await expect(theirs.panel.getByRole('button', { name: 'Change' })).toHaveCount(0);
  await team.goOffline();
  await theirs.panel.getByRole('textbox', { name: 'Reply' }).fill('Team Atlas does');
  await theirs.panel.keyboard.press('Control+Enter');
  await theirs.panel.getByRole('button', { name: 'Resolve' }).click();
  await expect(theirs.panel.getByText('Waits', { exact: true })).toBeVisible();
  await panel.bringToFront();
  await panel
    .getByRole('button', { name: /Who owns this menu/ })
    .first()
    .click();
  await panel.getByRole('button', { name: 'Change' }).click();
  await panel.getByLabel('Note', { exact: true }).fill('Who owns this menu, and its icons?');
  await panel.keyboard.press('Control+Enter');
  await team.goOnline();
  await theirs.panel.reload();
  await panel.reload();
  const merged = { body: 'Who owns this menu, and its icons?', resolved: true };
  await expect.poll(notesOf, { timeout: 45_000 }).toMatchObject([merged]);
  await theirs.panel.reload();
  for (const one of [panel, theirs.panel]) {
    await one.bringToFront();
    await one.reload();
    await one.getByRole('tab', { name: 'Feedback' }).click();
    await one.getByRole('tab', { name: /^Notes/ }).click();
    await one.getByLabel('Resolved ones too').check();
    await one
      .getByRole('button', { name: /and its icons/ })
      .first()
      .click();
    await expect(one.getByRole('article', { name: 'Note' })).toContainText('Team Atlas does');
    await expect(one.getByRole('button', { name: 'Open again' })).toBeVisible();
  }
});

test('deleted by mistake a note comes back; one of the page as a whole stands at its edge', async ({
  launch,
}) => {
  const extension = await launch(options());
  const { page, panel } = await openNotes(extension);
  await panel.getByRole('button', { name: 'On the page' }).click();
  await panel.getByLabel('Note', { exact: true }).fill('New since May');
  await panel.keyboard.press('Control+Enter');
  await expect(pins(page)).toHaveCount(1);
  await panel
    .getByRole('button', { name: /New since May/ })
    .first()
    .click();
  await panel.getByRole('button', { name: 'Delete' }).click();
  await expect(pins(page)).toHaveCount(0);
  await panel.getByRole('log').getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('list', { name: 'Notes' })).toContainText('New since May');
  await expect(pins(page)).toHaveCount(1);
  await expect.poll(notesOf).toMatchObject([{ deleted: false }]);
});

test('a link opens the page with the note in view; without the extension it opens the page', async ({
  launch,
  browser,
}) => {
  const extension = await launch(options());
  const { page, panel } = await openNotes(extension);
  await pinTo(page, panel, brand, 'Look here');
  await panel
    .getByRole('button', { name: /Look here/ })
    .first()
    .click();
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.getByRole('button', { name: 'Copy the link' }).click();
  const link = await panel.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/index\.html#waymark-note=[0-9a-f-]{36}$/);
  await expect.poll(async () => (await notesOf()).length).toBe(1);
  await panel.close();

  const opened = await extension.context.newPage();
  await opened.goto(link);
  const beside = await extension.openPanel(opened);
  await expect(beside.getByRole('article', { name: 'Note' })).toContainText('Look here');
  await expect(pins(opened)).toHaveCount(1);

  const plain = await browser.newPage();
  await plain.goto(link);
  await expect(plain.locator(brand).first()).toBeVisible();
  await plain.close();
});

test('where the site is not allowed, the button on the page leads to the note of its link', async ({
  launch,
}) => {
  const extension = await launch({ ...options(), origins: [] });
  const note = newId();
  const { api, workspace, app } = team;
  const fields = { app: app.id, kind: 'changelog', body: 'It moved here' };
  await api.save_row({ workspace, entity: 'note', id: note, fields });
  const page = await extension.context.newPage();
  await page.goto(`${team.site}/index.html`);
  const panel = await extension.openPanel(page);
  await signInAs(panel);
  await panel.close();
  await page.goto(`${team.site}/index.html#waymark-note=${note}`);
  // The browser's own panel opens with it.
  await allowPicture(extension, page);
  await expect.poll(() => extension.sidePanelText()).toContain('It moved here');
  await expect(pins(page)).toHaveCount(1);
});
