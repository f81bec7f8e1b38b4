/** On a call, for real: offline, through restarts, told, summed up; and nothing that the customer must not read. */
import type { HttpServer } from '../../local/http.ts';
import {
  addCustomers,
  type Customers,
  callsOf,
  openForCall,
  quickNote,
  saidOf,
  startCall,
  toldOf,
} from './calls.ts';
import { capture, onScreen } from './capture.ts';
import { servePages } from './capture-pages.ts';
import { expect, test } from './fixtures.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
let pages: HttpServer;
let customers: Customers;
test.beforeEach(async () => {
  team = await createTeam('sb-admin-2');
  pages = await servePages();
  customers = await addCustomers(team);
});
test.afterEach(async () => {
  await pages?.close();
  await team?.close();
});

test('a call offline, through a restart of the browser: offsets and rows are right', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCall(extension, `${pages.url}/element`);
  await startCall(panel, 'Acme');
  // Kept here now; the network goes.
  await expect(panel.getByText('CSV export')).toBeVisible();
  await team.goOffline();
  await quickNote(panel, '“It takes us a whole day');
  await capture(extension, page);
  const clock = panel.getByRole('timer');
  const before = await clock.innerText();
  await extension.restart();

  const again = await extension.context.newPage();
  await again.goto(`${pages.url}/element`);
  const reopened = await extension.openPanel(again);
  await expect(reopened.getByRole('region', { name: 'The call' })).toContainText('Acme');
  expect((await reopened.getByRole('timer').innerText()) >= before).toBe(true);
  await reopened.getByRole('region', { name: 'The call' }).getByRole('button').click();
  // What is known of them is here without a network, with its age.
  await expect(reopened.getByText(/is as of/)).toBeVisible();
  await expect(reopened.getByText('CSV export')).toBeVisible();
  await quickNote(reopened, 'They compare us with others');
  expect(await saidOf(team)).toEqual([]);

  await team.goOnline();
  await reopened.reload();
  await reopened
    .getByRole('list', { name: 'Said in this call' })
    .getByRole('button', { name: /^A page/ })
    .click();
  await reopened.getByLabel('What did they say?').fill('The button does nothing');
  await reopened.keyboard.press('Control+Enter');
  await expect.poll(async () => (await saidOf(team)).length, { timeout: 30_000 }).toBe(3);
  const said = await saidOf(team);
  expect(said.map(({ words, source }) => [words, source])).toEqual([
    ['It takes us a whole day', 'note'],
    ['The button does nothing', 'capture'],
    ['They compare us with others', 'note'],
  ]);
  for (const row of said) expect(row.account_id).toBe(customers.acme);
  const [call] = await callsOf(team);
  expect(call).toMatchObject({ title: 'Call with Acme', account_id: customers.acme });
  const rows = await team.backend.sql<{ off: number; offset_ms: number }>`
    select abs(extract(epoch from e.said_at - c.started_at) * 1000 - e.offset_ms)::float as off, e.offset_ms
    from app.evidence_items e join app.calls c on c.id = e.call_id`;
  // The moment and the offset are two views of one time.
  for (const { off } of rows) expect(off).toBeLessThan(50);
});

test('told, asked, promised, and a summary whose moments open the recording', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { panel } = await openForCall(extension, `${pages.url}/element`);
  await startCall(panel, 'Acme');
  const shipped = panel.getByRole('region', { name: 'Shipped since they asked' });
  await expect(shipped).toBeVisible({ timeout: 20_000 });
  await shipped.getByRole('button', { name: 'Told' }).click();
  await expect
    .poll(() => toldOf(team))
    .toEqual([{ request_id: customers.shipped, deleted: false }]);
  await panel.getByRole('log').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => toldOf(team)).toEqual([{ request_id: customers.shipped, deleted: true }]);
  await shipped.getByRole('button', { name: 'Told' }).click();
  await expect
    .poll(async () => (await toldOf(team)).filter(({ deleted }) => !deleted).length)
    .toBe(1);

  await quickNote(panel, '“It takes us a whole day');
  const ask = panel.getByRole('region', { name: 'Ask them' });
  await ask.getByLabel('Add a question').fill('Who signs?');
  await panel.keyboard.press('Enter');
  await ask.getByRole('checkbox', { name: 'Who signs?' }).check();
  await ask.getByLabel('Answer to: Who signs?').fill('The CFO');
  await panel.keyboard.press('Enter');
  await panel.getByLabel('Add a follow-up').fill('Send the price list');
  await panel.keyboard.press('Enter');
  await panel.getByLabel('Link to the recording').fill('https://youtu.be/abc');
  const said = panel.getByRole('list', { name: 'Said in this call' });
  await expect(said.getByRole('link')).toHaveAttribute('href', /^https:\/\/youtu\.be\/abc\?t=\d+$/);
  await panel.getByRole('button', { name: 'End the call' }).click();

  const summary = panel.getByLabel('Summary');
  await expect(summary).toHaveValue(/^# Call with Acme/);
  const text = await summary.inputValue();
  expect(text).toMatch(
    /- \[t\+\d\d:\d\d\]\(https:\/\/youtu\.be\/abc\?t=\d+\) “It takes us a whole day”/,
  );
  expect(text).toMatch(/CSV export has shipped/);
  expect(text).toContain('- [x] Who signs?: The CFO');
  expect(text).toContain('- [ ] Send the price list');
  await summary.fill(`${text}\nThey were content.`);
  await panel.getByRole('button', { name: 'Save', exact: true }).click();
  await expect
    .poll(async () => (await callsOf(team))[0]?.summary ?? '')
    .toContain('They were content.');
  const [call] = await callsOf(team);
  expect(call?.ended_at).not.toBeNull();
  expect(call?.recording).toBe('https://youtu.be/abc');
  await panel.getByRole('region', { name: 'Follow-ups' }).getByRole('checkbox').check();
  await panel.getByRole('button', { name: 'Back' }).click();
  await expect(panel.getByRole('region', { name: 'My last calls' })).toContainText(
    'Call with Acme',
  );
  await expect(panel.getByRole('region', { name: 'The call' })).toHaveCount(0);
});

