/** Guides in a page of other people's making, and what the database then has of them. */
import { at, displaysOf, endAll, flush, guideOf, publish, say, stepOf } from './engage.ts';
import { createTeam, type Team } from './team.ts';
import { expect, test } from './widget-fixtures.ts';

test.describe('widget: guides', () => {
  let team: Team;
  test.beforeAll(async () => {
    team = await createTeam();
  });
  test.afterEach(() => endAll(team));
  test.afterAll(() => team.close());

  test('a modal takes focus, gives it back, and is told of', async ({ page }) => {
    const item = await publish(team, guideOf({ kind: 'modal' }));
    await page.goto(`${team.site}/login.html`);
    const dialog = page.getByRole('dialog', { name: 'Hello there' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([{ outcome: 'completed', interrupted: true, steps: ['step first'] }]);
  });

  test('a tooltip points at its element and follows it', async ({ page }) => {
    const item = await publish(
      team,
      guideOf({
        kind: 'tooltip',
        steps: [
          stepOf({
            surface: 'tooltip',
            anchor: at('.btn-primary'),
            place: 'bottom',
            content: say('Sign in here'),
          }),
        ],
      }),
    );
    await page.goto(`${team.site}/login.html`);
    const tip = page.getByRole('region', { name: 'Sign in here' });
    await expect(tip).toBeVisible();
    const gap = async () => {
      const [card, target] = await Promise.all([
        tip.boundingBox(),
        page.locator('.btn-primary').first().boundingBox(),
      ]);
      return Math.round((card?.y ?? 0) - (target?.y ?? 0) - (target?.height ?? 0));
    };
    await expect.poll(gap).toBe(12);
    await page.evaluate(() =>
      document
        .querySelector('.btn-primary')
        ?.before(
          Object.assign(document.createElement('p'), {
            textContent: 'Pushed down',
            style: 'height:40px',
          }),
        ),
    );
    await expect.poll(gap).toBe(12);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'dismissed' }]);
  });
});
