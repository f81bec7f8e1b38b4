/** A draft that is being written is never lost: by no closing, no crash, no dead line, and by nobody else's save. */
import type { Page } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import { back, openGuides, startFrom } from './author.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeEach(async () => {
  team = await createTeam('sb-admin-2');
});
test.afterEach(() => team?.close());

const heading = (panel: Page) => panel.getByRole('textbox', { name: 'Heading', exact: true });
const listed = async () =>
  must(await team.api.list_items({ app: team.app.id, archived: false })).map(({ name }) => name);

async function savedHeading(): Promise<string> {
  const [row] = must(await team.api.list_items({ app: team.app.id, archived: false }));
  const { definition } = must(await team.api.get_item({ item: row?.id ?? '' }));
  const block = definition.is === 'guide' ? definition.guide.steps[0]?.content[0] : undefined;
  return block?.block === 'heading' ? String(block.content.text) : '';
}

test('what is typed outlives the panel, the worker and the browser; undo reaches behind it', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { panel } = await openBeside(extension, team);
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  await heading(panel).fill('Exports, at last');
  await expect(panel.getByText(/Not saved yet; kept here from/)).toBeVisible();
  await panel.keyboard.press('Control+z');
  await expect(heading(panel)).toHaveValue('Exports are here');
  await panel.keyboard.press('Control+Shift+z');
  await expect(heading(panel)).toHaveValue('Exports, at last');
  await panel.close();
  await extension.stopWorker();
  await extension.restart();

  const page = await extension.context.newPage();
  await page.goto(`${team.site}/index.html`);
  const again = await extension.openPanel(page);
  await openGuides(again);
  const row = again.getByRole('button', { name: /New feature.*unsaved changes from/ });
  await expect(row).toContainText('Not saved');
  await row.click();
  await expect(heading(again)).toHaveValue('Exports, at last');
  expect(await listed()).toEqual([]);
  await again.getByRole('button', { name: 'Discard' }).click();
  await expect(again.getByText('Nothing is said here yet')).toBeVisible();
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(heading(again)).toHaveValue('Exports, at last');
});

test('saved offline, it waits, says so, and arrives once', async ({ launch }) => {
  test.setTimeout(60_000);
  const extension = await launch(allowed(team));
  const { panel } = await openBeside(extension, team);
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  await team.goOffline();
  await heading(panel).fill('Written on a train');
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await expect(
    panel.getByText(/^No connection: New feature is kept on this computer/),
  ).toBeVisible();
  await expect(panel.getByText('Saved on this computer; it is sent')).toBeVisible();
  await heading(panel).fill('Written on a train, twice');
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await extension.stopWorker();
  await team.goOnline();
  await panel.getByRole('button', { name: /1 change waiting/ }).click();
  const send = panel.getByRole('button', { name: 'Send now' });
  const done = panel.getByRole('button', { name: 'Everything is on the server' });
  await expect(async () => {
    if (await send.isVisible()) await send.click({ timeout: 1_000 });
    await expect(done).toBeVisible({ timeout: 3_000 });
  }).toPass();
  expect(await savedHeading()).toBe('Written on a train, twice');
  await back(panel);
  // The editor has learnt of it: nothing is unsaved, and the next save starts from there.
  await expect(panel.getByText('Saved on this computer')).toHaveCount(0);
  await heading(panel).fill('Back at the desk');
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await expect(panel.getByText('New feature is saved.')).toBeVisible();
  expect(await savedHeading()).toBe('Back at the desk');
});

test('two people, one draft: both versions are shown, and neither is lost', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { panel } = await openBeside(extension, team);
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  await heading(panel).fill('As we agreed');
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await expect(panel.getByText('New feature is saved.')).toBeVisible();

  const [row] = must(await team.api.list_items({ app: team.app.id, archived: false }));
  const item = must(await team.api.get_item({ item: row?.id ?? '' }));
  const theirs = { id: item.id, name: 'Exports, theirs', definition: item.definition };
  must(await team.api.save_item({ app: team.app.id, item: theirs, base: item.revision }));

  await heading(panel).fill('As I see it');
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await expect(panel.getByRole('heading', { name: 'Two versions' })).toBeVisible();
  await expect(panel.getByText('As we agreed')).toBeVisible();
  await expect(panel.getByText('As I see it')).toBeVisible();
  await panel.getByRole('button', { name: 'Go on with mine' }).click();
  await panel.getByRole('button', { name: 'Save draft' }).click();
  await expect(panel.getByText('New feature is saved.').last()).toBeVisible();
  await expect.poll(savedHeading).toBe('As I see it');
  await back(panel);
  await expect(
    panel.getByRole('button', { name: /Exports, theirs \(as .* Not saved/ }),
  ).toBeVisible();
});

test('signing out asks while something is unsaved', async ({ launch }) => {
  const extension = await launch(allowed(team));
  const { panel } = await openBeside(extension, team);
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  await heading(panel).fill('Not to be lost');
  await panel.getByRole('button', { name: 'More', exact: true }).click();
  await panel.getByRole('menuitem', { name: 'Sign out' }).click();
  const dialog = panel.getByRole('dialog', { name: 'Sign out?' });
  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(dialog.getByText(/waits on this computer and would be lost/)).toBeVisible();
});
