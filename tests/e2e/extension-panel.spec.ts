/** The panel's other duties: signing in, permissions, the list, the two ways of looking at a page. */

import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside, openTab, pick, saveTagAs, signInAs } from './panel.ts';
import { createTeam, person, type Team, untilRecorded, untilWidgetRuns } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterAll(() => team?.close());

const nameFeatures = async (...names: string[]) => {
  for (const name of names) {
    const feature = {
      ...{ id: newId(), name, area: null, owner: null, status: 'live' as const },
      ...{ description: '', releasedAt: null },
    };
    must(await team.api.save_feature({ workspace: team.workspace, feature }));
  }
};

test('signing in by a one-time code, with the server typed by hand, is remembered', async ({
  launch,
}) => {
  const extension = await launch();
  const panel = await extension.openPanel();
  await panel.getByLabel('Server URL').fill(team.server.url);
  await panel.getByLabel('Publishable key').fill(team.server.publishableKey);
  await panel.getByRole('button', { name: 'Send me a code instead' }).click();
  await panel.getByLabel('E-mail').fill(person.email);
  await panel.getByRole('button', { name: 'Send a code' }).click();
  await panel.getByLabel('Code').fill('000000');
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(panel.getByText('This code is wrong or too old.')).toBeVisible();
  await panel.getByLabel('Code').fill(team.code() ?? '');
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(panel.getByRole('tab', { name: 'Features' })).toBeVisible();
  await expect(panel.getByRole('button', { name: /SB Admin/ })).toBeVisible();

  await extension.stopWorker();
  await panel.reload();
  await expect(panel.getByRole('tab', { name: 'Features' })).toBeVisible();
});

test('a wrong password is answered with what to do', async ({ launch }) => {
  const extension = await launch({ server: team.server });
  const panel = await extension.openPanel();
  await panel.getByLabel('E-mail').fill(person.email);
  await panel.getByLabel('Password').fill('not it');
  await panel.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(panel.getByText('E-mail and password do not go together.')).toBeVisible();
});

test('without a gesture the page stays closed, and the panel says which key to press', async ({
  launch,
}) => {
  const extension = await launch({ server: team.server });
  const { page, panel } = await openBeside(extension, team);
  await panel.getByRole('tab', { name: 'Tag' }).click();
  await expect(panel.getByText('Waymark may not see this page yet')).toBeVisible();
  expect(await page.locator('waymark-overlay').count()).toBe(0);
  await extension.clickAction(page);
  await expect(panel.getByText('Point at an element on the page')).toBeVisible();
});

test('no page can read the session or call for it', async ({ launch }) => {
  const extension = await launch({ server: team.server });
  const { page, panel } = await openBeside(extension, team);
  await extension.clickAction(page);
  await expect(page.locator('waymark-overlay')).toBeAttached();
  // From the page: the extension is not even there to be spoken to.
  expect(await page.evaluate(() => typeof Object(globalThis).chrome?.runtime?.sendMessage)).toBe(
    'undefined',
  );
  // From a content script, should a page ever get hold of one: refused by where it comes from.
  const worker = await extension.worker();
  const answers = await worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({});
    const probe = async () => {
      const ask = (type: string, args: unknown) =>
        chrome.runtime.sendMessage({ waymark: 1, type, args }).catch((error) => String(error));
      const stored = await chrome.storage.local.get(null);
      return [
        await ask('api.call', { name: 'my_workspaces', args: {} }),
        await ask('session.sign-out', { discard: true }),
        JSON.stringify(stored),
        String(await indexedDB.databases().then((all) => all.map(({ name }) => name))),
      ];
    };
    for (const tab of tabs) {
      const run = { target: { tabId: tab.id ?? 0 }, func: probe };
      const [result] = await chrome.scripting.executeScript(run).catch(() => []);
      if (result) return result.result;
    }
    return undefined;
  });
  expect(answers).toHaveLength(4);
  expect(JSON.stringify(answers)).not.toContain('"ok":true');
  expect(answers?.[2]).toBe('{}');
  expect(answers?.[3]).not.toMatch(/^waymark$/);
  await panel.reload();
  await expect(panel.getByRole('tab', { name: 'Features' })).toBeVisible();
});

