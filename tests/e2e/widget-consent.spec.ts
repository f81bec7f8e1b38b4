/** Nothing is stored or sent that the visitor, the browser or the product's team does not want. */
import type { Page } from '@playwright/test';
import { call, expect, test, untilRunning } from './widget-fixtures.ts';
import { settings } from './widget-host.ts';

/** Everything that a page can leave in a browser. */
async function stored(page: Page): Promise<unknown> {
  const inPage = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    local: { ...localStorage },
    session: { ...sessionStorage },
    caches: await caches.keys(),
  }));
  return { ...inPage, cookies: await page.context().cookies() };
}
const nothing = { databases: [], local: {}, session: {}, caches: [], cookies: [] };
const ingested = (requests: string[]) => requests.filter((request) => /ingest/.test(request));

test.describe('widget: consent', () => {
  test.beforeEach(({ product }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
  });

  test('where it is required nothing is stored or sent before, and what happened before is not told after', async ({
    page,
    host,
    product,
  }) => {
    host.settings = { ...settings, consent: 'required' };
    await page.goto(product.url);
    await untilRunning(page);
    await call(page, 'identify', 'u_1');
    await page.getByRole('button').click();
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    expect(await stored(page)).toEqual(nothing);
    expect(ingested(host.requests)).toEqual([]);
    expect(await call(page, 'context')).toMatchObject({ consent: 'unknown', queued: 0 });

    await call(page, 'consent', true);
    await call(page, 'track', 'after');
    await host.until('it arrives', () => host.events('track').length === 1);
    expect(host.events('click')).toEqual([]);
    expect(host.events('page')).toHaveLength(1);
    for (const batch of host.batches()) {
      expect(batch).toMatchObject({ consent: true, user: { id: 'u_1' } });
    }
    expect(await stored(page)).toMatchObject({ databases: [expect.stringContaining('waymark')] });
  });

  test('a yes is remembered on the next page; a no erases everything and starts over as nobody', async ({
    page,
    host,
    product,
  }) => {
    host.settings = { ...settings, consent: 'required' };
    await page.goto(product.url);
    await untilRunning(page);
    await call(page, 'consent', true);
    await host.until('the view arrives', () => host.events('page').length === 1);
    await page.reload();
    await host.until('the next view too', () => host.events('page').length === 2);
    const [before] = host.batches();

    await page.getByRole('button').click();
    await call(page, 'consent', false);
    await expect.poll(() => stored(page)).toEqual(nothing);
    await page.getByRole('button').click();
    await page.reload();
    await untilRunning(page);
    expect(await call(page, 'context')).toMatchObject({ consent: 'unknown', visitor: undefined });
    expect(host.events('click')).toEqual([]);

    await call(page, 'consent', true);
    await host.until('a view arrives', () => host.events('page').length === 3);
    expect(host.batches().at(-1)?.device).not.toBe(before?.device);
  });

  test('a no in one tab is a no in the other', async ({ page, context, host, product }) => {
    const other = await context.newPage();
    for (const tab of [page, other]) {
      await tab.goto(product.url);
      await untilRunning(tab);
    }
    await host.until('both views arrive', () => host.events('page').length === 2);
    await call(other, 'consent', false);
    await expect.poll(() => call(page, 'context')).toMatchObject({ consent: 'denied' });
    // A database goes when the last tab has let go of it.
    await expect.poll(() => stored(page)).toEqual(nothing);
  });

  for (const [name, property, value] of [
    ['Do Not Track', 'doNotTrack', '1'],
    ['Global Privacy Control', 'globalPrivacyControl', true],
  ] as const) {
    test(`${name} is obeyed whatever the product says`, async ({ page, host, product }) => {
      await page.addInitScript(
        ([key, is]) => Object.defineProperty(navigator, key, { get: () => is }),
        [property, value] as const,
      );
      await page.goto(product.url);
      await page.waitForFunction(() => {
        // Safe: the widget's public face.
        const { waymark } = window as { waymark?: { context?(): { consent: string } | undefined } };
        return waymark?.context?.()?.consent === 'do-not-track';
      });
      await call(page, 'consent', true);
      await page.getByRole('button').click();
      await page.goto('about:blank');
      expect(host.requests.filter((request) => !/\.js$/.test(request))).toEqual([]);
    });
  }

  test('the kill switch stops capture', async ({ page, host, product }) => {
    host.settings = { ...settings, capture: false };
    await page.goto(product.url);
    await untilRunning(page);
    await page.getByRole('button').click();
    await call(page, 'track', 'nothing');
    await page.goto('about:blank');
    expect(ingested(host.requests)).toEqual([]);
  });

  test('while settings cannot be had, nothing is stored or sent; they are asked for again', async ({
    page,
    host,
    product,
  }) => {
    host.settings = undefined;
    await page.goto(product.url);
    await host.until('both places were asked', () =>
      host.requests.some((request) => request.includes('get_config')),
    );
    await page.getByRole('button').click();
    expect(await stored(page)).toEqual(nothing);
    host.settings = settings;
    await host.until('the click arrives', () => host.events('click').length === 1);
    expect(host.events('page')).toHaveLength(1);
  });

  test.describe('with a rule of the product for that case', () => {
    test.use({ attributes: 'data-consent="none"' });
    test('it goes by that rule', async ({ page, host, product }) => {
      host.settings = undefined;
      await page.goto(product.url);
      await page.getByRole('button').click();
      await host.until('the view arrives', () => host.events('page').length === 1);
    });
  });

  for (const [mask, clicks] of [
    [['.private'], 1],
    [[], 2],
  ] as const) {
    test(`what was clicked before the masks were known is told only where there are none (${mask.length})`, async ({
      page,
      host,
      product,
    }) => {
      host.settings = { ...settings, mask: [...mask] };
      let publish: () => void = () => undefined;
      const published = new Promise<void>((resolve) => {
        publish = resolve;
      });
      await page.route('**/current.json', async (route) => {
        await published;
        await route.continue();
      });
      await page.goto(product.url);
      await page.waitForRequest('**/current.json');
      await page.getByRole('button').click();
      await call(page, 'track', 'early');
      publish();
      await untilRunning(page);
      await page.getByRole('button').click();
      await host.until('the rest arrives', () => host.events('click').length >= clicks);
      expect(host.events('click')).toHaveLength(clicks);
      expect(host.events('track')).toHaveLength(1);
    });
  }

  test('a yes while the settings are still on their way tells nothing from before it', async ({
    page,
    host,
    product,
  }) => {
    host.settings = { ...settings, consent: 'required' };
    let publish: () => void = () => undefined;
    const published = new Promise<void>((resolve) => {
      publish = resolve;
    });
    await page.route('**/current.json', async (route) => {
      await published;
      await route.continue();
    });
    await page.goto(product.url);
    await page.waitForRequest('**/current.json');
    await page.getByRole('button').click();
    await call(page, 'track', 'before');
    await call(page, 'consent', true);
    await call(page, 'track', 'after');
    publish();
    await host.until('the rest arrives', () => host.events('track').length > 0);
    expect(host.events('track').map(({ n }) => n)).toEqual(['after']);
    expect(host.events('click')).toEqual([]);
    // The visit begins with the yes: one view, of the page as it is then.
    expect(host.events('page')).toHaveLength(1);
  });

  test('settings seen once are known at once on the next page', async ({ page, host, product }) => {
    await page.goto(product.url);
    await host.until('the view arrives', () => host.events('page').length === 1);
    host.settings = undefined;
    await page.reload();
    await untilRunning(page);
    expect(await call(page, 'context')).toMatchObject({ settings: settings.version });
  });
});
