/** What must not travel: found on the page, burnt into the pixels, gone from this computer once saved. */
import { createHash } from 'node:crypto';
import type { HttpServer } from '../../local/http.ts';
import {
  type Bytes,
  capture,
  evidenceOf,
  onScreen,
  openCapture,
  openForCapture,
  pixelsOf,
  readEverything,
  readTable,
  saveCapture,
  sourcesOf,
  storedObjects,
} from './capture.ts';
import { isMagenta, servePages } from './capture-pages.ts';
import { expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
let pages: HttpServer;
test.beforeEach(async () => {
  team = await createTeam('sb-admin-2');
  pages = await servePages();
});
test.afterEach(async () => {
  await pages?.close();
  await team?.close();
});

const secretTexts = [
  'ada@',
  'example.org',
  '4111 1111',
  'DE89 3704',
  '1234567',
  'Lovelace',
  'k-123',
  'tok-9',
];

const hashOf = ({ base64 }: Bytes) => createHash('sha256').update(base64, 'base64').digest('hex');

async function magentaIn(panel: Parameters<typeof pixelsOf>[0], bytes: Bytes): Promise<number> {
  const { width, height, at } = await pixelsOf(panel, bytes);
  let count = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if (isMagenta(at(x, y))) count += 1;
  return count;
}

test('suggested redactions are burnt in, and the original is nowhere after the save', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/secrets?token=tok-9&tab=2`);
  await page.evaluate(() =>
    getSelection()?.selectAllChildren(document.querySelector('#phone') as Node),
  );
  await capture(extension, page);
  const [source] = await sourcesOf(panel);
  if (!source) throw new Error('The draft has no picture.');
  expect(
    await magentaIn(panel, source),
    'the original shows it, or this proves nothing',
  ).toBeGreaterThan(100);

  await openCapture(panel, /phone|Orders of/);
  await panel.getByText(/places hidden/).click();
  for (const words of [
    '2 e-mail addresses',
    '1 telephone number',
    '1 card number',
    '1 account number',
    '1 field',
    '1 place marked private',
  ])
    await expect(panel.getByLabel(words)).toBeChecked();
  await saveCapture(panel);
  await expect
    .poll(async () => (await evidenceOf(team)).map(({ pictures, stored }) => [pictures, stored]))
    .toEqual([[1, 1]]);

  const { blobs, texts } = await readEverything(panel);
  const objects = await storedObjects(team);
  expect(blobs.map(({ from }) => from).sort()).toEqual(['pictures.base', 'pictures.thumb']);
  expect(objects).toHaveLength(1);
  for (const picture of [...blobs, ...objects]) {
    expect(await magentaIn(panel, picture), picture.from).toBe(0);
    expect(hashOf(picture), picture.from).not.toBe(hashOf(source));
    expect(picture.type, picture.from).toBe('image/webp');
  }
  const rows = await team.backend.sql<{ row: string }>`
    select to_jsonb(e)::text || to_jsonb(a)::text as row
    from app.evidence_items e join app.attachments a on a.evidence_id = e.id`;
  const own = texts.filter((text) => !text.includes('"tokens"') && !text.includes('"account"'));
  for (const secret of secretTexts) {
    for (const text of own) expect(text, `${secret} on this computer`).not.toContain(secret);
    for (const { row } of rows) expect(row, `${secret} on the server`).not.toContain(secret);
  }
  // What is left is of use: where it was, and whose the page says it is.
  expect(rows[0]?.row).toContain('token=hidden&tab=2');
  expect(rows[0]?.row).toMatch(/"plan": ?"team"/);
});

test('a hidden pixel is the fill colour, with a margin, in what was uploaded and in the small one', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/secrets`);
  const box = await page.locator('input').boundingBox();
  if (!box) throw new Error('The field has no box.');
  await capture(extension, page);
  await openCapture(panel, /Orders of/);
  await saveCapture(panel);
  await expect.poll(async () => (await storedObjects(team)).length).toBe(1);
  const [object] = await storedObjects(team);
  const { blobs } = await readEverything(panel);
  const thumb = blobs.find(({ from }) => from === 'pictures.thumb');
  if (!object || !thumb) throw new Error('Both pictures were expected.');
  const isFill = ([r = 0, g = 0, b = 0]: number[]) =>
    Math.abs(r - 0x1d) < 8 && Math.abs(g - 0x29) < 8 && Math.abs(b - 0x26) < 8;
  const large = await pixelsOf(panel, object);
  for (const [x, y] of [
    [box.x + 5, box.y + 5],
    [box.x + box.width / 2, box.y + box.height / 2],
    // The margin: what is antialiased over its own edge is hidden too.
    [box.x - 2, box.y + 5],
    [box.x + box.width + 1, box.y + 5],
  ] as const)
    expect(isFill(large.at(x, y)), `${x}, ${y}: ${large.at(x, y)}`).toBe(true);
  expect(isFill(large.at(box.x + box.width / 2, box.y - 12))).toBe(false);
  const small = await pixelsOf(panel, thumb);
  const fit = small.width / large.width;
  expect(isFill(small.at((box.x + 40) * fit, (box.y + box.height / 2) * fit))).toBe(true);
});

