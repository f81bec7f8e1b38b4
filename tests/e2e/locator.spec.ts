/** The locator in a real browser: frames, shadow roots, observers, large pages, strict pages. */
import { expect, type Page, test } from '@playwright/test';
import { bundleLocator, openDocuments } from './locator-page.ts';

let script: string;
test.beforeAll(async () => {
  script = await bundleLocator();
});

const open = (page: Page, documents: Record<string, string>, headers = {}) =>
  openDocuments(page, script, documents, headers);

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
    const { suggest, suggestSelector, gradeSelector } = window.locator;
    const [proposal] = suggestSelector(bold.element);
    const graded = proposal && gradeSelector(document, proposal.selector, bold.element);
    return {
      descriptor: bold.descriptor,
      outcome,
      isSame: element === bold.element,
      box: boxOf(bold.element),
      identifying: suggest(bold.element, document).identifying.length,
      isHit: graded?.ok && graded.isHit && graded.matches.length,
    };
  });
  expect(found).toMatchObject({
    outcome: 'found',
    isSame: true,
    descriptor: { name: 'Bold', frame: ['editor'], shadow: ['x-bar'], heading: 'Editor' },
    box: { x: 117, y: 227 },
    identifying: 1,
    isHit: 1,
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

/** Counts what could poll and what would ask for layout; `window.calls` tells. */
const counting = `(() => {
  const calls = { timers: 0, layout: 0, style: 0, all: 0, attributes: 0 };
  window.calls = calls;
  const count = (owner, name, key) => {
    const found = Object.getOwnPropertyDescriptor(owner, name);
    if (!found) return;
    const part = found.value ? 'value' : 'get';
    const original = found[part];
    Object.defineProperty(owner, name, { ...found, [part](...args) { calls[key]++; return original.apply(this, args); } });
  };
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback']) count(window, name, 'timers');
  for (const name of ['getBoundingClientRect', 'getClientRects', 'clientWidth', 'clientHeight', 'scrollTop', 'scrollHeight', 'checkVisibility']) count(Element.prototype, name, 'layout');
  for (const name of ['offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'innerText']) count(HTMLElement.prototype, name, 'layout');
  count(window, 'getComputedStyle', 'style');
  for (const owner of [Document.prototype, Element.prototype, DocumentFragment.prototype]) count(owner, 'querySelectorAll', 'all');
  count(Element.prototype, 'getAttribute', 'attributes');
})()`;

type Calls = Record<'timers' | 'layout' | 'style' | 'all' | 'attributes', number>;
declare global {
  interface Window {
    calls: Calls;
  }
}

test('a watcher that sees its element runs no timer and asks for nothing while the page stands still', async ({
  page,
}) => {
  const server = await open(page, { '/': '<main><button>Save</button></main>' });
  await page.evaluate(counting);
  const during = await page.evaluate(async () => {
    const { describe, watch } = window.locator;
    const button = document.querySelector('button') as HTMLElement; // safe: this test's own page
    const { signal } = new AbortController();
    const seen: string[] = [];
    const appeared = new Promise<void>((resolve) => {
      const onSighting = ({ kind }: { kind: string }) => seen.push(kind) && resolve();
      watch(document, describe(button), { signal, onSighting });
    });
    await appeared;
    // By the clock of the page's own animations: a timer of the test's would be counted.
    const frames = async (count: number) => {
      for (let i = 0; i < count; i++) {
        await document.documentElement.animate([], { duration: 34 }).finished;
      }
    };
    // Observers call once when they start; what runs after that is the watcher's own doing.
    await frames(10);
    const before = { ...window.calls };
    await frames(30);
    const { timers, layout, all } = window.calls;
    return {
      seen,
      timers: timers - before.timers,
      layout: layout - before.layout,
      searches: all - before.all,
    };
  });
  expect(during).toMatchObject({ timers: 0, layout: 0, searches: 0 });
  expect(during.seen[0]).toBe('appear');
  await server.close();
});

test('a watcher notices what no mutation tells: a shift, a frame that loads, a component defined later', async ({
  page,
}) => {
  const server = await open(page, {
    '/': '<div id="above"></div><button>Save</button><x-late></x-late><iframe></iframe>',
    '/frame': '<button>Bold</button>',
  });
  await page.evaluate(() => {
    const { describe, watch } = window.locator;
    window.seen = [];
    window.ending = new AbortController();
    const { signal } = window.ending;
    const look = (name: string, target: string) =>
      watch(document, target, {
        signal,
        onSighting: ({ kind, located }) =>
          window.seen.push(
            `${name} ${kind} ${located.element ? describe(located.element).name : ''}`,
          ),
      });
    look('save', 'body > button');
    look('bold', 'body:not(:has(iframe)) > button');
    look('late', '.late');
  });
  const until = (what: string) =>
    page.waitForFunction((wanted) => window.seen.some((one) => one.startsWith(wanted)), what);
  await until('save appear');
  // Pushed down by a style alone: neither its size nor what is seen of it changes.
  await page.evaluate(() => {
    window.seen = [];
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('#above { height: 40px }');
    document.adoptedStyleSheets = [sheet];
  });
  await until('save move');
  await page.evaluate(() => {
    class Late extends HTMLElement {
      connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<button class="late">Late</button>';
      }
    }
    customElements.define('x-late', Late);
  });
  await until('late appear Late');
  await page.evaluate(() => {
    // As a link inside it would: the frame's element stays as it is.
    const frame = document.querySelector('iframe') as HTMLIFrameElement; // safe: this test's own page
    frame.contentWindow?.location.assign('/frame');
  });
  await until('bold appear Bold');
  await server.close();
});

test('a listener that ends the watch from within hears no more', async ({ page }) => {
  const server = await open(page, { '/': '<main><button>Save</button></main>' });
  await page.evaluate(() => {
    const { describe, watch } = window.locator;
    const button = document.querySelector('button') as HTMLElement; // safe: this test's own page
    const life = new AbortController();
    window.seen = [];
    watch(document, describe(button), {
      signal: life.signal,
      onSighting({ kind }) {
        if (kind !== 'move') window.seen.push(kind);
        if (kind === 'vanish') life.abort();
      },
    });
  });
  await page.waitForFunction(() => window.seen.includes('appear'));
  // Rendered anew: the old one vanishes, the new one would appear.
  const seen = await page.evaluate(async () => {
    const main = document.querySelector('main') as HTMLElement; // safe: this test's own page
    main.replaceChildren(...main.cloneNode(true).childNodes);
    // Longer than a search may be put off.
    await new Promise((resolve) => setTimeout(resolve, 600));
    return window.seen;
  });
  expect(seen).toEqual(['appear', 'vanish']);
  await server.close();
});

test('a page of 5,000 nodes is read once: no layout, no style, and in proportion to its size', async ({
  page,
}) => {
  const server = await open(page, { '/': '<main></main>' });
  await page.evaluate(counting);
  const work = (rows: number) =>
    page.evaluate((count) => {
      const { describe, locate } = window.locator;
      const main = document.querySelector('main') as HTMLElement; // safe: this test's own page
      const row = (i: number) =>
        `<div class="row"><h3>Part ${i}</h3><p>Some <b>words</b> on it</p><button id="go-${i}" class="btn">Go</button></div>`;
      main.innerHTML = Array.from({ length: count }, (_, i) => row(i)).join('');
      const button = document.querySelector(`#go-${count >> 1}`) as HTMLElement; // safe: as above
      const calls = (run: () => void) => {
        const before = { ...window.calls };
        run();
        const keys = Object.keys(before) as (keyof Calls)[]; // safe: its own keys
        return Object.fromEntries(keys.map((key) => [key, window.calls[key] - before[key]]));
      };
      const descriptor = describe(button);
      return {
        nodes: document.querySelectorAll('*').length,
        click: calls(() => void describe(button)) as Calls, // safe: the same keys
        page: calls(() => void locate(document, descriptor)) as Calls, // safe: as above
      };
    }, rows);
  const [half, whole] = [await work(500), await work(1_000)];
  expect(whole.nodes).toBeGreaterThan(5_000);
  for (const { click, page: search } of [half, whole]) {
    expect([click.layout, click.style, click.timers, search.layout, search.style]).toEqual([
      0, 0, 0, 0, 0,
    ]);
    // Once for walls, once for candidates, whatever the size.
    expect(search.all).toBeLessThanOrEqual(4);
    expect(click.all).toBe(0);
  }
  // A click costs the same on any page; a search in proportion, with nothing squared in it.
  expect(whole.click.attributes).toBeLessThanOrEqual(half.click.attributes + 2);
  expect(whole.click.attributes).toBeLessThan(100);
  expect(whole.page.attributes / 1_000).toBeLessThan(80);
  expect(whole.page.attributes / half.page.attributes).toBeLessThan(2.1);
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
