/** Signs of frustration, and what must not be taken for one. */
import { expect, test, untilRunning } from './widget-fixtures.ts';
import type { WidgetHost } from './widget-host.ts';

/** Kind and element's name of every signal that arrived. */
function signals(host: WidgetHost): string[] {
  const known = Object.assign({}, ...host.batches().map(({ elements }) => elements ?? {}));
  return host
    .events()
    .filter(({ k }) => ['rage', 'dead', 'error', 'uturn'].includes(k))
    .map(({ k, e }) => `${k} ${known[e ?? '']?.name}`);
}

/** The part that watches clicks comes after the settings. */
const watching = (host: WidgetHost) =>
  host.until('signals are loaded', () => host.requests.some((request) => /signals/.test(request)));

// A page that is told to go is an answer to a click.
test.use({ patient: true });

test.describe('widget: signals', () => {
  test('three quick clicks in one place are one rage, in a text field they are a selection', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = {
      body: '<button onclick="this.title += 1">Retry</button><input aria-label="Words" value="some words" />',
    };
    await page.goto(product.url);
    await untilRunning(page);
    await watching(host);
    await page.getByLabel('Words').click({ clickCount: 3 });
    await page.getByRole('button').click({ clickCount: 5 });
    await host.until('the clicks arrive', () => host.events('click').length === 8);
    expect(signals(host)).toEqual(['rage Retry']);
  });

  test('a click without any effect is dead; mutation, scroll, focus, request and navigation are effects', async ({
    page,
    host,
    product,
  }) => {
    product.pages['/'] = {
      body: `<style>body { height: 4000px }</style>
        <button>Nothing</button>
        <button onclick="this.after('!')">Mutates</button>
        <button onclick="window.scrollTo(0, 300)">Scrolls</button>
        <button onclick="document.querySelector('input').focus()">Focuses</button>
        <button onclick="fetch('/api')">Asks</button>
        <button onclick="location.hash = 'x'">Moves</button>
        <input aria-label="Field" /><select aria-label="List"><option>One</option></select>
        <x-tile></x-tile>
        <script>
          const root = document.querySelector('x-tile').attachShadow({ mode: 'open' });
          const button = document.createElement('button');
          button.textContent = 'Shadow';
          button.onclick = () => root.append('!');
          root.append(button);
        </script>`,
    };
    await page.goto(product.url);
    await untilRunning(page);
    await watching(host);
    const buttons = ['Mutates', 'Scrolls', 'Focuses', 'Asks', 'Moves', 'Shadow'];
    for (const name of buttons) {
      await page.getByRole('button', { name }).click();
      // Each verdict takes half a second in which the next click would call it off.
      await page.waitForFunction((since) => performance.now() - since > 600, await now());
    }
    await page.getByLabel('Field').click();
    await page.waitForFunction((since) => performance.now() - since > 600, await now());
    await page.getByRole('button', { name: 'Nothing' }).click();
    await host.until('the dead click arrives', () => host.events('dead').length > 0);
    expect(signals(host)).toEqual(['dead Nothing']);

    function now(): Promise<number> {
      return page.evaluate(() => performance.now());
    }
  });

  test('a slow answer is an answer', async ({ page, host, product }) => {
    product.pages['/'] = {
      body: `<button onclick="fetch('/slow')">Slow</button><button>Nothing</button>`,
    };
    await page.route('**/slow', async (route) => {
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 900)));
      await route.fulfill({ body: 'done' });
    });
    await page.goto(product.url);
    await untilRunning(page);
    await watching(host);
    const answered = page.waitForResponse('**/slow');
    await page.getByText('Slow').click();
    await answered;
    await page.getByText('Nothing').click();
    await host.until('the dead click arrives', () => host.events('dead').length > 0);
    expect(signals(host)).toEqual(['dead Nothing']);
  });

  test('a click that ends in an error names the element; the page’s error stays the page’s', async ({
    page,
    host,
    product,
    complaints,
  }) => {
    product.pages['/'] = {
      body: `<button onclick="throw new Error('broken')">Throws</button>
        <button onclick="Promise.reject(new Error('late'))">Rejects</button>`,
    };
    await page.goto(product.url);
    await untilRunning(page);
    await watching(host);
    await page.getByText('Throws').click();
    await page.getByText('Rejects').click();
    await host.until('both arrive', () => host.events('error').length === 2);
    expect(signals(host)).toEqual(['error Throws', 'error Rejects']);
    expect(complaints).toEqual(['broken', 'late']);
  });

  test('back within seconds is a U-turn on what led away', async ({ page, host, product }) => {
    product.pages['/list'] = {
      body: `<button onclick="history.pushState(null, '', '/detail'); this.after('.')">Open</button>`,
    };
    await page.goto(`${product.url}/list`);
    await untilRunning(page);
    await watching(host);
    await page.getByText('Open').click();
    await page.goBack();
    await page.goForward();
    await page.goBack();
    await host.until('pages arrive', () => host.events('page').length === 5);
    expect(signals(host)).toEqual(['uturn Open']);
  });

  test('where the app does not want them there are none, and their code is not loaded', async ({
    page,
    host,
    product,
  }) => {
    if (host.settings) host.settings = { ...host.settings, frustration: false };
    product.pages['/'] = { body: '<button>Retry</button>' };
    await page.goto(product.url);
    await untilRunning(page);
    await page.getByRole('button').click({ clickCount: 5 });
    await host.until('the clicks arrive', () => host.events('click').length === 5);
    expect(signals(host)).toEqual([]);
    expect(host.requests.filter((request) => /signals/.test(request))).toEqual([]);
  });
});