test('screen-share safe: what a customer must not read is not in the panel at all', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { page, panel } = await openForCall(extension, `${pages.url}/element`);
  // Something of another customer is on this computer, and all names are known here.
  await expect(panel.getByText('Globex Industries')).toBeVisible();
  await startCall(panel, 'Globex Industries');
  await quickNote(panel, 'Globex hates the new menu');
  await panel.getByRole('button', { name: 'End the call' }).click();
  await panel.getByRole('button', { name: 'Back' }).click();

  await startCall(panel, 'Acme');
  const secrets = [/Globex/, /48[.,]?765|48\.8|49K/i, /999/, /would churn/, /amber-ish/, /At risk/];
  const expectHidden = async (where: string) => {
    const dom = await panel.evaluate(() => document.documentElement.outerHTML);
    for (const secret of secrets) expect.soft(dom, where).not.toMatch(secret);
  };
  await expect(panel.getByText('Single sign-on')).toBeVisible();
  await expect(panel.getByText('1 from internal notes hidden.')).toBeVisible();
  await expectHidden('call');
  await panel.getByRole('tab', { name: 'Captures' }).click();
  await expect(panel.getByText('2 captures of other customers hidden.')).toBeVisible();
  await expectHidden('captures');
  await panel.getByRole('tab', { name: 'Notes' }).click();
  await expect(panel.getByText('Notes are hidden')).toBeVisible();
  await expectHidden('notes');
  await panel.getByRole('tab', { name: 'Guides' }).click();
  await expect(panel.getByText('Guides and surveys are hidden')).toBeVisible();
  await expectHidden('guides');
  await capture(extension, page);
  await panel.bringToFront();
  await panel.getByRole('tab', { name: 'Feedback' }).click();
  await panel.getByRole('tab', { name: 'Captures' }).click();
  await panel.getByRole('button', { name: /A page/ }).click();
  await panel.getByLabel('What did they say?').fill('We want an audit log too');
  await panel.getByRole('combobox', { name: 'Request' }).fill('audit');
  await expect(panel.getByRole('option', { name: 'Audit log for another customer' })).toBeVisible();
  await expectHidden('capture');
  await panel.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Back' }).click();

  // Switched off by hand it says so, and all is there.
  await panel.getByRole('switch', { name: 'Screen-share safe' }).click();
  await expect(panel.getByText('can be seen')).toBeVisible();
  await panel.getByRole('tab', { name: 'Call', exact: true }).click();
  await expect(panel.getByText('would churn')).toBeVisible();
  await expect(panel.getByText('amber-ish')).toBeVisible();
});

test('a call that nobody ended is asked about, and ends when it was last heard of', async ({
  launch,
}) => {
  const extension = await launch(onScreen(team));
  const { panel } = await openForCall(extension, `${pages.url}/element`);
  await startCall(panel, 'Acme');
  await quickNote(panel, 'The last thing they said');
  const hour = 60 * 60_000;
  // As it stands four hours later.
  await panel.clock.install({ time: Date.now() + 4 * hour });
  await panel.reload();
  await expect(panel.getByText('Still on the call with Acme?')).toBeVisible();
  await panel.getByRole('button', { name: 'Still on it' }).click();
  await expect(panel.getByText('Still on the call with Acme?')).toHaveCount(0);
  await panel.clock.setSystemTime(Date.now() + 8 * hour);
  await panel.clock.runFor(2_000);
  await panel.getByRole('button', { name: /^It ended at t\+00/ }).click();
  await expect
    .poll(async () => {
      const [call] = await callsOf(team);
      const [from, to] = [call?.started_at, call?.ended_at];
      return from && to ? Date.parse(to) - Date.parse(from) : null;
    })
    .toBeLessThan(60_000);
});
