/** The locator in a real browser: pages that nobody here wrote, frames, shadow roots, observers, strict pages. */
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { build } from 'vite';
import { type HttpServer, serve } from '../../local/http.ts';
import type * as Library from './in-page-locator.ts';
import { serveProduct } from './third-party.ts';

declare global {
  interface Window {
    locator: typeof Library;
    seen: string[];
    ending: AbortController;
  }
}

async function bundle(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'in-page-locator.ts');
  const lib = { entry, formats: ['iife' as const], name: 'locator' };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the locator did not build');
  return chunk.code;
}

let script: string;
test.beforeAll(async () => {
  script = await bundle();
});

const pages = [
  ['sb-admin-2', '/index.html'],
  ['sb-admin-2', '/register.html'],
  ['admin-lte', '/index.html'],
  ['admin-lte', '/pages/forms/general.html'],
  ['admin-lte', '/pages/mailbox/mailbox.html'],
] as const;

/** How many of those told apart before must be told apart after; twins that only a class told apart are not. */
const changes = {
  renameClasses: 0.85,
  wrapEach: 0.9,
  addBanner: 0.97,
  moveIntoContainer: 0.97,
} as const;

for (const [product, file] of pages) {
  test(`${product}${file}: each element finds itself or says that it has twins`, async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const server = await serveProduct(product, () => '');
    const visit = async () => {
      await page.goto(`${server.url}${file}`);
      await page.evaluate(script);
    };
    await visit();
    const still = await page.evaluate(() => window.locator.survive('nothing'));
    expect(still).toMatchObject({ wrong: [], missing: 0 });
    expect(still.found).toBeGreaterThan(still.ambiguous);
    for (const [change, share] of Object.entries(changes)) {
      await visit();
      const tally = await page.evaluate(
        (how) => window.locator.survive(how),
        change as keyof typeof changes,
      ); // safe: its own key
      expect(tally.wrong, change).toEqual([]);
      expect(tally.found, `${change}: ${JSON.stringify(tally)}`).toBeGreaterThanOrEqual(
        share * still.found,
      );
    }
    await server.close();
  });
}

/** One origin with the given documents. */
async function open(
  page: Page,
  documents: Record<string, string>,
  headers = {},
): Promise<HttpServer> {
  const server = await serve(async (request) => {
    const body = documents[new URL(request.url).pathname];
    return new Response(body ?? '', {
      status: body === undefined ? 404 : 200,
      headers: { 'content-type': 'text/html', ...headers },
    });
  });
  await page.goto(`${server.url}/`);
  await page.evaluate(script);
  return server;
}

test('finds through a same-origin frame and a shadow root in it, and knows the box on the screen', async ({
  page,
}) => {
  const server = await open(page, {
    '/': '<body style="margin:0"><h2>Editor</h2><iframe name="editor" src="/frame" style="position:absolute;left:100px;top:200px;border:7px solid"></iframe>',
    '/frame':
      '<body style="margin:0"><x-bar></x-bar><script>document.querySelector("x-bar").attachShadow({mode:"open"}).innerHTML="<button style=\'position:absolute;left:10px;top:20px\'>Bold</button>"</script>',
  });
  await page.frameLocator('iframe').locator('button').waitFor();
  const found = await page.evaluate(() => {
    const { describePage, locate, boxOf } = window.locator;
    const [bold] = describePage(document);
    if (!bold) return undefined;
    const { outcome, element } = locate(document, bold.descriptor);
    return {
      descriptor: bold.descriptor,
      outcome,
      isSame: element === bold.element,
      box: boxOf(bold.element),
    };
  });
  expect(found).toMatchObject({
    outcome: 'found',
    isSame: true,
    descriptor: { name: 'Bold', frame: ['editor'], shadow: ['x-bar'], heading: 'Editor' },
    box: { x: 117, y: 227 },
  });
  await server.close();
});