test('the list is searched and opened with the keyboard alone', async ({ launch }) => {
  await nameFeatures('Export as CSV', 'Export as PDF', 'Invite a colleague');
  const extension = await launch({ server: team.server });
  const { panel } = await openBeside(extension, team);
  await expect(panel.getByRole('option', { name: /Invite/ })).toBeVisible();
  await panel.keyboard.press('/');
  await expect(panel.getByRole('combobox', { name: 'Search features' })).toBeFocused();
  await panel.keyboard.type('export');
  await expect(panel.getByRole('option')).toHaveCount(2);
  await panel.keyboard.press('ArrowDown');
  await panel.keyboard.press('Enter');
  await expect(panel.getByRole('heading', { name: 'Export as PDF', level: 1 })).toBeVisible();
});

test('a feature is edited, archived, and brought back by the toast', async ({ launch }) => {
  await nameFeatures('Old name');
  const extension = await launch({ server: team.server });
  const { panel } = await openBeside(extension, team);
  await panel.getByRole('option', { name: /Old name/ }).click();
  await panel.getByRole('button', { name: 'Edit' }).click();
  await panel.getByLabel('Name').fill('New name');
  await panel.getByLabel('Status').selectOption('beta');
  await panel.keyboard.press('Control+Enter');
  await expect(panel.getByText(/^Beta ·/)).toBeVisible();
  await panel.getByRole('button', { name: 'More about this feature' }).click();
  await panel.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(panel.getByRole('option', { name: /New name/ })).toHaveCount(0);
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByRole('option', { name: /New name/ })).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  const all = must(await team.api.list_features({ workspace: team.workspace, archived: false }));
  const saved = all.find((feature) => feature.name === 'New name');
  expect(saved).toMatchObject({ status: 'beta', archivedAt: null });
});

test('heat map and tags are drawn on the live elements and follow the page', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/cards.html');
  await page.bringToFront();
  await untilWidgetRuns(page);
  const toggle = page.getByRole('button', { name: 'Collapsable Card Example' });
  const collapse = page.locator('a[data-toggle="collapse"][href="#collapseCardExample"]');
  const target = (await collapse.count()) > 0 ? collapse : toggle;
  for (let press = 0; press < 3; press += 1) await target.click();
  await untilRecorded(team, 3);

  await openTab(panel, 'Tag');
  await pick(page, panel, target);
  await saveTagAs(panel, 'Fold a card');
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  await panel.getByRole('button', { name: 'Back' }).click();

  await openTab(panel, 'Heat map');
  await expect(panel.getByText('/cards.html: 1 element used, 1 on the page now.')).toBeVisible();
  await page.bringToFront();
  const mark = page.locator('waymark-overlay .mark.heat');
  await expect(page.locator('waymark-overlay .tip.heat')).toHaveText('3');
  await page.mouse.wheel(0, 120);
  const distance = async () => {
    const drawn = await mark.boundingBox();
    const real = await target.boundingBox();
    return Math.abs((drawn?.y ?? -1000) - (real?.y ?? 1000));
  };
  await expect.poll(distance).toBeLessThan(1.5);

  await openTab(panel, 'On page');
  await expect(panel.getByText('1 tag on /cards.html, 1 in sight.')).toBeVisible();
  await target.evaluate((element) => element.remove());
  await expect(panel.getByText('Not on this page now')).toBeVisible();
  await expect(panel.getByText(/Nothing here resembles them/)).toBeVisible();
});

test('an element is added to a tag, which becomes its second version', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/tables.html');
  await openTab(panel, 'Tag');
  await pick(page, panel, page.getByRole('link', { name: 'Next' }));
  await saveTagAs(panel, 'Turn the page');
  await expect(panel.getByRole('button', { name: 'Everything is on the server' })).toBeVisible();
  await panel.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(panel.getByText('Point at an element of “Turn the page”')).toBeVisible();
  await pick(page, panel, page.getByRole('link', { name: 'Previous' }));
  await panel.getByRole('button', { name: /Save to “Turn the page”/ }).click();
  await expect(panel.getByText('on /tables.html · version 2')).toBeVisible();
  await expect(panel.getByText('2 versions')).toBeVisible();
});

test('the console opens as a page of the extension on the same session', async ({ launch }) => {
  const extension = await launch({ server: team.server });
  const panel = await extension.openPanel();
  await signInAs(panel);
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  const opened = extension.context.waitForEvent('page');
  await panel.getByRole('menuitem', { name: 'Open the console' }).click();
  const page = await opened;
  await expect(page.getByRole('heading', { name: 'Features', level: 1 })).toBeVisible();
});
