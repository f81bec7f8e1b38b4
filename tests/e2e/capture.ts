/** What a person does to capture, and what is then on this computer and on the server, as sentences. */
import type { Page } from '@playwright/test';
import { type Extension, type ExtensionOptions, expect } from './fixtures.ts';
import { signInAs } from './panel.ts';
import type { Team } from './team.ts';

/** The browser pictures its window and not an emulated viewport, so the window is real. */
export const onScreen = (team: Team): ExtensionOptions => ({
  server: team.server,
  window: { width: 1500, height: 900 },
});

/** A page with the panel beside it, in its feedback part, and the press that lets the browser picture the page. */
export async function openForCapture(extension: Extension, url: string) {
  const page = await extension.context.newPage();
  await page.goto(url);
  const panel = await extension.openPanel(page);
  await signInAs(panel);
  await panel.getByRole('tab', { name: 'Feedback' }).click();
  await expect(panel.getByText('Nothing captured yet')).toBeVisible();
  await allowPicture(extension, page);
  return { page, panel };
}

/** The toolbar button: it gives the page, and opens the browser's own panel, which takes its width of it. */
export async function allowPicture(extension: Extension, page: Page): Promise<void> {
  const before = await page.evaluate(() => innerWidth);
  await extension.clickAction(page);
  const isOpen = (width: number) => innerWidth < width;
  await page.waitForFunction(isOpen, before);
  // It slides in: the page is as wide as it will be once that has rested.
  let width = 0;
  await expect(async () => {
    const last = width;
    width = await page.evaluate(() => innerWidth);
    expect(width).toBe(last);
  }).toPass({ intervals: [100, 300, 300, 300] });
}

/** The key; resolves once the page says what became of it. */
export async function press(extension: Extension, page: Page, command = 'capture-page') {
  await extension.dispatchCommand(page, command);
}

export const toastOf = (page: Page) => page.locator('waymark-capture .toast').last();

export async function capture(extension: Extension, page: Page): Promise<void> {
  await press(extension, page);
  await expect(toastOf(page).getByText('Saved on this computer')).toBeVisible();
}

/** Rows of one table of the extension's own database; pictures as their type and size. */
export async function readTable(from: Page, table: string): Promise<Record<string, unknown>[]> {
  return from.evaluate(async (name) => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result);
      open.onerror = () => reject(open.error);
    });
    const request = db.transaction(name).objectStore(name).getAll();
    const rows = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    const plain = (value: unknown) =>
      value instanceof Blob ? { type: value.type, size: value.size } : value;
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, one]) => [key, plain(one)])),
    );
  }, table);
}

export type Bytes = { from: string; type: string; base64: string };

/** Every Blob in every table, and every row as text: nothing that this computer keeps is left out. */
export async function readEverything(from: Page): Promise<{ blobs: Bytes[]; texts: string[] }> {
  return from.evaluate(async () => {
    const base64Of = async (blob: Blob) => {
      let text = '';
      for (const byte of new Uint8Array(await blob.arrayBuffer()))
        text += String.fromCharCode(byte);
      return btoa(text);
    };
    const blobs: { from: string; type: string; base64: string }[] = [];
    const texts: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const open = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      for (const store of db.objectStoreNames) {
        const request = db.transaction(store).objectStore(store).getAll();
        const rows = await new Promise<unknown[]>((resolve) => {
          request.onsuccess = () => resolve(request.result);
        });
        for (const row of rows) {
          texts.push(JSON.stringify(row));
          for (const [key, value] of Object.entries(Object(row))) {
            if (value instanceof Blob)
              blobs.push({
                from: `${store}.${key}`,
                type: value.type,
                base64: await base64Of(value),
              });
          }
        }
      }
      db.close();
    }
    texts.push(JSON.stringify(await chrome.storage.local.get()));
    texts.push(JSON.stringify(await chrome.storage.session.get()));
    return { blobs, texts };
  });
}

/** Objects of the bucket with their bytes, as the server has them. */
export async function storedObjects(team: Team): Promise<Bytes[]> {
  const { backend } = team;
  const rows = await backend.sql<{ name: string }>`
    select name from storage.objects where bucket_id = 'captures' order by created_at`;
  return Promise.all(
    rows.map(async ({ name }) => {
      const request = new Request(`http://server/storage/v1/object/captures/${name}`, {
        headers: { apikey: backend.secretKey, authorization: `Bearer ${backend.secretKey}` },
      });
      const response = await backend.fetch(request);
      const bytes = Buffer.from(await response.arrayBuffer());
      return {
        from: name,
        type: response.headers.get('content-type') ?? '',
        base64: bytes.toString('base64'),
      };
    }),
  );
}

export type ServerCapture = {
  id: string;
  words: string;
  pictures: number;
  stored: number;
};

/** Evidence as the server has it, with how many pictures it names and how many of them are there. */
export async function evidenceOf(team: Team): Promise<ServerCapture[]> {
  return team.backend.sql<ServerCapture>`
    select e.id, e.words, count(a.id)::int as pictures,
      count(a.id) filter (where a.stored)::int as stored
    from app.evidence_items e left join app.attachments a on a.evidence_id = e.id
    where e.workspace_id = ${team.workspace}::uuid
    group by e.id, e.words, e.created_at order by e.created_at`;
}

export type Pixels = { width: number; height: number; at: (x: number, y: number) => number[] };

/** Decodes a picture where there is a canvas, and gives its pixels. */
export async function pixelsOf(from: Page, { type, base64 }: Bytes): Promise<Pixels> {
  const { width, height, data } = await from.evaluate(
    async ({ type, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const pen = canvas.getContext('2d');
      pen?.drawImage(bitmap, 0, 0);
      const image = pen?.getImageData(0, 0, bitmap.width, bitmap.height);
      let text = '';
      const all = image?.data ?? new Uint8ClampedArray();
      for (let at = 0; at < all.length; at += 0x8000)
        text += String.fromCharCode(...all.subarray(at, at + 0x8000));
      return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
    },
    { type, base64 },
  );
  const rgba = Buffer.from(data, 'base64');
  const at = (x: number, y: number) => {
    const start = (Math.round(y) * width + Math.round(x)) * 4;
    return [...rgba.subarray(start, start + 3)];
  };
  return { width, height, at };
}

/** The pictures of drafts: what was taken, before anything is burnt. */
export async function sourcesOf(panel: Page): Promise<Bytes[]> {
  const { blobs } = await readEverything(panel);
  return blobs.filter(({ from }) => from === 'pictures.source');
}

/** Opens a capture by its words or its page's title, and saves it from the keyboard. */
export async function openCapture(panel: Page, name: RegExp | string): Promise<void> {
  await panel.bringToFront();
  await panel
    .getByRole('list', { name: 'My captures' })
    .getByRole('button', { name })
    .first()
    .click();
  await expect(panel.getByRole('form', { name: 'Capture' })).toBeVisible();
}

export async function saveCapture(panel: Page): Promise<void> {
  await panel.getByLabel('What did they say?').focus();
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText('Saved. It is on its way.').last()).toBeVisible();
}
