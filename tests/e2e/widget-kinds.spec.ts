/**
 * Every kind of guide and survey, looked at by axe-core and, where a folder is named for them in WAYMARK_SHOTS,
 * taken pictures of: wide and at 320 px, light and dark.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { publish } from './engage.ts';
import { kinds } from './engage-kinds.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test, untilReady } from './widget-fixtures.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const hosts = 'waymark-surface,waymark-card';

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (selector) => {
    // Safe: put there by the line that ran before this one.
    const { axe: runner } = window as unknown as { axe: typeof axe };
    const { violations: found } = await runner.run({
      include: [...document.querySelectorAll(selector)],
    });
    return found.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' ')}`,
    );
  }, hosts);
}

const picture = async (page: Page, name: string) => {
  const folder = process.env.WAYMARK_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}.png` });
};

async function open(page: Page, id: string, name: string): Promise<void> {
  await call(page, 'show', id);
  const surface = page.locator(hosts).locator('section, dialog, .pill, .beacon').first();
  await expect(surface).toBeVisible();
  if (name === 'hotspot') await page.locator('.beacon').click();
  if (name === 'checklist' || name === 'centre') await page.locator('.pill').click();
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
}

async function close(page: Page, name: string): Promise<void> {
  const isPanel = name === 'checklist' || name === 'centre';
  if (!isPanel) await page.locator(hosts).getByRole('button', { name: 'Close' }).click();
  if (!isPanel) await expect(page.locator(hosts)).toHaveCount(0);
}

test.describe('widget: every kind', () => {
  let team: Team;
  const ids = new Map<string, string>();
  test.beforeAll(async () => {
    team = await createTeam();
    for (const [name, definition] of Object.entries(kinds))
      ids.set(name, await publish(team, definition));
  });
  test.afterAll(() => team.close());

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1_100, 320]) {
      test(`has no violation that axe knows, ${scheme}, at ${width} px`, async ({ page }) => {
        test.slow();
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 640 });
        // Each page begins anew: what stood on the one before is not taken up.
        await page.addInitScript(() => sessionStorage.clear());
        for (const [name, id] of ids) {
          await test.step(name, async () => {
            if (page.url() === 'about:blank' || (await page.locator(hosts).count()) > 0) {
              await page.goto(`${team.site}/login.html`);
              await untilReady(page);
              await page.evaluate(axeSource);
            }
            await open(page, id, name);
            await picture(page, `${name} ${scheme} ${width}`);
            expect(await violations(page), name).toEqual([]);
            await close(page, name);
          });
        }
      });
    }
  }
});
