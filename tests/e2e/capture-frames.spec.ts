/** Pictures of pages, in a real browser: permission, quota, sizes, long pages, and colours that others cannot read. */
import type { HttpServer } from '../../local/http.ts';
import {
  capture,
  onScreen,
  openForCapture,
  pixelsOf,
  press,
  readTable,
  sourcesOf,
  toastOf,
} from './capture.ts';
import { servePages } from './capture-pages.ts';
import { expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
let pages: HttpServer;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  pages = await servePages();
});
test.afterAll(async () => {
  await pages?.close();
  await team?.close();
});

test('a press in the panel is not one on the page: the panel says which key to press', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  // Another origin: the grant of the press is gone.
  await page.goto(`${team.site}/index.html`);
  await panel.getByRole('button', { name: /^Capture Alt/ }).click();
  const alert = panel.getByRole('alert');
  await expect(alert).toContainText(/Press Alt ?Shift ?S on the page\./);
  await expect(alert).toContainText('only after a press on that page');
  expect(await readTable(panel, 'captures')).toEqual([]);
});

test('the browser itself refuses a frame without a gesture, in the words that we know', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const page = await extension.context.newPage();
  await page.goto(`${pages.url}/element`);
  const worker = await extension.worker();
  const message = await worker.evaluate(() =>
    chrome.tabs.captureVisibleTab().then(
      () => 'given',
      (error: Error) => error.message,
    ),
  );
  expect(message).toBe("Either the '<all_urls>' or 'activeTab' permission is required.");
});

test('the key is really ours, and the manifest names every way to capture', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const commands = await (await extension.worker()).evaluate(() => chrome.commands.getAll());
  expect(commands.find(({ name }) => name === 'capture-page')?.shortcut).toBe('Alt+Shift+S');
  expect(commands.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['capture-area', 'capture-element', 'capture-whole']),
  );
});

test('a burst of six ends as six captures', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  for (let at = 0; at < 6; at++) await press(extension, page);
  await expect.poll(async () => (await readTable(panel, 'captures')).length).toBe(6);
  await expect(panel.getByRole('tab', { name: /Feedback ?6/ })).toBeVisible();
  const sources = await sourcesOf(panel);
  expect(sources).toHaveLength(6);
  // What was said about one does not stand in the picture of the next.
  for (const source of sources) {
    const { width, height, at } = await pixelsOf(panel, source);
    expect(at(width - 40, height - 40)).toEqual([255, 255, 255]);
    expect(at(width - 30, height - 60)).toEqual([255, 255, 255]);
  }
});