test('a kind that hides too much can be shown, and that alone', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/secrets`);
  await capture(extension, page);
  await openCapture(panel, /Orders of/);
  await panel.getByText(/places hidden/).click();
  await panel.getByLabel('1 field').uncheck();
  await expect
    .poll(async () => {
      const [picture] = await readTable(panel, 'pictures');
      const { marks } = Object(picture?.drawing) as { marks: { why: string }[] };
      return marks.map(({ why }) => why).includes('field');
    })
    .toBe(false);
  await saveCapture(panel);
  await expect.poll(async () => (await storedObjects(team)).length).toBe(1);
  const [object] = await storedObjects(team);
  expect(object && (await magentaIn(panel, object))).toBeGreaterThan(100);
});

/** A picture with a camera's note in it, as telephones make them. */
async function withExif(panel: Parameters<typeof pixelsOf>[0]): Promise<string> {
  const plain = await panel.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext('2d')?.fillRect(0, 0, 40, 30);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg' });
    let text = '';
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
    return btoa(text);
  });
  const jpeg = Buffer.from(plain, 'base64');
  const note = Buffer.from('Exif\0\0GPS 52.5200 N 13.4050 E secret camera');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(note.length + 2);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1]), length, note]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]).toString('base64');
}

test('a pasted picture keeps its pixels and nothing else, here and on the server', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { panel } = await openForCapture(extension, `${pages.url}/secrets`);
  await panel.bringToFront();
  const jpeg = await withExif(panel);
  await panel.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], 'photo.jpg', { type: 'image/jpeg' }));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  }, jpeg);
  await expect(panel.getByText('A pasted picture is not looked into')).toBeVisible();
  const clean = (all: Bytes[]) => {
    for (const { base64, from } of all) {
      const text = Buffer.from(base64, 'base64').toString('latin1');
      expect(text.includes('Exif') || text.includes('GPS'), from).toBe(false);
    }
  };
  clean((await readEverything(panel)).blobs);
  await saveCapture(panel);
  await expect.poll(async () => (await storedObjects(team)).length).toBe(1);
  clean((await readEverything(panel)).blobs);
  clean(await storedObjects(team));
});

test('a draft that nobody touches saves itself redacted; one that could not be looked into waits', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/secrets`);
  await capture(extension, page);
  await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'http://localhost:1/';
    // Until it has loaded, or failed to, it is an empty frame of the page's own.
    const settled = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await settled;
  });
  await capture(extension, page);
  await expect.poll(async () => (await readTable(panel, 'captures')).length).toBe(2);
  await expect(panel.getByText('Saves itself in 10 min')).toBeVisible();
  await expect(panel.getByText('Not all could be checked: look, then save')).toBeVisible();
  // Eleven minutes later, as far as the drafts know.
  await panel.evaluate(async () => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('captures', 'readwrite').objectStore('captures');
    const rows = await new Promise<{ touchedAt: number }[]>((resolve) => {
      const all = store.getAll();
      all.onsuccess = () => resolve(all.result);
    });
    for (const row of rows) store.put({ ...row, touchedAt: row.touchedAt - 11 * 60_000 });
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    db.close();
  });
  await extension.stopWorker();
  await panel.reload();
  await expect.poll(async () => (await evidenceOf(team)).map(({ stored }) => stored)).toEqual([1]);
  expect(await readTable(panel, 'captures')).toHaveLength(1);
  const [object] = await storedObjects(team);
  expect(object && (await magentaIn(panel, object))).toBe(0);
});
