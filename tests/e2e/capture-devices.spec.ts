/** One person, two computers: what is captured on one is read, seen and written on by the other. */
import type { HttpServer } from '../../local/http.ts';
import {
  capture,
  onScreen,
  openCapture,
  openForCapture,
  readTable,
  saveCapture,
} from './capture.ts';
import { servePages } from './capture-pages.ts';
import { expect, test } from './fixtures.ts';
import { signInAs } from './panel.ts';
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

test('a capture made here is there with its picture, and what both write is kept', async ({
  launch,
}) => {
  test.setTimeout(150_000);
  const desk = await launch(onScreen(team));
  const { page, panel } = await openForCapture(desk, `${pages.url}/element`);
  await capture(desk, page);
  await openCapture(panel, /Draft/);
  await panel.getByLabel('What did they say?').fill('Said at the desk');
  await saveCapture(panel);
  await expect(
    panel.getByRole('list', { name: 'My captures' }).getByText('On the server'),
  ).toBeVisible();

  const laptop = await launch(onScreen(team));
  const other = await laptop.openPanel();
  await signInAs(other);
  await other.getByRole('tab', { name: 'Feedback' }).click();
  await openCapture(other, /Said at the desk/);
  await expect.poll(async () => (await readTable(other, 'pictures')).length).toBe(1);
  await expect(other.locator('canvas.shot')).toBeVisible();

  // Both write before either has heard of the other.
  await openCapture(panel, /Said at the desk/);
  await other
    .getByRole('button', { name: 'Blocking' })
    .or(other.getByRole('radio', { name: 'Blocking' }))
    .check({ force: true });
  await other.getByLabel('What did they say?').focus();
  await other.keyboard.press('Control+Enter');
  await panel.bringToFront();
  await panel.getByLabel('Speaker').fill('Ada');
  await panel.getByLabel('What did they say?').focus();
  await panel.keyboard.press('Control+Enter');
  const rows = () =>
    team.backend.sql<{ words: string; importance: number; speaker: string | null }>`
      select words, importance, speaker from app.evidence_items`;
  await expect.poll(rows).toEqual([{ words: 'Said at the desk', importance: 3, speaker: 'Ada' }]);
  await panel.reload();
  await other.reload();
  for (const one of [panel, other]) {
    await expect.poll(() => readTable(one, 'pending')).toEqual([]);
    await expect
      .poll(async () => {
        const row = (await readTable(one, 'voice')).find(({ entity }) => entity === 'evidence');
        const { importance, speaker } = Object(row?.fields);
        return [importance, speaker];
      })
      .toEqual([3, 'Ada']);
  }
});
