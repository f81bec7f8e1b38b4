/** Where the workspace asks for a second person, and where somebody stops everything. */
import { must, signIn } from '../../local/demo-data/api.ts';
import { back, openGuides, publish, showTo, startFrom } from './author.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside, signInAs } from './panel.ts';
import { createTeam, person, type Team } from './team.ts';

const second = { email: 'ana@team.example', password: 'another horse battery' };

let team: Team;
test.beforeEach(async () => {
  team = await createTeam('sb-admin-2');
  await team.backend.createUser(second.email, second.password);
  await team.backend.sql`insert into app.members (workspace_id, user_id, role, email)
    select ${team.workspace}::uuid, u.id, 'editor', u.email from auth.users u
    where u.email = ${second.email}`;
});
test.afterEach(() => team?.close());

test('who wrote it sends it for review, somebody else approves, and only then it is live', async ({
  launch,
}) => {
  const changes = { requireReview: true };
  must(await team.api.set_budget({ workspace: team.workspace, changes }));
  const writer = await launch(allowed(team));
  const { panel } = await openBeside(writer, team);
  await openGuides(panel);
  await startFrom(panel, /^New feature/);
  const foot = panel.locator('.foot');
  await foot.getByRole('button', { name: 'Send for review' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('Are the words right?');
  await dialog.getByRole('button', { name: 'Submit' }).click();
  await expect(foot.getByRole('button', { name: 'Waits for review' })).toBeDisabled();
  await expect(panel.getByText('“Are the words right?”')).toBeVisible();
  await panel.getByRole('button', { name: 'Actions' }).click();
  await expect(panel.getByRole('menuitem', { name: 'Approve & publish' })).toHaveCount(0);

  const reviewer = await launch(allowed(team));
  const page = await reviewer.context.newPage();
  await page.goto(`${team.site}/index.html`);
  const other = await reviewer.openPanel(page);
  await signInAs(other, second);
  await openGuides(other);
  await other.getByRole('button', { name: /New feature.*In review/ }).click();
  await other.getByRole('button', { name: 'Actions' }).click();
  await other.getByRole('menuitem', { name: 'Approve & publish' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Approve & publish' }).click();
  await expect(other.getByText('New feature is published.')).toBeVisible();

  const api = await signIn(team.backend, person.email, person.password);
  const [row] = must(await api.list_items({ app: team.app.id, archived: false }));
  expect(row).toMatchObject({ state: 'live', version: 1 });
  const versions = must(await api.list_item_versions({ item: row?.id ?? '' }));
  expect(versions).toMatchObject([{ publishedBy: second.email, approvedBy: second.email }]);
});

test('stopped from the panel, an open page takes it down; versions lead back', async ({
  launch,
  browser,
}) => {
  const extension = await launch(allowed(team));
  const { panel } = await openBeside(extension, team);
  await openGuides(panel);
  await startFrom(panel, /^What changed/);
  await showTo(panel, { page: '/login.html', heldOut: 0 });
  await publish(panel, 'First');
  const visitor = await (await browser.newContext()).newPage();
  await visitor.clock.install();
  await visitor.goto(`${team.site}/login.html`);
  const modal = visitor.getByRole('dialog', { name: /looks different today/ });
  const tick = async () => {
    await visitor.clock.runFor(1_000);
    return modal.isVisible();
  };
  await expect.poll(tick, { timeout: 20_000 }).toBe(true);

  await panel.getByRole('textbox', { name: 'Heading', exact: true }).fill('A second thought');
  await publish(panel, 'Second');
  await panel.getByRole('tab', { name: 'Versions' }).click();
  await panel.getByRole('button', { name: 'Go back to version 1' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Go back' }).click();
  await expect(panel.getByText('is as in version 1 again.')).toBeVisible();
  await panel.getByRole('tab', { name: 'Content' }).click();
  await expect(panel.getByRole('textbox', { name: 'Heading', exact: true })).toHaveValue(
    /looks different today/,
  );

  await back(panel);
  await panel.getByRole('button', { name: 'Stop everything' }).click();
  await panel.getByRole('dialog').getByRole('button', { name: 'Stop everything' }).click();
  await expect(panel.getByText('Everything is stopped: nobody gets')).toBeVisible();
  const gone = async () => {
    await visitor.clock.runFor(30_000);
    return modal.isVisible();
  };
  await expect.poll(gone, { timeout: 20_000 }).toBe(false);
  const { halted } = must(await team.api.get_engagement({ app: team.app.id }));
  expect(halted).toBe(true);
});
