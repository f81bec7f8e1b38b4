/** The host page never notices: strict policies, hostile surroundings, and no trace left behind. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumArgs, getChromium } from '../../local/chromium.ts';
import { repoDir } from '../../local/paths.ts';
import { call, expect, listen, test, untilRunning } from './widget-fixtures.ts';

const say = (complaints: string[]) => complaints.filter((line) => !line.includes('[waymark]'));

/** Everything of the page that a script can change, as text. Listeners are the browser's own count. */
async function fingerprint(page: Page): Promise<unknown> {
  const cdp = await page.context().newCDPSession(page);
  const listeners: Record<string, string[]> = {};
  for (const target of [
    'window',
    'document',
    'document.documentElement',
    'navigation',
    'history',
  ]) {
    const { result } = await cdp.send('Runtime.evaluate', { expression: target });
    if (!result.objectId) continue;
    const found = await cdp.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
    listeners[target] = found.listeners.map(({ type }) => type).sort();
  }
  const inPage = await page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    globals: Object.getOwnPropertyNames(window).sort(),
    documentProperties: Object.getOwnPropertyNames(document),
    history: Object.getOwnPropertyNames(history),
    functions: [history.pushState, history.replaceState, fetch, addEventListener, console.warn].map(
      String,
    ),
    sheets: document.adoptedStyleSheets.length,
    timers: document.getAnimations().length,
  }));
  await cdp.detach();
  return { listeners, ...inPage };
}

/** Opens the page with the widget held back; `release` lets it come. */
async function openWithout(page: Page, url: string): Promise<() => Promise<void>> {
  let go: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route('**/waymark.js', async (route) => {
    await gone;
    await route.continue();
  });
  // `load` waits for the script that is held back.
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return async () => {
    go();
    await untilRunning(page);
  };
}

