/** What is suggested to be hidden, on live pages: what is read, what cannot be, and that the page goes on living. */
import { expect, test } from '@playwright/test';
import type { HttpServer } from '../../local/http.ts';
import { servePages } from './capture-pages.ts';
import { bundleLocator } from './locator-page.ts';

let pages: HttpServer;
let script: string;
test.beforeAll(async () => {
  pages = await servePages();
  script = await bundleLocator();
});
test.afterAll(() => pages?.close());

test('a scan of 20,000 elements finds all that is in sight and lets the page work meanwhile', async ({
  page,
}) => {
  await page.goto(`${pages.url}/many`);
  await page.evaluate(script);
  const found = await page.evaluate(async () => {
    let ticks = 0;
    let isOver = false;
    // What a page does on its own: a chain of tasks, none of which may wait for all of the scan.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      ticks += 1;
      if (!isOver) port2.postMessage(null);
    };
    port2.postMessage(null);
    // The smallest slices, so that the machine's speed decides nothing.
    const scan = await window.locator.scanPage(document, { slice: 0 });
    isOver = true;
    const nodes = document.querySelectorAll('*').length;
    return { nodes, ticks, kinds: scan.boxes.map(({ kind }) => kind), boxes: scan.boxes };
  });
  expect(found.nodes).toBeGreaterThan(20_000);
  expect(found.kinds).toEqual(Array.from({ length: 12 }, () => 'email'));
  // 40,000 nodes with text, a rest after every hundred of them: the page had its turn in hundreds of places.
  expect(found.ticks).toBeGreaterThan(50);
});

const scanOf = (body: string) => ({
  body: `<style>body{margin:0;font:16px/20px monospace}p{margin:0;height:30px}</style>${body}`,
});

test('text across elements, frames of its own, and what scrolls out of its box', async ({
  page,
}) => {
  await page.goto(`${pages.url}/element`);
  await page.setContent(
    scanOf(`
      <p id="split">a<b>da@exam</b>ple.<i>org</i></p>
      <p>nothing</p><p>here@</p><p>example.org</p>
      <p style="display:none">no@example.org</p>
      <p style="visibility:hidden">no@example.org</p>
      <div style="height:30px;overflow:auto"><p>plain</p><p>no@example.org</p></div>
      <div style="height:30px;overflow:hidden;width:100px">
        <div id="menu" style="position:absolute;left:300px;top:5px">yes@example.org</div>
      </div>
      <iframe id="own" srcdoc="<body style='margin:0'>in@example.org</body>" style="border:0;height:40px"></iframe>
      <script>0</script><textarea>typed</textarea><input type="checkbox" checked><input value="">
      <input type="password" value="hunter2">`).body,
  );
  await page.frameLocator('#own').getByText('in@example.org').waitFor();
  await page.evaluate(script);
  const { boxes, places } = await page.evaluate(async () => {
    const scan = await window.locator.scanPage(document);
    const rect = (id: string) => {
      const { x, y, width, height } = (
        document.querySelector(id) as Element
      ).getBoundingClientRect();
      return { x, y, width, height };
    };
    return {
      boxes: scan.boxes,
      places: { menu: rect('#menu'), own: rect('#own'), split: rect('#split') },
    };
  });
  const at = (kind: string) => boxes.filter((box) => box.kind === kind);
  expect(at('password')).toHaveLength(1);
  expect(at('field')).toHaveLength(1);
  const mails = at('email');
  // The split one is drawn in four pieces of text, in one line.
  const inside = (box: (typeof mails)[number], place: typeof places.menu) =>
    box.y >= place.y - 1 &&
    box.y + box.height <= place.y + place.height + 1 &&
    box.x >= place.x - 1;
  const lines = new Set(mails.map(({ y }) => Math.round(y / 10)));
  expect(
    mails.some((box) => inside(box, places.menu) && box.x >= 299),
    'escapes its box',
  ).toBe(true);
  expect(
    mails.some((box) => inside(box, places.own)),
    'in a frame of the same origin',
  ).toBe(true);
  expect(
    mails.some((box) => inside(box, places.split)),
    'across elements',
  ).toBe(true);
  expect(lines.size, JSON.stringify(mails)).toBe(3);
});

test('what nobody can look into is counted', async ({ page }) => {
  await page.goto(`${pages.url}/element`);
  await page.setContent(
    scanOf(`
      <iframe src="http://localhost:1/" width="200" height="100"></iframe>
      <iframe src="http://localhost:1/" width="1" height="1"></iframe>
      <canvas width="200" height="100"></canvas><canvas width="16" height="16"></canvas>
      <canvas width="200" height="100" style="position:absolute;top:5000px"></canvas>`).body,
  );
  await page.evaluate(script);
  const unseen = await page.evaluate(async () => (await window.locator.scanPage(document)).unseen);
  expect(unseen).toEqual({ frames: 1, drawings: 1 });
});

for (const marked of [
  'data-waymark-mask',
  'class="fs-mask"',
  'data-hj-suppress',
  'data-private',
  'class="sentry-mask"',
  'class="ph-no-capture"',
  'class="pendo-ignore"',
  'data-dd-privacy="mask"',
  'data-clarity-mask="true"',
]) {
  test(`what a product has marked with ${marked} is suggested`, async ({ page }) => {
    await page.goto(`${pages.url}/element`);
    await page.setContent(scanOf(`<p ${marked}>A name</p>`).body);
    await page.evaluate(script);
    const kinds = await page.evaluate(async () =>
      (await window.locator.scanPage(document)).boxes.map(({ kind }) => kind),
    );
    expect(kinds).toEqual(['masked']);
  });
}

test('the app’s own selectors count, and one that is none costs nothing', async ({ page }) => {
  await page.goto(`${pages.url}/element`);
  await page.setContent(scanOf('<p class="salary">9</p>').body);
  await page.evaluate(script);
  const boxes = await page.evaluate(
    async () => (await window.locator.scanPage(document, { mask: ['p[', '.salary'] })).boxes,
  );
  expect(boxes).toHaveLength(1);
});

test('a page of nothing but addresses ends, and says that it has not been looked at whole', async ({
  page,
}) => {
  await page.goto(`${pages.url}/element`);
  const mail = '<div style="float:left;width:9px;height:9px;overflow:hidden">a@b.io</div>';
  await page.setContent(scanOf(mail.repeat(3_000)).body);
  await page.evaluate(script);
  const { boxes, unseen } = await page.evaluate(() => window.locator.scanPage(document));
  expect(boxes).toHaveLength(2_000);
  expect(unseen.drawings).toBe(1);
});
