/** Drawing on a capture: with the pointer and with keys alone, kept at every step, burnt in when it is saved. */
import type { Page } from '@playwright/test';
import type { HttpServer } from '../../local/http.ts';
import {
  capture,
  evidenceOf,
  onScreen,
  openCapture,
  openForCapture,
  pixelsOf,
  readTable,
  saveCapture,
  storedObjects,
} from './capture.ts';
import { isMagenta, servePages } from './capture-pages.ts';
import { faultsOf } from './faults.ts';
import { type Extension, expect, test } from './fixtures.ts';
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

async function openAnnotator(extension: Extension, panel: Page): Promise<Page> {
  const opened = extension.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Annotate' }).click();
  const annotator = await opened;
  await annotator.getByRole('toolbar', { name: 'Tools' }).waitFor();
  return annotator;
}

/** From one place of the picture to another, in fractions of it. */
async function pull(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await page.locator('canvas').boundingBox();
  if (!box) throw new Error('There is no picture to draw on.');
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 4 });
  await page.mouse.up();
}

type Drawn = { marks: { mark: string; text?: string }[]; crop: unknown };

/** Of every box that hides. */
const fill = [29, 41, 38];

const drawingOf = async (panel: Page) => {
  const [row] = await readTable(panel, 'pictures');
  return row?.drawing as Drawn; // safe: what the editor wrote, read back
};
const countOf = async (panel: Page, kind: string) =>
  (await drawingOf(panel)).marks.filter(({ mark }) => mark === kind).length;

test('marks are kept at every step, numbers are lines of the note, and all of it arrives', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/secrets`);
  await capture(extension, page);
  await openCapture(panel, /Orders of/);
  const annotator = await openAnnotator(extension, panel);
  const suggested = await countOf(panel, 'redact');
  expect(suggested).toBeGreaterThan(4);

  await annotator.keyboard.press('a');
  await pull(annotator, [0.5, 0.5], [0.7, 0.6]);
  await expect.poll(() => countOf(panel, 'arrow')).toBe(1);
  await annotator.keyboard.press('r');
  await pull(annotator, [0.6, 0.7], [0.9, 0.9]);
  await expect.poll(() => countOf(panel, 'redact')).toBe(suggested + 1);
  await annotator.keyboard.press('Control+z');
  await expect.poll(() => countOf(panel, 'redact')).toBe(suggested);
  await annotator.keyboard.press('Control+Shift+z');
  await expect.poll(() => countOf(panel, 'redact')).toBe(suggested + 1);

  await annotator.keyboard.press('n');
  await pull(annotator, [0.4, 0.3], [0.4, 0.3]);
  await annotator.getByRole('textbox', { name: 'Step 1' }).fill('The card is shown in full');
  await annotator.getByRole('button', { name: /^Crop/ }).click();
  await pull(annotator, [0, 0], [0.95, 0.95]);
  const closed = annotator.waitForEvent('close');
  await annotator.getByRole('button', { name: 'Done' }).click();
  await closed;

  await panel.bringToFront();
  await expect(panel.getByLabel('What did they say?')).toHaveValue(
    /1\. The card is shown in full$/,
  );
  await saveCapture(panel);
  await expect.poll(() => evidenceOf(team), { timeout: 20_000 }).toMatchObject([{ stored: 1 }]);
  const [evidence] = await evidenceOf(team);
  expect(evidence?.words).toMatch(/1\. The card is shown in full$/);

  const [stored] = await storedObjects(team);
  if (!stored) throw new Error('Nothing was stored.');
  const { width, height, at } = await pixelsOf(panel, stored);
  const isBox = (color: number[]) =>
    color.every((value, i) => Math.abs(value - (fill[i] ?? 0)) < 12);
  // In fractions of the crop, which is 0.95 of what was pictured.
  expect(isBox(at((0.75 / 0.95) * width, (0.8 / 0.95) * height)), 'the box by hand').toBe(true);
  let leaks = 0;
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) if (isMagenta(at(x, y))) leaks += 1;
  expect(leaks).toBe(0);
  const [row] = await team.backend.sql<{ annotations: { mark: string }[] }>`
    select annotations from app.attachments`;
  expect(row?.annotations.map(({ mark }) => mark).sort()).toEqual(['arrow', 'step']);
});

test('without a pointer: a mark by Enter, moved by arrows, removed from the list; no barrier for readers', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await capture(extension, page);
  await openCapture(panel, /A page/);
  const annotator = await openAnnotator(extension, panel);
  await annotator.getByRole('region', { name: /^Picture/ }).focus();
  await annotator.keyboard.press('b');
  await annotator.keyboard.press('Enter');
  await expect.poll(() => countOf(panel, 'box')).toBe(1);
  const before = await drawingOf(panel);
  await annotator.keyboard.press('Shift+ArrowRight');
  await expect.poll(() => drawingOf(panel)).not.toEqual(before);
  for (const scheme of ['light', 'dark'] as const) {
    await annotator.emulateMedia({ colorScheme: scheme });
    expect(await faultsOf(annotator)).toEqual([]);
  }
  await annotator.getByRole('button', { name: 'Remove box' }).click();
  await expect.poll(() => countOf(panel, 'box')).toBe(0);
});

test('drawn on again after it was saved: burnt anew, and the object that showed more is gone', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await capture(extension, page);
  await openCapture(panel, /A page/);
  await saveCapture(panel);
  await expect.poll(() => evidenceOf(team), { timeout: 20_000 }).toMatchObject([{ stored: 1 }]);
  const [first] = await storedObjects(team);
  await openCapture(panel, /A page/);
  const annotator = await openAnnotator(extension, panel);
  await annotator.keyboard.press('r');
  await pull(annotator, [0.4, 0.4], [0.8, 0.8]);
  const closed = annotator.waitForEvent('close');
  await annotator.getByRole('button', { name: 'Done' }).click();
  await closed;
  const replaced = async () => (await storedObjects(team)).some(({ from }) => from !== first?.from);
  await expect.poll(replaced, { timeout: 20_000 }).toBe(true);
  // The next worker finds what nothing points at any more.
  await extension.stopWorker();
  await panel.reload();
  await expect
    .poll(async () => (await storedObjects(team)).map(({ from }) => from === first?.from), {
      timeout: 30_000,
    })
    .toEqual([false]);
  const [stored] = await storedObjects(team);
  if (!stored) throw new Error('Nothing is stored.');
  const { width, height, at } = await pixelsOf(panel, stored);
  const hidden = at(0.6 * width, 0.6 * height);
  expect(hidden.every((value, i) => Math.abs(value - (fill[i] ?? 0)) < 12)).toBe(true);
});
