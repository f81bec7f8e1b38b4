/** The screens of feedback in both schemes and at two widths: nothing for axe to find, nothing cut off. */
import type { HttpServer } from '../../local/http.ts';
import { capture, onScreen, openCapture, openForCapture, press, toastOf } from './capture.ts';
import { servePages } from './capture-pages.ts';
import { faultsOf } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
let pages: HttpServer;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  pages = await servePages();
});
test.afterAll(async () => {
  await pages?.close();
  await team?.close();
});

for (const [width, colorScheme] of [
  [320, 'light'],
  [420, 'dark'],
] as const) {
  test(`feedback, ${colorScheme}, ${width} px wide`, async ({ launch }) => {
    const extension = await launch(onScreen(team));
    const { page, panel } = await openForCapture(extension, `${pages.url}/secrets`);
    // High enough that no target lies half under the foot.
    await panel.setViewportSize({ width, height: 1_300 });
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const said: string[] = [];
    panel.on('pageerror', (error) => said.push(error.message));
    const expectSound = async (screen: string) => {
      const shots = process.env.WAYMARK_SHOTS;
      if (shots)
        await panel.screenshot({ path: `${shots}/${screen}-${width}.png`, fullPage: true });
      expect.soft(await faultsOf(panel), screen).toEqual([]);
    };
    await panel.bringToFront();
    await expectSound('empty');
    await panel.getByRole('button', { name: 'Capture something else' }).click();
    await expectSound('menu');
    await panel.keyboard.press('Escape');
    await capture(extension, page);
    await press(extension, page, 'capture-area');
    await page.bringToFront();
    await page.keyboard.press('Escape');
    await panel.bringToFront();
    await expect(panel.getByText('Saves itself in 10 min')).toBeVisible();
    await expectSound('list');
    await openCapture(panel, /Orders of/);
    await panel.getByText(/places hidden/).click();
    await panel
      .getByLabel('What did they say?')
      .fill('We need exports as CSV, and on the phone too.');
    await panel.getByRole('button', { name: 'Request', exact: true }).click();
    await expectSound('draft');
    await panel.getByRole('combobox', { name: 'Request' }).fill(`CSV export ${width}`);
    await expect(panel.getByRole('option', { name: /New request/ })).toBeVisible();
    await expectSound('request');
    await panel.keyboard.press('Enter');
    await panel.getByRole('button', { name: 'What will leave' }).click();
    await expectSound('leaving');
    await panel.keyboard.press('Escape');
    await panel.getByLabel('What did they say?').focus();
    await panel.keyboard.press('Control+Enter');
    await expect(
      panel.getByRole('list', { name: 'My captures' }).getByText('On the server').first(),
    ).toBeVisible();
    await expectSound('saved');
    await openCapture(panel, /We need exports/);
    await expectSound('capture');
    expect(said).toEqual([]);
    await expect(toastOf(page)).toHaveCount(0, { timeout: 15_000 });
  });
}
