/** What the widget needs next is asked for beside what it needs now: each turn costs a slow network a wait. */
import type { Page } from '@playwright/test';
import { at, endAll, guideOf, publish, say, stepOf } from './engage.ts';
import { createTeam, type Team } from './team.ts';
import { expect, test, untilReady } from './widget-fixtures.ts';

/** Holds the answers to what matches until it is let go. */
async function hold(page: Page, what: string | RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(what, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

test.describe('widget: turns', () => {
  test('the rest of it and the settings are asked for before index.js is there, once', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
    const letGo = await hold(page, '**/index.js');
    const asked = [/delivery-[^/]+\.js$/, /current\.json$/].map((one) => page.waitForRequest(one));
    await page.goto(product.url);
    await Promise.all(asked);
    letGo();
    await untilReady(page);
    expect(host.requests.filter((one) => one.endsWith('current.json'))).toHaveLength(1);
    expect(complaints).toEqual([]);
  });

  test('settings that could not be had the first time are asked for again', async ({
    page,
    product,
  }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
    await page.route('**/current.json', (route) => route.abort(), { times: 1 });
    await page.goto(product.url);
    await untilReady(page);
  });
});

test.describe('widget: turns to something shown', () => {
  let team: Team;
  test.beforeAll(async () => {
    team = await createTeam();
  });
  test.afterEach(() => endAll(team));
  test.afterAll(() => team.close());

  const tip = () =>
    guideOf({
      kind: 'tooltip',
      steps: [
        stepOf({ surface: 'tooltip', anchor: at('.btn-primary'), content: say('Sign in here') }),
      ],
    });

  test('what is live comes beside the code for it, and that beside who the person is', async ({
    page,
  }) => {
    await publish(team, tip());
    const letLive = await hold(page, /\/c\/live-[^/]+\.js$/);
    const letPerson = await hold(page, '**/rpc/get_person?**');
    const file = page.waitForRequest(/engage-[0-9a-f]{32}\.json$/);
    const parts = [
      /guides-[^/]+\.js$/,
      /stage-[^/]+\.js$/,
      /sightings-[^/]+\.js$/,
      /ui-[^/]+\.js$/,
    ];
    const code = parts.map((part) => page.waitForRequest(part));
    await page.goto(`${team.site}/login.html`);
    await file;
    letLive();
    await Promise.all(code);
    letPerson();
    await expect(page.getByRole('region', { name: 'Sign in here' })).toBeVisible();
  });

  test('asking about the person needs no leave first', async ({ page }) => {
    await publish(team, tip());
    const asked = page.waitForRequest('**/rpc/get_person?**');
    const claimed = page.waitForRequest('**/rpc/claim_display?**');
    await page.goto(`${team.site}/login.html`);
    // Of the types that a browser sends to another origin without a preflight.
    for (const request of [await asked, await claimed]) {
      expect(request.headers()['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    }
    await expect(page.getByRole('region', { name: 'Sign in here' })).toBeVisible();
  });
});
