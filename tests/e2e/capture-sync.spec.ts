/** Never lost, never doubled: the worker dies at every step, replies are lost or come twice, the network goes. */
import type { HttpServer } from '../../local/http.ts';
import {
  capture,
  evidenceOf,
  onScreen,
  openCapture,
  openForCapture,
  readTable,
  saveCapture,
  storedObjects,
} from './capture.ts';
import { servePages } from './capture-pages.ts';
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

const steps = ['/rpc/push_changes', '/storage/v1/object/captures/', '/rpc/confirm_attachments'];

const oneEach = async () => {
  const rows = await evidenceOf(team);
  const objects = await storedObjects(team);
  return { rows: rows.map(({ pictures, stored }) => [pictures, stored]), objects: objects.length };
};

for (const when of ['before', 'after'] as const) {
  for (const step of steps) {
    test(`the worker dies ${when} ${step} is done: one row, one object`, async ({ launch }) => {
      const extension = await launch(onScreen(team));
      const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
      await capture(extension, page);
      let deaths = 0;
      team.intercept(async (request, passOn) => {
        if (deaths > 0 || !new URL(request.url).pathname.includes(step)) return passOn(request);
        deaths += 1;
        if (when === 'after') await passOn(request);
        await extension.stopWorker();
        return new Response('gone', { status: 503 });
      });
      await openCapture(panel, /A page/);
      await panel.getByLabel('What did they say?').focus();
      await panel.keyboard.press('Control+Enter');
      await expect.poll(() => deaths).toBe(1);
      await panel.reload();
      const whole = { rows: [[1, 1]], objects: 1 };
      await expect.poll(oneEach, { timeout: 45_000 }).toEqual(whole);
      await expect.poll(() => readTable(panel, 'pending')).toEqual([]);
      await expect(panel.getByText('On the server')).toBeVisible();
    });
  }
}

test('the worker dies while it prepares the picture: the draft is saved after all', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await capture(extension, page);
  // As a worker leaves it that has been asked to save and has died over it.
  await extension.stopWorker();
  await panel.evaluate(async () => {
    const open = indexedDB.open('waymark');
    const db = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const store = db.transaction('captures', 'readwrite').objectStore('captures');
    store.getAll().onsuccess = (event) => {
      // safe: the request that was just made
      for (const row of (event.target as IDBRequest<object[]>).result)
        store.put({ ...row, saving: 1 });
    };
    await new Promise((resolve) => {
      store.transaction.oncomplete = resolve;
    });
    db.close();
  });
  await panel.reload();
  await expect.poll(oneEach, { timeout: 45_000 }).toEqual({ rows: [[1, 1]], objects: 1 });
});

test('everything that is sent arrives twice: no duplicate', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  team.intercept(async (request, passOn) => {
    const again = request.clone();
    await passOn(request);
    return passOn(again);
  });
  for (let at = 0; at < 2; at++) {
    await capture(extension, page);
    await openCapture(panel, /Draft/);
    await saveCapture(panel);
  }
  await expect.poll(oneEach).toEqual({
    rows: [
      [1, 1],
      [1, 1],
    ],
    objects: 2,
  });
  await expect.poll(() => readTable(panel, 'pending')).toEqual([]);
});

test('offline: captured, written about, saved, and sent when the network is back', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await team.goOffline();
  await capture(extension, page);
  await openCapture(panel, /A page/);
  await panel.getByLabel('What did they say?').fill('Works on a train');
  await panel.getByRole('combobox', { name: 'Request' }).fill('Offline mode');
  await panel.getByRole('option', { name: 'New request “Offline mode”' }).click();
  await saveCapture(panel);
  await expect(
    panel.getByRole('list', { name: 'My captures' }).getByText('Waits', { exact: true }),
  ).toBeVisible();
  await expect(panel.getByText(/does not answer/)).toBeVisible();
  await expect(panel.getByRole('tab', { name: /Feedback ?1/ })).toBeVisible();
  await extension.stopWorker();
  await panel.reload();
  await expect(panel.getByRole('button', { name: /Works on a train/ })).toBeVisible();
  expect(await evidenceOf(team)).toEqual([]);
  await team.goOnline();
  await panel.reload();
  await expect.poll(oneEach, { timeout: 45_000 }).toEqual({ rows: [[1, 1]], objects: 1 });
  const [linked] = await team.backend.sql<{ words: string; title: string }>`
    select e.words, r.title from app.evidence_items e join app.requests r on r.id = e.request_id`;
  expect(linked).toEqual({ words: 'Works on a train', title: 'Offline mode' });
});

test('a session that has ended keeps everything', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  team.intercept(async () => Response.json({ code: 'PT401', message: 'ended' }, { status: 401 }));
  await capture(extension, page);
  await openCapture(panel, /A page/);
  await saveCapture(panel);
  await expect(panel.getByText(/Your session has ended/).first()).toBeVisible();
  expect(await readTable(panel, 'pending')).toHaveLength(2);
  expect(await readTable(panel, 'pictures')).toMatchObject([
    { state: 'waiting', base: { type: 'image/webp' } },
  ]);
});

test('what the server refuses says why, and can be sent again', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  team.intercept(async (request, passOn) => {
    const isPicture = request.url.includes('/storage/v1/object/captures/');
    if (!isPicture) return passOn(request);
    await request.arrayBuffer();
    return Response.json({ message: 'The bucket is full.' }, { status: 400 });
  });
  await capture(extension, page);
  await openCapture(panel, /A page/);
  await saveCapture(panel);
  await expect(panel.getByText('Failed', { exact: true }).last()).toBeVisible();
  await expect(panel.getByText(/The bucket is full/)).toBeVisible();
  team.intercept();
  await openCapture(panel, /A page/);
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(oneEach).toEqual({ rows: [[1, 1]], objects: 1 });
});

test('deleted by mistake comes back, before and after it was saved', async ({ launch }) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCapture(extension, `${pages.url}/element`);
  await capture(extension, page);
  for (const state of ['Draft', 'On the server']) {
    await openCapture(panel, /A page/);
    await panel.getByRole('button', { name: 'Delete' }).click();
    await expect(panel.getByText('Nothing captured yet')).toBeVisible();
    await panel.getByRole('button', { name: 'Undo' }).last().click();
    await expect(panel.getByRole('list', { name: 'My captures' }).getByText(state)).toBeVisible();
    if (state !== 'Draft') break;
    await openCapture(panel, /A page/);
    await saveCapture(panel);
    await expect(
      panel.getByRole('list', { name: 'My captures' }).getByText('On the server'),
    ).toBeVisible();
  }
  await expect
    .poll(async () => {
      const rows = await team.backend.sql<{
        deleted: boolean;
      }>`select deleted from app.evidence_items`;
      return rows.map(({ deleted }) => deleted);
    })
    .toEqual([false]);
});
