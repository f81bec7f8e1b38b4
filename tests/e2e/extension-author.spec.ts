/** A guide written on the product's own page, and what another person's browser makes of it. */
import type { Page } from '@playwright/test';
import { displaysOf, flush } from './engage.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('admin-lte');
});
test.afterAll(() => team?.close());

/** Points by a real click; resolves when the panel names what was chosen. */
async function choose(page: Page, panel: Page, name: string, label: string) {
  await panel.getByRole('button', { name: 'Choose on the page' }).click();
  await expect(panel.getByRole('button', { name: 'Stop pointing' })).toBeVisible();
  await page.bringToFront();
  await page.getByRole('link', { name }).first().click({ force: true });
  await panel.bringToFront();
  await expect(panel.locator('.anchor-row')).toContainText(label);
}

test('a walkthrough is pointed at, previewed, published, and met by somebody else', async ({
  launch,
  browser,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await panel.getByRole('tab', { name: 'Guides' }).click();
  await panel
    .getByRole('button', { name: /Always allow/ })
    .or(panel.getByText('Nothing is said here yet'))
    .first()
    .waitFor();
  await panel.getByRole('button', { name: 'New', exact: true }).click();
  await panel.getByRole('button', { name: /^First steps/ }).click();
  const allow = panel.getByRole('button', { name: /Always allow/ });
  const ready = panel.getByRole('button', { name: 'Choose on the page' });
  await allow.or(ready).first().waitFor();
  if (await allow.isVisible()) await allow.click();

  await expect(panel.getByText('Step 1 points at nothing.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Publish' })).toBeDisabled();
  await choose(page, panel, 'Contact', 'Contact');
  await panel.getByRole('textbox', { name: 'Title' }).fill('Ask us anything');
  await panel.getByRole('button', { name: /^2\./ }).click();
  await choose(page, panel, 'Widgets', 'Widgets');
  await panel.getByRole('textbox', { name: 'Pages' }).fill('/index2.html');
  await panel.getByRole('combobox', { name: 'Held out' }).selectOption('0');

  await panel.getByRole('button', { name: /^1\./ }).click();
  await panel.getByRole('button', { name: 'Preview on this page' }).click();
  // A page in the background draws nothing; beside a real side panel it is in front.
  await page.bringToFront();
  await expect(page.getByRole('heading', { name: 'Ask us anything' })).toBeVisible();
  await panel.bringToFront();
  await expect(panel.getByText('On the page now')).toBeVisible();
  await panel.getByRole('button', { name: 'Take it down' }).click();
  await expect(page.getByRole('heading', { name: 'Ask us anything' })).toHaveCount(0);

  await panel.getByRole('button', { name: 'Publish' }).click();
  await expect(panel.getByText('First steps is published.')).toBeVisible();
  await expect(panel.getByRole('button', { name: /First steps.*Live/ })).toBeVisible();

  const other = await browser.newContext();
  const visitor = await other.newPage();
  await visitor.goto(`${team.site}/index2.html`);
  await expect(visitor.getByRole('heading', { name: 'Ask us anything' })).toBeVisible({
    timeout: 20_000,
  });
  await visitor.getByRole('button', { name: 'Next' }).click();
  await expect(visitor.getByRole('heading', { name: 'Then this' })).toBeVisible();
  await visitor.getByRole('button', { name: 'Done' }).click();
  await flush(visitor);
  const rows = await team.api.list_items({ app: team.app.id, archived: false });
  const [item] = rows.ok ? rows.data : [];
  await expect
    .poll(async () => (await displaysOf(team, item?.id ?? '')).map(({ outcome }) => outcome))
    .toEqual(['completed']);
  await other.close();
});