test.describe('widget: manners', () => {
  test('under default-src none with Trusted Types nothing is violated and everything arrives', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = {
      body: '<button>Save</button>',
      headers: {
        'content-security-policy': `default-src 'none'; script-src ${host.url}; connect-src ${host.url}; require-trusted-types-for 'script'; trusted-types 'none'`,
      },
    };
    await page.goto(product.url);
    await untilRunning(page);
    await host.until('signals are loaded', () =>
      host.requests.some((request) => /signals/.test(request)),
    );
    await page.getByRole('button').click({ clickCount: 3 });
    await host.until('all of it arrives', () => host.events().length === 5);
    const kinds = host.events().map(({ k }) => k);
    expect(kinds.sort()).toEqual(['click', 'click', 'click', 'page', 'rage']);
    expect(complaints).toEqual([]);
  });

  test('where its address is not allowed, the page goes on without it', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = {
      body: '<button>Save</button>',
      headers: { 'content-security-policy': `script-src ${host.url}/waymark.js` },
    };
    await page.goto(product.url);
    await expect.poll(() => complaints.join()).toContain('Allow its address in script-src');
    await call(page, 'track', 'nowhere');
    expect(complaints.filter((line) => /Uncaught/.test(line))).toEqual([]);
  });

  test.describe('in surroundings that refuse something', () => {
    test.use({ patient: true });
    for (const [name, head, headers] of [
      [
        'in a sandbox without an origin',
        '',
        { 'content-security-policy': 'sandbox allow-scripts' },
      ],
      [
        'where opening a database throws',
        `<script>indexedDB.open = () => { throw new Error('no') }</script>`,
        {},
      ],
      [
        'where a database never opens',
        '<script>indexedDB.open = () => new EventTarget()</script>',
        {},
      ],
      [
        'where writing fails half-way',
        `<script>IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') }</script>`,
        {},
      ],
      [
        'without Web Locks, Navigation API and database list, as on plain http in older browsers',
        `<script>
        for (const [of, name] of [[navigator, 'locks'], [window, 'navigation'], [indexedDB, 'databases']])
          Object.defineProperty(of, name, { value: undefined });
      </script>`,
        {},
      ],
    ] as const) {
      test(`it works ${name}`, async ({ page, host, product, complaints }) => {
        product.pages['/'] = { head, headers, body: '<button>Save</button>' };
        await page.goto(product.url);
        await untilRunning(page);
        await page.getByRole('button').click();
        await page.evaluate(() => {
          try {
            history.pushState(null, '', '/moved');
          } catch {
            location.hash = '#/moved';
          }
        });
        await host.until('both views arrive', () => host.events('page').length === 2);
        expect(host.events('click')).toHaveLength(1);
        expect(say(complaints)).toEqual([]);
      });
    }
  });

  test('embedded twice it counts once, and says so to the developer', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
    await page.goto(product.url);
    await untilRunning(page);
    await page.evaluate((address) => {
      const script = document.createElement('script');
      Object.assign(script.dataset, { debug: '', app: 'wk_111111111111111111111111' });
      script.src = `${address}/waymark.js?again`;
      document.head.append(script);
      return new Promise((resolve) => script.addEventListener('load', resolve));
    }, host.url);
    await call(page, 'init', { url: host.url, key: 'k', app: 'wk_111111111111111111111111' });
    await page.getByRole('button').click();
    await host.until('the click arrives', () => host.events('click').length > 0);
    expect(host.events()).toHaveLength(2);
    expect(complaints).toEqual([
      expect.stringContaining('already on this page'),
      expect.stringContaining('already running'),
    ]);
  });

  test('a page that throws, patches, replaces its body and stops every event is served all the same', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = {
      head: `<script>
        const push = history.pushState;
        history.pushState = function (...args) { push.apply(this, args); throw new Error('router broke'); };
        addEventListener('click', (event) => event.stopImmediatePropagation());
        console.warn = () => { throw new Error('no console'); };
      </script>`,
      body: '<p>Old</p>',
    };
    await page.goto(product.url);
    await untilRunning(page);
    await page.evaluate(() => {
      const body = document.createElement('body');
      body.innerHTML = '<button>New</button>';
      document.body = body;
      try {
        history.pushState(null, '', '/new');
      } catch {
        // the page's own
      }
    });
    await call(page, 'identify', null);
    await call(page, 'track', { not: 'a name' });
    await page.getByRole('button').click();
    await host.until('the click arrives', () => host.events('click').length === 1);
    expect(host.events('page').map(({ p }) => p)).toEqual(['/', '/new']);
    expect(complaints).toEqual([]);
  });

  test('bad arguments are refused, with the rule, only for developers', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = { body: '' };
    await page.goto(product.url);
    await untilRunning(page);
    await call(page, 'identify', 'undefined');
    await call(page, 'identify', '');
    await call(page, 'identify', '');
    await call(page, 'group', 'x'.repeat(201));
    await call(page, 'track', '');
    await page.evaluate(() => {
      const circle: Record<string, unknown> = {};
      circle.self = circle;
      // Safe: the widget's public face.
      (window as unknown as { waymark: { track(n: string, p: object): void } }).waymark.track(
        'round',
        circle,
      );
    });
    await host.until('what was right arrives', () => host.events('track').length === 1);
    expect(host.events('track')[0]).toEqual(expect.objectContaining({ n: 'round' }));
    expect(host.events('track')[0]?.x).toBeUndefined();
    expect(host.batches().some(({ user, account }) => user ?? account)).toBe(false);
    expect(complaints).toHaveLength(5);
    for (const line of complaints) expect(line).toMatch(/\[waymark\] (\w+: |Converting)/);
  });

  for (const withNavigation of [true, false]) {
    test(`after destroy the page is as before (${withNavigation ? 'Navigation API' : 'wrapped history'})`, async ({
      page,
      host,
      product,
      complaints,
    }) => {
      if (!withNavigation) {
        await page.addInitScript(() =>
          Object.defineProperty(window, 'navigation', { value: undefined }),
        );
      }
      product.pages['/'] = {
        body: `<button>Save</button><input aria-label="Name" />
          <x-box></x-box><iframe srcdoc="<button>Inside</button>"></iframe>
          <script>document.querySelector('x-box').attachShadow({ mode: 'open' }).innerHTML = '<button>Shadow</button>';</script>`,
      };
      const release = await openWithout(page, product.url);
      // Waiting in the page leaves Playwright's own listeners there: let them be before as after.
      await page.waitForFunction(() => true);
      const before = await fingerprint(page);
      await release();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Shadow' }).click();
      await page.frameLocator('iframe').getByRole('button').click();
      await page.evaluate(() => history.pushState(null, '', '/'));
      await host.until('the first arrive', () => host.events('click').length === 3);
      await call(page, 'track', 'the last');
      await call(page, 'destroy');
      await host.until('the last arrives', () => host.events('track').length === 1);
      expect(await fingerprint(page)).toEqual(before);

      await page.getByRole('button', { name: 'Save' }).click();
      await page.goto('about:blank');
      expect(host.events('click')).toHaveLength(3);
      expect(complaints).toEqual([]);
    });
  }

  test('from npm: init, destroy and init again; window.waymark is there only between', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = { body: '<button>Save</button>' };
    await page.route('**/waymark.js', (route) => route.abort());
    await page.goto(product.url);
    const run = (address: string) =>
      page.evaluate(async (url) => {
        const widget = await import(`${url}/index.js`);
        widget.track('before init');
        widget.init({ url, key: 'k', app: 'wk_000000000000000000000000', build: 'a1b2' });
        return 'waymark' in window;
      }, address);
    expect(await run(host.url)).toBe(true);
    await untilRunning(page);
    await host.until('it arrives', () => host.events('track').length === 1);
    expect(host.batches()[0]).toMatchObject({ build: 'a1b2' });
    await page.evaluate(
      (url) => import(`${url}/index.js`).then((widget) => widget.destroy()),
      host.url,
    );
    expect(await page.evaluate(() => 'waymark' in window)).toBe(false);
    await run(host.url);
    await host.until('it arrives again', () => host.events('track').length === 2);
  });

  test('the product adds to the context that staff tools read; its failures stay inside', async ({
    page,
    product,
  }) => {
    product.pages['/list/7'] = { body: '' };
    await page.goto(`${product.url}/list/7`);
    await untilRunning(page);
    await call(page, 'identify', 42);
    await call(page, 'context', { plan: 'team' });
    await expect
      .poll(() => call(page, 'context'))
      .toMatchObject({
        ...{ user: '42', path: '/list/:id', consent: 'not-required', custom: { plan: 'team' } },
        visitor: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
    await page.evaluate(() => {
      // Safe: the widget's public face.
      const { waymark } = window as unknown as { waymark: { context(fn: () => never): void } };
      waymark.context(() => {
        throw new Error('product bug');
      });
    });
    expect(await call(page, 'context')).toMatchObject({ user: '42', custom: undefined });
  });

  test('the page still enters the back/forward cache; coming back is a view, and quickly, a U-turn', async ({
    host,
    product,
  }) => {
    product.pages['/'] = { body: '<a href="/next">Next</a>' };
    product.pages['/next'] = { body: '<p>Next</p>' };
    const browser = await chromium.launch({
      executablePath: getChromium(),
      args: [...chromiumArgs],
      // Playwright turns the cache off, which is what this test is about.
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      listen(page, complaints);
      await page.goto(product.url);
      await untilRunning(page);
      await host.until('signals are loaded', () =>
        host.requests.some((request) => /signals/.test(request)),
      );
      await page.getByText('Next').click();
      await page.waitForURL('**/next');
      await untilRunning(page);
      await page.evaluate(() => history.back());
      // Only a page that comes back alive, and is not loaded anew, can tell of it.
      await host.until('the U-turn arrives', () => host.events('uturn').length === 1);
      expect(host.events('page').map(({ p }) => p)).toEqual(['/', '/next', '/']);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  test('a page that is only prerendered asks for nothing and is not viewed until somebody looks', async ({
    page,
    host,
    product,
  }) => {
    // Headless Chromium does not prerender; what a page sees of it is this property and one event.
    await page.addInitScript(() =>
      Object.defineProperty(document, 'prerendering', { value: true, configurable: true }),
    );
    product.pages['/soon'] = { body: '<p>Soon</p>' };
    await page.goto(`${product.url}/soon`);
    await host.until('the widget is there', () =>
      host.requests.some((request) => request.includes('delivery')),
    );
    await call(page, 'track', 'while hidden');
    expect(host.requests.filter((request) => !request.endsWith('.js'))).toEqual([]);
    await page.evaluate(() => {
      Object.defineProperty(document, 'prerendering', { value: false });
      document.dispatchEvent(new Event('prerenderingchange'));
    });
    await host.until('its view arrives', () => host.events().length === 2);
    expect(host.events().map(({ k }) => k)).toEqual(['page', 'track']);
  });

  test('the built files hold no eval, no inline markup and nothing but their own parts', () => {
    const dir = path.join(repoDir, 'dist/widget');
    const index = readFileSync(path.join(dir, 'index.js'), 'utf8');
    expect(index).not.toMatch(
      /\beval\(|new Function|innerHTML|setInterval|localStorage|document\.cookie/,
    );
    // The core is one file: whatever it imports at once would count against its budget.
    expect(index).not.toMatch(/(^|;)import[ {*"']/);
  });
});
