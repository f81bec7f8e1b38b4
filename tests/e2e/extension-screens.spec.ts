/** Every screen of the panel, in both schemes, at the width it is drawn for: nothing for axe to find, nothing cut off. */
import { faultsOf } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openTab, pick, saveTagAs, signInAs } from './panel.ts';
import { createTeam, type Team, untilRecorded, untilWidgetRuns } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterAll(() => team?.close());

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the panel's screens, ${colorScheme}, 320 px wide`, async ({ launch }) => {
    const extension = await launch(allowed(team));
    const page = await extension.context.newPage();
    await page.goto(`${team.site}/buttons.html`);
    await untilWidgetRuns(page);
    const button = page.getByRole('link', { name: 'Split Button Info' });
    await button.click();
    await untilRecorded(team, 1);
    const panel = await extension.openPanel(page);
    const said: string[] = [];
    panel.on('console', (message) => said.push(message.text()));
    panel.on('pageerror', (error) => said.push(error.message));
    await panel.setViewportSize({ width: 320, height: 720 });
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const expectSound = async (screen: string) =>
      expect.soft(await faultsOf(panel), screen).toEqual([]);

    await expect(panel.getByRole('heading', { name: 'Sign in to Waymark' })).toBeVisible();
    await expectSound('sign-in');
    await signInAs(panel);
    await expect(panel.getByText(/Nothing has a name yet|Uses, 30 days/)).toBeVisible();
    await expectSound('empty or full list');
    await panel.getByRole('tab', { name: 'Tag' }).click();
    await expect(panel.getByText('Waymark may not see this page yet')).toBeVisible();
    await expectSound('no access');
    await openTab(panel, 'Tag');
    await expectSound('prompt');
    await panel.getByText('Or write a CSS selector').click();
    await panel.getByRole('textbox', { name: 'CSS selector' }).fill('#content .btn');
    await expect(panel.getByText(/matches on this page/)).toBeVisible();
    await expectSound('prompt with a selector');
    await panel.getByText('Or write a CSS selector').click();
    await pick(page, panel, button);
    await expect(panel.locator('.figures')).toBeVisible();
    await expectSound('form with proof');
    await panel.getByRole('radio', { name: 'A CSS selector' }).check();
    await expect(panel.getByText('1 match on this page')).toBeVisible();
    // What is being asked anew is pale for a moment.
    await expect(panel.locator('.proof')).toHaveAttribute('aria-busy', 'false');
    await expectSound('form with a selector');
    await panel.getByRole('textbox', { name: 'CSS selector' }).fill('.btn-group > a:nth-child(2');
    await expect(panel.getByRole('alert')).toContainText('never closed');
    await expectSound('form with a broken selector');
    await panel.getByRole('radio', { name: 'Its signs' }).check();
    await saveTagAs(panel, `Split ${colorScheme}`);
    await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
    await expectSound('feature');
    await panel.getByRole('button', { name: 'Edit' }).click();
    await expectSound('edit');
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'Everything is on the server' }).click();
    await expect(panel.getByText('On the server').first()).toBeVisible();
    await expectSound('changes');
    await panel.getByRole('button', { name: 'Back' }).click();
    await expectSound('list');
    await openTab(panel, 'Heat map');
    await expectSound('heat map');
    await openTab(panel, 'On page');
    await expectSound('on page');
    expect(said).toEqual([]);
  });
}