test('what is in sight, with the element under the pointer, its place and what is marked', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${team.site}/tables.html`);
  await page.getByRole('link', { name: 'Charts' }).hover();
  await page.evaluate(() =>
    getSelection()?.selectAllChildren(document.querySelector('h1') as Node),
  );
  await capture(extension, page);
  const [draft] = await readTable(panel, 'captures');
  expect(draft?.fields).toMatchObject({
    words: 'Tables',
    page: { url: `${team.site}/tables.html`, title: 'SB Admin 2 - Tables', path: '/tables.html' },
    element: { descriptor: { tag: 'a', name: 'Charts' } },
    app: team.app.id,
    context: { browser: expect.stringMatching(/^Chrome \d+$/), scale: 1, zoom: 1 },
  });
  const [source] = await sourcesOf(panel);
  const size = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  expect(source && (await pixelsOf(panel, source))).toMatchObject(size);
  await expect(panel.getByRole('button', { name: /Tables/ })).toBeVisible();
});

test('words typed into the toast are the capture’s; the page gets none of the keys', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await page.evaluate(() => {
    window.seen = [];
    document.addEventListener('keydown', (event) => window.seen.push(event.key));
  });
  const box = await page.locator('#target').boundingBox();
  await capture(extension, page);
  await page.bringToFront();
  await page.keyboard.type('Exports are slow');
  expect(await page.locator('#target').boundingBox(), 'no layout shift').toEqual(box);
  await page.keyboard.press('Enter');
  await expect(toastOf(page)).toHaveCount(0);
  expect(await page.evaluate(() => window.seen)).toEqual([]);
  await expect(panel.getByRole('button', { name: /Exports are slow/ })).toBeVisible();
});

for (const zoom of [0.8, 1, 1.25]) {
  test(`an element is cut within one pixel at zoom ${zoom}`, async ({ launch }) => {
    const extension = await launch(onScreen(team));
    const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
    await (await extension.worker()).evaluate(async (factor) => {
      const tabs = await chrome.tabs.query({ url: 'http://127.0.0.1/*' });
      for (const { id } of tabs) if (id) await chrome.tabs.setZoom(id, factor);
    }, zoom);
    await page.waitForFunction((factor) => Math.abs(devicePixelRatio - factor) < 0.01, zoom);
    await press(extension, page, 'capture-element');
    await expect(page.locator('waymark-overlay').getByText('Point at what you want')).toBeVisible();
    // In window pixels: the driver's mouse knows nothing of zoom.
    await page.bringToFront();
    await page.mouse.move(233 * zoom, 127 * zoom);
    await page.mouse.click(233 * zoom, 127 * zoom);
    await expect(toastOf(page).getByText('Saved on this computer')).toBeVisible();
    const [draft] = await readTable(panel, 'captures');
    expect(draft?.fields).toMatchObject({ element: { descriptor: { attrs: { id: 'target' } } } });
    const [source] = await sourcesOf(panel);
    if (!source) throw new Error('The draft has no picture.');
    const { width, height, at } = await pixelsOf(panel, source);
    expect(Math.abs(width - 201 * zoom)).toBeLessThanOrEqual(1);
    expect(Math.abs(height - 101 * zoom)).toBeLessThanOrEqual(1);
    for (const [x, y] of [
      [1, 1],
      [width - 2, 1],
      [1, height - 2],
      [width - 2, height - 2],
    ] as const)
      expect(at(x, y), `${x}, ${y} of ${width} × ${height}`).toEqual([0, 128, 0]);
  });
}

test('an area is what was dragged over', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await press(extension, page, 'capture-area');
  await expect(page.locator('waymark-overlay').getByText('Drag over what you want')).toBeVisible();
  await page.bringToFront();
  await page.mouse.move(130, 70);
  await page.mouse.down();
  await page.mouse.move(200, 150, { steps: 4 });
  await page.mouse.move(350, 190, { steps: 4 });
  await page.mouse.up();
  await expect(toastOf(page).getByText('Saved on this computer')).toBeVisible();
  const [source] = await sourcesOf(panel);
  if (!source) throw new Error('The draft has no picture.');
  const { width, height, at } = await pixelsOf(panel, source);
  expect([width, height]).toEqual([220, 120]);
  expect(at(1, 1)).toEqual([255, 255, 255]);
  expect(at(10, 20)).toEqual([0, 128, 0]);
});

test('Esc leaves choosing, and nothing is captured', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await press(extension, page, 'capture-area');
  const overlay = page.locator('waymark-overlay').getByText('Drag over what you want');
  await expect(overlay).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(overlay).toHaveCount(0);
  expect(await readTable(panel, 'captures')).toEqual([]);
});

test('a page of 20,000 pixels keeps its last row, and what is pinned is there once', async ({
  launch,
}) => {
  test.setTimeout(240_000);
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/long`);
  await page.evaluate(() => scrollTo(0, 500));
  await press(extension, page, 'capture-whole');
  await expect(toastOf(page).getByText('Saved on this computer')).toBeVisible({ timeout: 180_000 });
  expect(await page.evaluate(() => scrollY), 'put back').toBe(500);
  const pictures = (await readTable(panel, 'pictures')).toSorted(
    (a, b) => Number(a.position) - Number(b.position),
  );
  expect(pictures.length).toBeGreaterThan(1);
  const all = await Promise.all((await sourcesOf(panel)).map((one) => pixelsOf(panel, one)));
  const byHeight = all.toSorted((a, b) => b.height - a.height);
  expect(byHeight.reduce((sum, { height }) => sum + height, 0)).toBe(20_000);
  const [first, last] = byHeight;
  if (!first || !last) throw new Error('Two pictures were expected.');
  expect(first.height).toBeLessThan(16_383);
  expect(last.at(700, last.height - 2)).toEqual([255, 0, 0]);
  expect(first.at(700, 5), 'the head, once').toEqual([0, 0, 255]);
  const pinned = byHeight.flatMap(({ height, at }, index) =>
    Array.from({ length: Math.floor(height / 10) }, (_, row) => at(700, row * 10)).filter(
      ([r, g, b], row) => r === 0 && (b === 255 || g === 128) && !(index === 0 && row < 100),
    ),
  );
  expect(pinned).toEqual([]);
});

test('Esc stops a long page, puts it back, and saves nothing', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/long`);
  await press(extension, page, 'capture-whole');
  await expect(page.locator('waymark-overlay').getByText(/Capturing \d+ of \d+/)).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('Escape');
  await expect(toastOf(page).getByText('Stopped. Nothing was saved.')).toBeVisible();
  expect(
    await page.evaluate(() => [
      scrollY,
      getComputedStyle(document.querySelector('footer') as Element).visibility,
    ]),
  ).toEqual([0, 'visible']);
  expect(await readTable(panel, 'captures')).toEqual([]);
});

test('a page painted in oklch is captured as it looks', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/oklch`);
  await capture(extension, page);
  const [source] = await sourcesOf(panel);
  const [r = 0, g = 255, b = 255] = source ? (await pixelsOf(panel, source)).at(250, 150) : [];
  expect([r > 240, g < 40, b < 40]).toEqual([true, true, true]);
});
