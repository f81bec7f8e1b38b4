// Weighing what customers said, in the console as it is built, on a real backend: each act by keyboard and its exact
// undoing, merging that gives every count back, and a request from shipped to told.
import { expect, type Page, test } from '@playwright/test';
import type { EvidenceRow } from '../../core/model/voice/inbox.ts';
import { must } from '../../local/demo-data/api.ts';
import { createVoiceConsole, openAt, stepTo, type VoiceConsole } from './voice-console.ts';

let world: VoiceConsole;
test.beforeAll(async () => {
  world = await createVoiceConsole();
});
test.afterAll(() => world?.close());

/** What undoing must give back: everything but the counter of changes and their time. */
async function contentOf(evidence: string): Promise<Partial<EvidenceRow>> {
  const row = must(await world.team.api.get_evidence({ evidence }));
  const { version: _, updatedAt: __, ...content } = row;
  return content;
}

async function pick(page: Page, title: string, words: string, ...keys: string[]) {
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('combobox').fill(words);
  await expect(dialog.getByRole('option').first()).toBeVisible();
  for (const key of keys) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

type Act = {
  name: string;
  run: (page: Page) => Promise<unknown>;
  /** What the piece is like afterwards. */
  after: () => Record<string, unknown>;
};

const acts: Act[] = [
  {
    name: 'linked to a request',
    run: async (page) => {
      await page.keyboard.press('l');
      await pick(page, 'Link to a request', 'Export the figures to Excel');
    },
    after: () => ({ rootTitle: 'Export the figures to Excel', state: 'done' }),
  },
  {
    name: 'linked to a new request',
    run: async (page) => {
      await page.keyboard.press('l');
      // The new one is the last row: one up from the first.
      await pick(page, 'Link to a request', 'Numbers as a file', 'ArrowUp');
    },
    after: () => ({ rootTitle: 'Numbers as a file', state: 'done' }),
  },
  {
    name: 'tagged',
    run: async (page) => {
      await page.keyboard.press('t');
      await pick(page, 'Tag', 'reporting');
    },
    after: () => ({ tags: ['reporting'], state: 'new' }),
  },
  {
    name: 'assigned',
    run: async (page) => {
      await page.keyboard.press('a');
      await pick(page, 'Assign to', 'mira');
    },
    after: () => ({ assigneeName: 'mira@team.example', state: 'new' }),
  },
  {
    name: 'snoozed',
    run: async (page) => {
      await page.keyboard.press('s');
      await pick(page, 'Snooze until', 'three');
    },
    after: () => ({ state: 'snoozed' }),
  },
  {
    name: 'done',
    run: (page) => page.keyboard.press('e'),
    after: () => ({ state: 'done' }),
  },
];

test('every act of triage by keyboard, and back to exactly what was', async ({ page }) => {
  const { voices, team } = world;
  const [id = ''] = voices.inbox;
  await openAt(world, page, '#/voice');
  const before = await contentOf(id);
  for (const { name, run, after } of acts) {
    await test.step(name, async () => {
      await stepTo(page, 'numbers out as a spreadsheet');
      await run(page);
      await expect.poll(() => contentOf(id)).toMatchObject(after());
      await page.keyboard.press('z');
      await expect.poll(() => contentOf(id)).toEqual(before);
    });
  }
  // The request that was made by linking went with the link.
  const query = { status: [], roadmap: null, owner: null, feature: null, tag: null, account: null };
  const args = { workspace: team.workspace, query: { ...query, text: 'Numbers as a file' } };
  expect(must(await team.api.list_requests(args))).toEqual([]);
});

test('several marked pieces are one act, and come back together', async ({ page }) => {
  const { voices } = world;
  const [, bug = '', praise = ''] = voices.inbox;
  const before = [await contentOf(bug), await contentOf(praise)];
  await openAt(world, page, '#/voice');
  await stepTo(page, 'The filter forgets');
  await page.keyboard.press('x');
  await stepTo(page, 'Love the new timeline');
  await page.keyboard.press('x');
  await expect(page.getByText('2 pieces marked')).toBeVisible();
  await page.keyboard.press('e');
  await expect(page.getByText('Done (2 pieces).')).toBeVisible();
  await expect.poll(() => contentOf(bug)).toMatchObject({ state: 'done' });
  expect(await contentOf(praise)).toMatchObject({ state: 'done' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => [await contentOf(bug), await contentOf(praise)]).toEqual(before);
  await expect(
    page.getByRole('list', { name: 'Evidence' }).getByText('Love the new'),
  ).toBeVisible();
});

test('an act that the server did not get is told, and its piece is back', async ({ page }) => {
  const [, bug = ''] = world.voices.inbox;
  const before = await contentOf(bug);
  await openAt(world, page, '#/voice');
  await stepTo(page, 'The filter forgets');
  world.team.intercept(async (request, passOn) =>
    request.url.includes('/rpc/triage_evidence')
      ? new Response('away', { status: 503 })
      : passOn(request),
  );
  try {
    await page.keyboard.press('e');
    await expect(page.getByText('does not answer')).toBeVisible();
    await expect(
      page.getByRole('list', { name: 'Evidence' }).getByText('The filter forgets'),
    ).toBeVisible();
    expect(await contentOf(bug)).toEqual(before);
  } finally {
    world.team.intercept();
  }
});

test('a link opens a piece that is not in the list', async ({ page }) => {
  const { voices, team } = world;
  const query = { workspace: team.workspace, account: voices.accounts.harbour };
  const args = { ...query, kinds: ['evidence' as const], before: null, limit: 10 };
  const entries = must(await team.api.account_timeline(args));
  const excel = entries.find(({ text }) => text.startsWith('We copy every table'));
  await openAt(world, page, `#/voice?id=${excel?.id}`);
  const piece = page.getByRole('article', { name: 'Piece of evidence' });
  await expect(piece.getByText('We copy every table into Excel')).toBeVisible();
  await expect(piece.getByRole('link', { name: 'Export the figures to Excel' })).toBeVisible();
  await page.goto(`${world.site.url}/#/voice?id=0199a000-0000-7000-8000-000000000000`);
  await expect(page.getByText('This piece could not be opened')).toBeVisible();
});

const statusOf = async (request: string) =>
  must(await world.team.api.get_request({ request })).request.status;

test('a card is carried to another status, by pointer and by its menu', async ({ page }) => {
  const { dark } = world.voices;
  await openAt(world, page, '#/voice/requests?look=board');
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  const card = page.getByRole('listitem').filter({ hasText: 'A dark theme' });
  await expect(column('New').getByText('A dark theme')).toBeVisible();
  await card.dragTo(column('Planned'));
  await expect(column('Planned').getByText('A dark theme')).toBeVisible();
  expect(await statusOf(dark)).toBe('planned');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(column('New').getByText('A dark theme')).toBeVisible();
  expect(await statusOf(dark)).toBe('new');
  await page.getByRole('button', { name: 'Move A dark theme' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Move to In progress' }).press('Enter');
  await expect(column('In progress').getByText('A dark theme')).toBeVisible();
  expect(await statusOf(dark)).toBe('in-progress');
  await page.getByRole('button', { name: 'Move A dark theme' }).click();
  await page.getByRole('menuitem', { name: 'Move to Shipped' }).click();
  // It stays on the board: what was carried is not lost from sight.
  await expect(column('Shipped').getByText('A dark theme')).toBeVisible();
  expect(await statusOf(dark)).toBe('shipped');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(column('In progress').getByText('A dark theme')).toBeVisible();
});

/** Figures but for what changes by the clock alone. */
async function figuresOf(request: string) {
  const { figures } = must(await world.team.api.get_request({ request })).request;
  return { ...figures, demand: Math.round(figures.demand * 1000) / 1000 };
}

test('merging adds up, and taking out gives every count back', async ({ page }) => {
  const { excel, sheets } = world.voices;
  const before = { excel: await figuresOf(excel), sheets: await figuresOf(sheets) };
  await openAt(world, page, `#/voice/requests/${excel}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Merge others into it' }).click();
  await pick(page, 'Merge into this request', 'Google Sheets');
  await expect(page.getByText('is merged into this one')).toBeVisible();
  await expect
    .poll(() => figuresOf(excel))
    .toMatchObject({
      accounts: before.excel.accounts + before.sheets.accounts,
      evidence: before.excel.evidence + before.sheets.evidence,
      people: before.excel.people + before.sheets.people,
    });
  await page.getByRole('tab', { name: /Merged & related/ }).click();
  await page.getByRole('button', { name: 'Take out again' }).click();
  await expect(page.getByText('stands on its own again')).toBeVisible();
  expect({ excel: await figuresOf(excel), sheets: await figuresOf(sheets) }).toEqual(before);
});

test('shipped: whom to tell, told, and what the account sees of it', async ({ page }) => {
  const { excel, accounts } = world.voices;
  const toldOf = async () =>
    must(await world.team.api.whom_to_tell({ request: excel })).flatMap(({ name, told }) =>
      told ? [{ name, how: told.how, words: told.words }] : [],
    );
  await openAt(world, page, `#/voice/requests/${excel}`);
  await page.getByRole('button', { name: 'Status', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Shipped' }).click();
  await page.getByLabel('Why').fill('With version 7.2');
  await page.getByRole('button', { name: 'Set to shipped' }).click();
  await expect(page.getByText('Tell those who asked for it')).toBeVisible();

  const tabs = page.getByRole('navigation', { name: 'Customer voice' });
  await page.goto(`${world.site.url}/#/voice/became`);
  await expect(tabs.getByRole('link', { name: /became of it 1 shipped/ })).toBeVisible();
  const moved = page.getByRole('region', { name: 'Tell them' });
  await expect(moved.getByText('With version 7.2')).toBeVisible();
  const draft = moved.getByLabel('Draft for Ravi Menon');
  await expect(draft).toHaveValue(/We copy every table into Excel/);
  await draft.fill('Hello Ravi, the export is there.');
  await moved.getByLabel('How Ravi Menon is told').selectOption('call');
  await moved.getByRole('button', { name: 'Mark Ravi Menon as told' }).click();
  await expect(moved.getByText('1 of 2 people told')).toBeVisible();
  expect(await toldOf()).toEqual([
    { name: 'Ravi Menon', how: 'call', words: 'Hello Ravi, the export is there.' },
  ]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(moved.getByText('0 of 2 people told')).toBeVisible();
  expect(await toldOf()).toEqual([]);
  for (const name of ['Ravi Menon', 'Mia']) {
    await moved.getByRole('button', { name: `Mark ${name} as told` }).click();
  }
  await expect(moved.getByText('2 of 2 people told')).toBeVisible();
  await expect(tabs.getByText(/shipped, with people to tell/)).toHaveCount(0);

  await page.goto(`${world.site.url}/#/voice/accounts/${accounts.harbour}`);
  const between = page.getByRole('region', { name: 'Between us' });
  await expect(between.getByText('told Ravi Menon')).toBeVisible();
  await expect(between.getByText('With version 7.2')).toBeVisible();
  await between.getByRole('button', { name: 'What we told' }).click();
  await expect(between.getByText('With version 7.2')).toBeHidden();
  await expect(between.getByText('told Ravi Menon')).toBeVisible();
});
