/** Tags by an explicit CSS selector, written and changed in the panel, on a page that nobody here wrote. */
import { expect, test } from './fixtures.ts';
import { allowed, figure, openBeside, openTab, pick, saveTagAs } from './panel.ts';
import { createTeam, type Team, untilRecorded, untilWidgetRuns } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterAll(() => team?.close());

const outlines = 'waymark-overlay .mark.same, waymark-overlay .mark.picked';

test('a selector is judged as it is typed, proven before saving, and saved with its grade', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/buttons.html');
  await page.bringToFront();
  await untilWidgetRuns(page);
  const button = page.getByRole('link', { name: 'Split Button Success' });
  for (let press = 0; press < 3; press += 1) await button.click();
  await untilRecorded(team, 3);

  await openTab(panel, 'Tag');
  await pick(page, panel, button);
  await expect(panel.getByText('Told from everything else by')).toBeVisible();
  await panel.getByRole('radio', { name: 'A CSS selector' }).check();
  const field = panel.getByRole('textbox', { name: 'CSS selector' });
  // Bootstrap's classes say how it looks, so nothing here is strong.
  await expect(field).not.toHaveValue('');
  const status = panel.getByRole('status').filter({ hasText: 'on this page' });
  await expect(status).toContainText('1 match on this page');

  await field.fill('a.btn-success.btn-icon-split[');
  await expect(panel.getByRole('alert')).toContainText('never closed');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByRole('form', { name: 'Tag this element' })).toBeVisible();

  await field.fill('.topbar a:nth-child(1)');
  await expect(status).toContainText('Weak');
  await expect(status).toContainText('Counts positions');
  await expect(status).toContainText('does not match the element you pointed at');

  await field.fill('#content .btn');
  await expect(status).toContainText('Fair');
  await expect(status).toContainText(/\d\d matches on this page/);
  const many = Number((await status.innerText()).match(/(\d+) match/)?.[1]);
  await expect(page.locator(outlines)).toHaveCount(many);

  await field.fill('.btn-success.btn-icon-split');
  await expect(status).toContainText('1 match on this page');
  await expect(figure(panel, 'Uses')).toHaveText('3');
  await saveTagAs(panel, 'Split success');
  await expect(panel.getByText('CSS selector Fair')).toBeVisible();
  await expect(figure(panel, 'Uses')).toHaveText('3');
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  const features = await team.api.list_features({ workspace: team.workspace, archived: false });
  const feature = features.ok ? features.data[0]?.id : undefined;
  const versions = await team.api.list_tag_versions({ feature: feature ?? '' });
  expect(
    versions.ok && versions.data.map(({ rule, elements }) => [rule.selector, elements]),
  ).toEqual([['.btn-success.btn-icon-split', 1]]);

  // Changed without pointing: the page shows what the new one means before it is used.
  await panel.getByRole('button', { name: 'Change this element' }).click();
  await panel.getByRole('menuitem', { name: 'Change the selector' }).click();
  const written = panel.getByRole('textbox', { name: 'CSS selector' });
  await expect(written).toHaveValue('.btn-success.btn-icon-split');
  await written.fill('.nothing-here');
  await expect(panel.getByText('0 matches on this page')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Use this selector' })).toBeDisabled();
  await written.fill('.btn-success');
  await panel.getByRole('button', { name: 'Use this selector' }).click();
  await panel.getByRole('button', { name: 'Save to “Split success”' }).click();
  await expect(panel.getByText('CSS selector Fair')).toBeVisible();
  await expect(panel.getByText('.btn-success', { exact: true }).first()).toBeVisible();
});
