/** Writing into what is drawn on the product's own page: the form follows, structure stays, keys are enough. */
import type { Page } from '@playwright/test';
import { choose, openGuides, startFrom } from './author.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('admin-lte');
});
test.afterAll(() => team?.close());

const written = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const field = (panel: Page, name: string) => panel.getByRole('textbox', { name, exact: true });

test('a text is written where it stands; emphasis, undo and the form go with it', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  await field(panel, 'Text').fill('Every **report** can be saved.');
  await panel.getByRole('button', { name: 'Write on the page' }).click();
  await page.bringToFront();
  await written(page, 'Heading').click();
  await page.keyboard.press('End');
  await page.keyboard.type(', at last');
  await expect(field(panel, 'Heading')).toHaveValue('Exports are here, at last');

  // One run of three: its looks stay, and so do its neighbours.
  await page.getByText('report', { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type('s');
  await expect(field(panel, 'Text')).toHaveValue('Every **reports** can be saved.');
  await expect(page.locator('strong').getByText('reports')).toBeVisible();

  // Words on a button, blanks and all: it is not pressed by them.
  await written(page, 'Button').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' now');
  await expect(field(panel, 'Button')).toHaveValue('Show me now');
  await expect(page).toHaveURL(/index2\.html$/);

  // Esc leaves the text, not the guide; further back than a field's own undo is the panel's.
  await page.keyboard.press('Escape');
  await expect(written(page, 'Heading')).toBeVisible();
  await written(page, 'Heading').focus();
  await page.keyboard.press('Control+z');
  await expect(field(panel, 'Button')).not.toHaveValue('Show me now');
  await expect(written(page, 'Button')).not.toHaveText('Show me now');

  await field(panel, 'Heading').fill('From the panel');
  await expect(written(page, 'Heading')).toHaveText('From the panel');
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Stop writing on the page' }).click();
  await expect(written(page, 'Heading')).toHaveCount(0);
  expect(said).toEqual([]);
});

test('a step is written by keys alone: template, element, words', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await openGuides(panel);
  await panel.getByRole('button', { name: 'New', exact: true }).press('Enter');
  await panel.getByRole('button', { name: /^Tooltip/ }).press('Enter');
  const allow = panel.getByRole('button', { name: /Always allow/ });
  const pick = panel.getByRole('button', { name: 'Choose on the page' });
  await pick.waitFor();
  if (await allow.isVisible()) await allow.press('Enter');
  await panel.getByRole('button', { name: 'Write on the page' }).waitFor();
  await pick.press('Enter');
  await expect(panel.getByRole('button', { name: 'Stop pointing' })).toBeVisible();
  await page.bringToFront();
  // The page's own order of focus is how one points without a pointer.
  const link = page.getByRole('link', { name: 'Contact' }).first();
  for (let at = 0; at < 12 && !(await link.evaluate((one) => one === document.activeElement)); at++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(panel.locator('.anchor-row')).toContainText('Contact');
  await panel.getByRole('button', { name: 'Write on the page' }).press('Enter');
  await written(page, 'Heading').focus();
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(field(panel, 'Heading')).toHaveValue('New: save as a spreadsheet!');
  await page.keyboard.press('Tab');
  await expect(written(page, 'Text')).toBeFocused();
});

test('a walk is written step by step; the form goes to the step that is written', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await openGuides(panel);
  await startFrom(panel, /^First steps/);
  await choose(page, panel, 'Contact');
  await panel.getByRole('button', { name: /^2\./ }).click();
  await choose(page, panel, 'Widgets');
  await panel.getByRole('button', { name: /^1\./ }).click();
  await panel.getByRole('button', { name: 'Write on the page' }).click();
  await page.bringToFront();
  await written(page, 'Heading').click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(written(page, 'Heading')).toHaveText('Then this');
  await written(page, 'Heading').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' one');
  await expect(panel.getByRole('button', { name: '2. Then this one' })).toHaveAttribute(
    'aria-current',
    'step',
  );
});