test('an element is seen to appear, change, move and vanish; then nothing is reported any more', async ({
  page,
}) => {
  const server = await open(page, { '/': '<main></main>' });
  await page.evaluate(() => {
    const { describe, watch } = window.locator;
    const main = document.querySelector('main') as HTMLElement; // safe: this test's own page
    const add = () => {
      const button = document.createElement('button');
      button.textContent = 'Save';
      main.append(button);
      return button;
    };
    const first = add();
    const wanted = describe(first);
    first.remove();
    window.seen = [];
    window.ending = new AbortController();
    watch(document, wanted, {
      signal: window.ending.signal,
      onSighting: ({ kind }) => window.seen.push(kind),
    });
    add();
  });
  const until = (kind: string) => page.waitForFunction((k) => window.seen.includes(k), kind);
  await until('appear');
  await page.evaluate(() => document.querySelector('button')?.setAttribute('class', 'save-all'));
  await until('change');
  await page.evaluate(() => document.querySelector('button')?.style.setProperty('padding', '40px'));
  await until('move');
  await page.evaluate(() => document.querySelector('button')?.remove());
  await until('vanish');
  const count = await page.evaluate(async () => {
    window.ending.abort();
    const before = window.seen.length;
    const button = document.createElement('button');
    button.textContent = 'Save';
    document.querySelector('main')?.append(button);
    // Longer than a search may be put off.
    await new Promise((resolve) => setTimeout(resolve, 600));
    return window.seen.length - before;
  });
  expect(count).toBe(0);
  await server.close();
});

test('a surface stands above the page under a strict policy, and leaves it as it was', async ({
  page,
}) => {
  const policy = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
  const violations: string[] = [];
  page.on('console', (message) => violations.push(message.text()));
  const documents = { '/': '<dialog><p>Page</p></dialog><main>Page</main>' };
  const server = await open(page, documents, { 'content-security-policy': policy });
  const seen = await page.evaluate(() => {
    const before = document.documentElement.outerHTML;
    const life = new AbortController();
    const surface = window.locator.mountShadow(
      'x-waymark',
      '.box{position:fixed;left:0;top:0;width:50px;height:50px;background:red}',
      life.signal,
    );
    const box = document.createElement('div');
    box.className = 'box';
    surface.root.append(box);
    const at = () =>
      surface.root.elementFromPoint(20, 20) === box &&
      document.elementFromPoint(20, 20) === surface.host;
    const above = at();
    (document.querySelector('dialog') as HTMLDialogElement).showModal(); // safe: this test's own page
    surface.raise();
    const raised = getComputedStyle(box).width;
    (document.querySelector('dialog') as HTMLDialogElement).close();
    const recorded = window.locator.describePage(surface.root).length;
    life.abort();
    return {
      above,
      raised,
      recorded,
      same: document.documentElement.outerHTML.replace(' open=""', '') === before,
    };
  });
  expect(seen).toEqual({ above: true, raised: '50px', recorded: 0, same: true });
  expect(violations).toEqual([]);
  await server.close();
});

test('focus stays inside until the surface closes, then it is back where it was', async ({
  page,
}) => {
  const server = await open(page, {
    '/': '<button id="opener">Open</button><div id="box"><button id="a">A</button><button hidden>H</button><a id="b" href="#">B</a></div><button>After</button>',
  });
  await page.locator('#opener').focus();
  await page.evaluate(() => {
    window.ending = new AbortController();
    window.locator.trapFocus(document.querySelector('#box') as HTMLElement, window.ending.signal); // safe: this test's own page
  });
  const focused = () => page.evaluate(() => document.activeElement?.id);
  const walk = [await focused()];
  for (const key of ['Tab', 'Tab', 'Shift+Tab', 'Shift+Tab']) {
    await page.keyboard.press(key);
    walk.push(await focused());
  }
  expect(walk).toEqual(['a', 'b', 'a', 'b', 'a']);
  await page.evaluate(() => window.ending.abort());
  expect(await focused()).toBe('opener');
  await server.close();
});
