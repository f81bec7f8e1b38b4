/** Local first, in a real browser: nothing that was saved is lost, whatever dies and whenever. */
import { expect, test } from './fixtures.ts';
import { allowed, openBeside, openTab, pick, saveTagAs } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeEach(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterEach(() => team?.close());

const named = async () => {
  const features = await team.api.list_features({ workspace: team.workspace, archived: false });
  return features.ok ? features.data.map((feature) => feature.name) : [];
};

test('a tag made offline waits, says so, survives the worker, and leaves by itself', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team);
  await openTab(panel, 'Tag');
  await team.goOffline();
  await pick(page, panel, page.getByRole('link', { name: 'Charts' }));
  await expect(panel.getByText('You can save it now; the figures follow.')).toBeVisible();
  const area = panel.getByRole('combobox', { name: 'Area' });
  await area.fill('Reports');
  await panel.getByRole('option', { name: 'Create “Reports”' }).click();
  await saveTagAs(panel, 'Open charts');
  await expect(panel.getByText('2 changes wait on this computer.')).toBeVisible();
  await panel.getByRole('button', { name: 'Offline, 2 changes waiting' }).click();
  await expect(panel.getByText('Area “Reports”')).toBeVisible();
  await expect(panel.getByText(/does not answer/).first()).toBeVisible();

  await extension.stopWorker();
  await panel.reload();
  await expect(panel.getByText('Open charts')).toBeVisible();
  await expect(panel.getByText('2 changes wait on this computer.')).toBeVisible();
  expect(await named()).toEqual([]);

  await panel.getByRole('button', { name: 'Offline, 2 changes waiting' }).click();
  await team.goOnline();
  const send = panel.getByRole('button', { name: 'Send now' });
  const done = panel.getByRole('button', { name: 'Everything is on the server' });
  // The alarm may be first; then there is nothing left to press.
  await expect(async () => {
    if (await send.isVisible()) await send.click({ timeout: 1_000 });
    await expect(done).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(panel.getByText('On the server')).toHaveCount(2);
  const features = await team.api.list_features({ workspace: team.workspace, archived: false });
  expect(features).toMatchObject({
    ok: true,
    data: [{ name: 'Open charts', areaName: 'Reports', tags: 1 }],
  });
});

test('the alarm wakes a worker that is gone, and the change leaves with the panel closed', async ({
  launch,
}) => {
  test.setTimeout(120_000);
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team);
  await openTab(panel, 'Tag');
  await team.goOffline();
  await pick(page, panel, page.getByRole('link', { name: 'Tables' }));
  await saveTagAs(panel, 'Open tables');
  await expect(panel.getByText('1 change waits on this computer.')).toBeVisible();
  await panel.close();
  await extension.stopWorker();
  await team.goOnline();
  // Half a minute is the shortest period that Chrome grants to an alarm.
  await expect.poll(named, { timeout: 50_000 }).toEqual(['Open tables']);
});

test('what was seen once can be read offline, with its age', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team);
  await openTab(panel, 'Tag');
  await pick(page, panel, page.getByRole('link', { name: 'Charts' }));
  await saveTagAs(panel, 'Open charts');
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  await expect(panel.getByText('1 version')).toBeVisible();
  await team.goOffline();
  await panel.reload();
  await expect(panel.getByText('Offline.')).toBeVisible();
  await panel.getByRole('option', { name: /Open charts/ }).click();
  await expect(panel.getByText(/As of just now/)).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();
  await openTab(panel, 'On page');
  await expect(panel.getByText('1 tag on /index.html, 1 in sight.')).toBeVisible();
});

test('signing out asks while changes wait, and then leaves nothing behind', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team);
  await openTab(panel, 'Tag');
  await team.goOffline();
  await pick(page, panel, page.getByRole('link', { name: 'Charts' }));
  await saveTagAs(panel, 'Never sent');
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  await panel.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Sign out?' });
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(
    dialog.getByText('1 change waits on this computer and would be lost.'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Discard and sign out' }).click();
  await expect(panel.getByRole('heading', { name: 'Sign in to Waymark' })).toBeVisible();
  const left = await panel.evaluate(async () => {
    const open = indexedDB.open('waymark');
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const counts = [...database.objectStoreNames].map(
      (name) =>
        new Promise<number>((resolve) => {
          const request = database.transaction(name).objectStore(name).count();
          request.onsuccess = () => resolve(request.result);
        }),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  });
  expect(left).toBe(0);
});
