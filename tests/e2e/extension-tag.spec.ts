/** Tag mode in a real browser, on pages that nobody here wrote, with clicks that really arrived. */
import { expect, test } from './fixtures.ts';
import { allowed, figure, openBeside, openTab, pick, saveTagAs, signInAs } from './panel.ts';
import { createTeam, type Team, untilRecorded, untilWidgetRuns } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterAll(() => team?.close());

const overlay = 'waymark-overlay';

test('the toolbar button opens the side panel and turns on tag mode; a pick fills it', async ({
  launch,
}) => {
  const extension = await launch({ server: team.server });
  const page = await extension.context.newPage();
  await page.goto(`${team.site}/index.html`);
  const earlier = await extension.openPanel();
  await signInAs(earlier);
  await earlier.close();
  expect(await page.locator(overlay).count()).toBe(0);
  expect(await extension.sidePanelText()).toBe('');
  await extension.clickAction(page);
  await expect(page.locator(overlay)).toBeAttached();
  await expect.poll(extension.sidePanelText).toContain('Point at an element on the page');
  await page.getByRole('link', { name: 'Charts' }).click({ force: true });
  await expect.poll(extension.sidePanelText).toContain('Charts link');
  expect(await extension.sidePanelText()).toContain('The last 30 days and today');
});

test('the keyboard walks to what is around, back, picks, and leaves', async ({ launch }) => {
  const extension = await launch({ server: team.server });
  const page = await extension.context.newPage();
  await page.goto(`${team.site}/index.html`);
  await extension.clickAction(page);
  await expect(page.locator(overlay)).toBeAttached();
  const label = page.locator(`${overlay} .tip .name`);
  const link = page.getByRole('link', { name: 'Charts' });
  await link.hover();
  await expect(label).toHaveText('Charts link');
  await page.keyboard.press('ArrowUp');
  await expect(label).not.toHaveText('Charts link');
  await page.keyboard.press('ArrowDown');
  await expect(label).toHaveText('Charts link');
  await page.keyboard.press('Enter');
  await expect(page.locator(`${overlay} .mark.picked`)).toBeVisible();
  expect(page.url()).toBe(`${team.site}/index.html`);

  await extension.clickAction(page);
  await expect(page.locator(`${overlay} .bar`)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator(overlay)).toHaveCount(0);
});

test('a press in tag mode picks, and the page never learns of it', async ({ launch }) => {
  const extension = await launch({ server: team.server });
  const page = await extension.context.newPage();
  await page.goto(`${team.site}/index.html`);
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const types = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown'];
    for (const type of types) {
      // Even a listener that came first sees no click on the element itself.
      window.addEventListener(
        type,
        (event) => type === 'click' && heard.push(Object(event.target).localName),
        true,
      );
      document.addEventListener(type, () => heard.push(type), true);
    }
  });
  await extension.clickAction(page);
  await expect(page.locator(overlay)).toBeAttached();
  await page.getByRole('link', { name: 'Tables' }).click({ force: true });
  await expect(page.locator(`${overlay} .mark.picked`)).toBeVisible();
  const heard = await page.evaluate(() => Object(window).heard);
  expect(heard.filter((one: string) => one !== 'html' && one !== overlay)).toEqual([]);
  expect(page.url()).toBe(`${team.site}/index.html`);
});

test('proof before saving: the clicks made are the clicks shown, and the tag counts them', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/buttons.html');
  await page.bringToFront();
  await untilWidgetRuns(page);
  const button = page.getByRole('link', { name: 'Split Button Primary' });
  for (let press = 0; press < 7; press += 1) await button.click();
  await untilRecorded(team, 7);

  await openTab(panel, 'Tag');
  await pick(page, panel, button);
  await expect(panel.getByRole('heading', { name: 'Split Button Primary link' })).toBeVisible();
  await expect(panel.getByText('Only one on this page')).toBeVisible();
  await expect(figure(panel, 'Uses')).toHaveText('7');
  await expect(figure(panel, 'Visitors')).toHaveText('1');
  await expect(panel.getByText(/of \d+ recorded pages?: \/buttons.html/)).toBeVisible();
  // Who is practised types a name and saves: the name is selected already.
  await expect(panel.getByRole('textbox', { name: 'Name', exact: true })).toBeFocused();

  await saveTagAs(panel, 'Split it');
  await expect(figure(panel, 'Uses')).toHaveText('7');
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  const features = await team.api.list_features({ workspace: team.workspace, archived: false });
  expect(features.ok && features.data.map(({ name, tags }) => ({ name, tags }))).toEqual([
    { name: 'Split it', tags: 1 },
  ]);

  // The same element again: what it overlaps is said before a second truth is made.
  await panel.getByRole('button', { name: 'Back' }).click();
  await openTab(panel, 'Tag');
  await pick(page, panel, button);
  await expect(panel.getByText('“Split it” already counts this element.')).toBeVisible();
});

test('what is one by every sign is said to be, with the attribute that would tell it apart', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/buttons.html');
  await page.evaluate(() => {
    const row = '<tr><td>Row</td><td><button>Delete row</button></td></tr>';
    const table = document.createElement('table');
    table.innerHTML = row.repeat(4);
    document.querySelector('.container-fluid')?.prepend(table);
  });
  await openTab(panel, 'Tag');
  await pick(page, panel, page.getByRole('button', { name: 'Delete row' }).first());
  await expect(panel.getByText('4 on this page are one by every sign')).toBeVisible();
  const attribute = panel.getByRole('textbox', { name: 'Attribute that makes it unique' });
  await expect(attribute).toHaveValue(/^data-waymark="[a-z0-9-]+"$/);
  await expect(page.locator(`${overlay} .mark.same`)).toHaveCount(3);
});

test('a page that styles every backdrop, or opens a dialog, hides neither itself nor us', async ({
  launch,
}) => {
  const extension = await launch({ server: team.server });
  const page = await extension.context.newPage();
  await page.goto(`${team.site}/blank.html`);
  await page.addStyleTag({ content: '::backdrop { background: rgb(0 0 0 / 0.5) }' });
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    dialog.innerHTML = '<button>Confirm order</button>';
    document.body.append(dialog);
  });
  await extension.clickAction(page);
  await expect(page.locator(overlay)).toBeAttached();
  const backdrop = await page
    .locator(overlay)
    .evaluate((host) => getComputedStyle(host, '::backdrop').display);
  expect(backdrop).toBe('none');

  await page.evaluate(() => document.querySelector('dialog')?.showModal());
  await page.getByRole('button', { name: 'Confirm order' }).hover();
  const label = page.locator(`${overlay} .tip .name`);
  await expect(label).toHaveText('Confirm order button');
  // What lies on top at the label's middle is the label, not the dialog that came later.
  const isOnTop = await page.locator(overlay).evaluate((host) => {
    const layers = [...document.querySelectorAll(':modal, :popover-open')];
    return layers.length === 2 && host.matches(':popover-open');
  });
  expect(isOnTop).toBe(true);
});

test('closing the panel leaves the page as it was', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team);
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  await openTab(panel, 'Tag');
  await expect(page.locator(overlay)).toBeAttached();
  await panel.close();
  await expect(page.locator(overlay)).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});
