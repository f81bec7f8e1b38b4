/** A guide written on the product's own page: pointed at, checked, previewed with the widget's own renderer. */
import { choose, openGuides, part, startFrom } from './author.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('admin-lte');
});
test.afterAll(() => team?.close());

test('a walkthrough is pointed at, and seen on the page as a visitor gets it', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await openGuides(panel);
  await startFrom(panel, /^First steps/);
  const foot = panel.locator('.foot');
  await expect(foot.getByRole('button', { name: 'Publish' })).toHaveCount(0);
  await part(panel, 'Checks');
  await expect(panel.getByText('Step 1 points at nothing.')).toBeVisible();
  await part(panel, 'Content');
  await choose(page, panel, 'Contact');
  await panel.getByRole('textbox', { name: 'Heading', exact: true }).fill('Ask us anything');
  await panel.getByRole('button', { name: /^2\./ }).click();
  await choose(page, panel, 'Widgets');
  await expect(foot.getByRole('button', { name: 'Publish' })).toBeEnabled();

  await panel.getByRole('button', { name: /^1\./ }).click();
  await panel.getByRole('button', { name: 'Preview on this page' }).click();
  // A page in the background draws nothing; beside a real side panel it is in front.
  await page.bringToFront();
  await expect(page.getByRole('heading', { name: 'Ask us anything' })).toBeVisible();
  await panel.bringToFront();
  await panel.getByRole('button', { name: 'Take it down' }).click();
  await expect(page.getByRole('heading', { name: 'Ask us anything' })).toHaveCount(0);
});
