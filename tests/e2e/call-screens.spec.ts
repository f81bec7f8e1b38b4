/** The screens of calls and notes in both schemes and at two widths: nothing for axe to find, nothing cut off. */
import type { HttpServer } from '../../local/http.ts';
import { addCustomers, openForCall, quickNote, startCall } from './calls.ts';
import { capture, onScreen } from './capture.ts';
import { servePages } from './capture-pages.ts';
import { faultsOf } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
let pages: HttpServer;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  pages = await servePages();
  await addCustomers(team);
});
test.afterAll(async () => {
  await pages?.close();
  await team?.close();
});

for (const [width, colorScheme] of [
  [320, 'light'],
  [420, 'dark'],
] as const) {
  test(`calls and notes, ${colorScheme}, ${width} px wide`, async ({ launch }) => {
    const extension = await launch({ ...onScreen(team), origins: [`${team.site}/*`] });
    const { page, panel } = await openForCall(extension, `${team.site}/index.html`);
    await panel.setViewportSize({ width, height: 720 });
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const said: string[] = [];
    panel.on('pageerror', (error) => said.push(error.message));
    const expectSound = async (screen: string) => {
      await panel.bringToFront();
      const shots = process.env.WAYMARK_SHOTS;
      if (shots)
        await panel.screenshot({ path: `${shots}/${screen}-${width}.png`, fullPage: true });
      expect.soft(await faultsOf(panel), screen).toEqual([]);
    };
    await expectSound('start');
    await startCall(panel, 'Acme');
    await expect(panel.getByText('Single sign-on')).toBeVisible();
    await expectSound('call');
    await quickNote(panel, '“It takes us a whole day to put the figures together by hand');
    await capture(extension, page);
    await panel.bringToFront();
    await panel.getByLabel('Link to the recording').fill('https://youtu.be/abc');
    await panel.getByLabel('Add a follow-up').fill('Send the price list');
    await panel.keyboard.press('Enter');
    await panel.getByRole('switch', { name: 'Screen-share safe' }).click();
    await expect(panel.getByText('amber-ish')).toBeVisible();
    await expectSound('call-unsafe');
    await panel.getByRole('button', { name: 'End the call' }).click();
    await expect(panel.getByLabel('Summary')).toBeVisible();
    await expectSound('summary');
    await panel.getByRole('button', { name: 'Back' }).click();
    await panel.getByRole('tab', { name: /^Notes/ }).click();
    await panel.getByRole('button', { name: 'On the page' }).click();
    await panel.getByRole('button', { name: 'Known issue', exact: true }).click();
    await panel.getByLabel('Note', { exact: true }).fill('The logo leads to the old start page.');
    await expectSound('new-note');
    await panel.keyboard.press('Control+Enter');
    await expect(panel.getByRole('list', { name: 'Notes' })).toContainText('old start page');
    await expectSound('notes');
    const shots = process.env.WAYMARK_SHOTS;
    if (shots) await page.screenshot({ path: `${shots}/pins-${width}.png` });
    await panel
      .getByRole('button', { name: /old start page/ })
      .first()
      .click();
    await panel.getByRole('textbox', { name: 'Reply' }).fill('Fixed in the next release.');
    await panel.getByRole('button', { name: 'Reply', exact: true }).click();
    await expect(panel.getByRole('region', { name: 'Replies' })).toContainText('next release');
    await expectSound('note');
    expect(said).toEqual([]);
  });
}
