/**
 * The customer's voice from the call to the answer, on a product of other people's making: captured by the key,
 * drawn on, hidden, linked, offline, over a restart of the browser, sorted, merged, taken apart, shipped, told.
 */
import type { Page } from '@playwright/test';
import {
  allowPicture,
  capture,
  evidenceOf,
  onScreen,
  openCapture,
  openForCapture,
  saveCapture,
  storedObjects,
} from './capture.ts';
import { type Extension, expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeEach(async () => {
  team = await createTeam('admin-lte');
});
test.afterEach(() => team?.close());

/** The console as a page of the extension, which shares its sign-in. */
async function openConsole({ context, id }: Extension, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${id}/console.html#${path}`);
  return page;
}

async function annotate(extension: Extension, panel: Page): Promise<void> {
  const opened = extension.context.waitForEvent('page');
  await panel.getByRole('button', { name: 'Annotate' }).click();
  const page = await opened;
  const canvas = page.locator('canvas');
  await canvas.waitFor();
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no picture to draw on.');
  for (const [key, from, to] of [
    ['a', 0.3, 0.5],
    ['r', 0.6, 0.8],
  ] as const) {
    await page.keyboard.press(key);
    await page.mouse.move(box.x + from * box.width, box.y + from * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + to * box.width, box.y + to * box.height, { steps: 4 });
    await page.mouse.up();
  }
  const closed = page.waitForEvent('close');
  await page.keyboard.press('Control+Enter');
  await closed;
}

/** What a request weighs, as the server says it. */
async function weighed(title: string) {
  const query = {
    ...{ status: [], roadmap: null, owner: null, feature: null, tag: null, account: null },
    text: title,
  };
  const reply = await team.api.list_requests({ workspace: team.workspace, query });
  if (!reply.ok) throw new Error(reply.error.message);
  const found = reply.data.find((one) => one.title === title);
  return found && { id: found.id, status: found.status, figures: found.figures };
}

test('from the key on a call to the customer who is told', async ({ launch }) => {
  test.setTimeout(240_000);
  const extension = await launch(onScreen(team));
  let { page, panel } = await openForCapture(extension, `${team.site}/index.html`);
  await team.goOffline();
  await capture(extension, page);
  await openCapture(panel, /AdminLTE|Dashboard/);
  await annotate(extension, panel);
  await panel.bringToFront();
  await panel
    .getByLabel('What did they say?')
    .fill('I need this board as a PDF for the management');
  await panel.getByLabel('Speaker').fill('Ada');
  await panel.getByRole('combobox', { name: 'Request' }).fill('Export the dashboard as PDF');
  await panel.getByRole('option', { name: /^New request/ }).click();
  await saveCapture(panel);

  await extension.restart();
  page = await extension.context.newPage();
  await page.goto('about:blank');
  await team.goOnline();
  panel = await extension.openPanel(page);
  await expect
    .poll(() => evidenceOf(team), { timeout: 60_000 })
    .toMatchObject([
      { words: 'I need this board as a PDF for the management', pictures: 1, stored: 1 },
    ]);
  expect(await storedObjects(team)).toHaveLength(1);

  // A second voice for the same, and a request that turns out to ask for it too.
  await page.goto(`${team.site}/index.html`);
  await panel.close();
  ({ page, panel } = await again(extension, page));
  await capture(extension, page);
  await openCapture(panel, /Draft/);
  await panel.getByLabel('What did they say?').fill('Let me print the charts');
  await saveCapture(panel);
  await expect.poll(() => evidenceOf(team), { timeout: 60_000 }).toHaveLength(2);

  const desk = await openConsole(extension, '/voice');
  await expect(desk.getByRole('list', { name: 'Evidence' })).toContainText(
    'Let me print the charts',
  );
  await desk.getByRole('button', { name: /Let me print the charts/ }).click();
  await desk.keyboard.press('l');
  await desk.getByRole('combobox', { name: 'Link to a request' }).fill('Print the charts');
  await desk.getByRole('option', { name: /New request/ }).click();
  await expect(desk.getByText(/Linked to the new request/)).toBeVisible();
  const before = await weighed('Export the dashboard as PDF');
  const other = await weighed('Print the charts');
  expect(before?.figures.evidence).toBe(1);
  expect(other?.figures.evidence).toBe(1);

  await desk.goto(`chrome-extension://${extension.id}/console.html#/voice/requests/${before?.id}`);
  await desk.getByRole('button', { name: 'More', exact: true }).click();
  await desk.getByRole('menuitem', { name: 'Merge others into it' }).click();
  await desk.getByRole('combobox', { name: 'Merge into this request' }).fill('Print the charts');
  await desk
    .getByRole('option', { name: /Print the charts/ })
    .first()
    .click();
  await expect
    .poll(async () => (await weighed('Export the dashboard as PDF'))?.figures.evidence)
    .toBe(2);
  await desk.getByRole('tab', { name: /Merged/ }).click();
  await desk.getByRole('button', { name: 'Take out again' }).click();
  await expect.poll(() => weighed('Export the dashboard as PDF')).toEqual(before);
  expect(await weighed('Print the charts')).toEqual(other);

  await desk.getByRole('button', { name: 'Status', exact: true }).click();
  await desk.getByRole('menuitemradio', { name: 'Shipped' }).click();
  await desk.getByLabel('Why').fill('In version 4');
  await desk.getByRole('button', { name: 'Set to shipped' }).click();
  await expect
    .poll(async () => (await weighed('Export the dashboard as PDF'))?.status)
    .toBe('shipped');
  await desk.getByRole('tab', { name: 'Whom to tell' }).click();
  await desk.getByRole('button', { name: 'Mark Ada as told' }).click();
  await expect(desk.getByText('Ada is told.')).toBeVisible();
  await expect(desk.getByText(/^Told /)).toBeVisible();
  const [told] = await team.backend.sql<{ request: string; evidence: string }>`
    select request_id as request, evidence_id as evidence from app.told where not deleted`;
  const [first] = await evidenceOf(team);
  expect(told).toEqual({ request: before?.id, evidence: first?.id });
});

/** After a restart: the same person is signed in; the page has to be given again. */
async function again(extension: Extension, page: Page) {
  const panel = await extension.openPanel(page);
  await panel.getByRole('tab', { name: /Feedback/ }).click();
  await allowPicture(extension, page);
  return { page, panel };
}
