/**
 * The promise, on pages that nobody here wrote: the snippet goes in, people click, staff point and name,
 * and the counts equal the clicks that were made, those from before the tag included. The page notices
 * nothing: no message in its console, no error, no layout that shifts.
 */
import type { Locator, Page } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import { expect, test } from './fixtures.ts';
import { figure, openTab, pick, saveTagAs, signInAs } from './panel.ts';
import { createTeam, untilRecorded, untilWidgetRuns } from './team.ts';
import type { Product } from './third-party.ts';

type Use = { name: string; find: (page: Page) => Locator; before: number; after: number };
type Case = { product: Product; path: string; uses: Use[] };

const cases: Case[] = [
  {
    product: 'sb-admin-2',
    path: '/index.html',
    uses: [
      {
        name: 'Report',
        find: (page) => page.getByRole('link', { name: 'Generate Report' }),
        before: 4,
        after: 2,
      },
      {
        name: 'Components menu',
        find: (page) => page.getByRole('link', { name: 'Components' }),
        before: 3,
        after: 1,
      },
      // An icon with no name in a group: known by where it stands.
      {
        name: 'Fold the side bar',
        find: (page) => page.locator('#sidebarToggle'),
        before: 2,
        after: 2,
      },
    ],
  },
  {
    product: 'admin-lte',
    path: '/pages/mailbox/mailbox.html',
    uses: [
      {
        name: 'Push menu',
        find: (page) => page.locator('.navbar [data-widget=pushmenu]'),
        before: 2,
        after: 2,
      },
      // Two icons without names, alike to the last class: only the cards they stand in differ.
      { name: 'Fold folders', find: (page) => foldOf(page, 'Folders'), before: 3, after: 1 },
      { name: 'Fold labels', find: (page) => foldOf(page, 'Labels'), before: 5, after: 0 },
    ],
  },
];

function foldOf(page: Page, card: string): Locator {
  return page.locator('.card', { hasText: card }).locator('[data-card-widget=collapse]').first();
}

/** What a page's owner would see of us: console messages, errors, requests that failed, layout shifts. */
function watchPage(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => seen.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  page.on('requestfailed', (request) => seen.push(`failed: ${request.url()}`));
  return seen;
}

/** Layout shifts since a moment of the page's own clock. Its own come while it loads and unfolds menus. */
const shiftsSince = (page: Page, since: number) =>
  page.evaluate((from) => {
    const shifts = new PerformanceObserver(() => undefined);
    shifts.observe({ type: 'layout-shift', buffered: true });
    return shifts.takeRecords().filter((entry) => entry.startTime >= from).length;
  }, since);

const clockOf = (page: Page) => page.evaluate(() => performance.now());

async function press(page: Page, use: Use, times: number): Promise<void> {
  await page.bringToFront();
  for (let done = 0; done < times; done += 1) await use.find(page).click();
}

const totalOf = (uses: readonly Use[], when: 'before' | 'after') =>
  uses.reduce((sum, use) => sum + use[when], 0);

for (const { product, path, uses } of cases) {
  test(`${product}${path}: counts shown equal clicks made`, async ({ launch }) => {
    const team = await createTeam(product);
    const extension = await launch({ server: team.server, origins: [`${team.site}/*`] });
    const page = await extension.context.newPage();
    const seen = watchPage(page);
    await page.goto(team.site + path);
    await untilWidgetRuns(page);
    for (const use of uses) await press(page, use, use.before);
    await untilRecorded(team, totalOf(uses, 'before'));

    const panel = await extension.openPanel(page);
    await signInAs(panel);
    for (const use of uses) {
      await openTab(panel, 'Tag');
      await pick(page, panel, use.find(page));
      await expect(figure(panel, 'Uses'), `${use.name}, before it had a tag`).toHaveText(
        `${use.before}`,
      );
      await saveTagAs(panel, use.name);
      await panel.getByRole('button', { name: 'Back' }).click();
    }
    await panel.close();

    for (const use of uses) await press(page, use, use.after);
    await untilRecorded(team, totalOf(uses, 'before') + totalOf(uses, 'after'));
    const answer = must(
      await team.api.adoption({ workspace: team.workspace, app: null, days: 30, filter: [] }),
    );
    expect(answer.rows.map(({ name }) => name).sort()).toEqual(uses.map(({ name }) => name).sort());
    for (const use of uses) {
      const row = answer.rows.find(({ name }) => name === use.name);
      const usage = must(
        await team.api.feature_usage({ feature: row?.feature ?? '', app: team.app.id, days: 30 }),
      );
      expect(usage.all, use.name).toEqual({
        uses: use.before + use.after,
        visitors: 1,
        accounts: 0,
      });
    }
    expect(seen).toEqual([]);
    await team.close();
  });

  test(`${product}${path}: neither widget nor tag mode shifts its layout`, async ({ launch }) => {
    const team = await createTeam(product);
    const extension = await launch({ server: team.server, origins: [`${team.site}/*`] });
    const page = await extension.context.newPage();
    // The page settles without us first, so that what moves afterwards was moved by us.
    await page.route('**/waymark.js', (route) => route.abort());
    await page.goto(team.site + path, { waitUntil: 'networkidle' });
    await page.unroute('**/waymark.js');
    const start = await clockOf(page);
    await page.evaluate(() => {
      const late = document.createElement('script');
      const given = document.querySelector<HTMLScriptElement>('script[data-app]');
      late.src = given?.src ?? '';
      Object.assign(late.dataset, given?.dataset);
      document.head.append(late);
    });
    await untilWidgetRuns(page);
    const panel = await extension.openPanel(page);
    await signInAs(panel);
    await openTab(panel, 'Tag');
    await pick(page, panel, uses[0]?.find(page) ?? page.locator('a').first());
    await page.bringToFront();
    expect(await shiftsSince(page, start)).toBe(0);
    await team.close();
  });
}
