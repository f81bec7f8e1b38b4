// Accounts, calls, the page for customers and the weights, in the console as it is built, on a real backend; and every
// screen of the customer's voice for axe and for room, at both ends of width and in both schemes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import {
  colleague,
  createVoiceConsole,
  inviteViewer,
  openAt,
  type VoiceConsole,
} from './voice-console.ts';

let world: VoiceConsole;
test.beforeAll(async () => {
  world = await createVoiceConsole();
});
test.afterAll(() => world?.close());

test('a prospect is added, found, weighed and changed', async ({ page }) => {
  await openAt(world, page, '#/voice/accounts');
  await page.getByRole('button', { name: 'New account' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Name: what you call them');
  await dialog.getByLabel('Name').fill('Quarry Works');
  await dialog.getByLabel('Id', { exact: true }).fill('crm-77');
  await dialog.getByLabel('Revenue a year').fill('1,000,000');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Quarry Works' })).toBeVisible();
  await expect(page.getByText('$1M')).toBeVisible();
  await page.getByRole('button', { name: 'Change' }).click();
  await dialog.getByLabel('State').selectOption('');
  await dialog.getByLabel('Plan').fill('Studio');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Plan: Studio')).toBeVisible();
  await page.goto(`${world.site.url}/#/voice/accounts?q=quarry`);
  const row = page.getByRole('row').filter({ hasText: 'Quarry Works' });
  await expect(row).toContainText('Customer');
  await page.getByLabel('Search accounts').fill('nobody is called so');
  await expect(page.getByText('No account matches')).toBeVisible();
});

test('a call: moments open the recording, follow-ups are ticked, the summary is written', async ({
  page,
}) => {
  const { call: id } = world.voices;
  const callNow = async () => must(await world.team.api.get_call({ call: id }));
  await openAt(world, page, '#/voice/calls');
  await page.getByRole('link', { name: 'Quarterly review' }).click();
  // The recording began a minute into the call.
  const moment = page.getByRole('link', { name: 'Hear t+04:31 in the recording' });
  await expect(moment).toHaveAttribute('href', 'https://www.loom.com/share/abc?t=211');
  await page.getByLabel('Send the roadmap').check();
  await expect.poll(async () => (await callNow()).followUps[0]?.done).toBe(true);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await callNow()).followUps[0]?.done).toBe(false);
  await page.getByLabel('Another follow-up').fill('Book the next call');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Book the next call')).toBeVisible();
  await page.getByRole('button', { name: 'Write notes' }).click();
  await page.getByRole('textbox', { name: 'Notes' }).fill('Asked twice about prices.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(async () => (await callNow()).notes).toBe('Asked twice about prices.');
});

test('a page for customers: no sign-in, nothing of anybody on it, gone when taken back', async ({
  page,
  browser,
}) => {
  const { excel } = world.voices;
  await openAt(world, page, `#/voice/requests/${excel}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Share by link' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share by link' });
  await dialog.getByLabel('Title').fill('Your figures in Excel');
  await dialog.getByLabel('Text').fill('We are on it.');
  await dialog.getByLabel(/how many accounts asked/).check();
  await dialog.getByRole('button', { name: 'Make the link' }).click();
  const link = await dialog.getByLabel('Link', { exact: true }).inputValue();

  const outside = await (await browser.newContext()).newPage();
  const replies: string[] = [];
  outside.on('response', async (reply) => {
    if (reply.url().includes('/rpc/')) replies.push(`${reply.url()} ${await reply.text()}`);
  });
  await outside.goto(link);
  await expect(outside.getByRole('heading', { name: 'Your figures in Excel' })).toBeVisible();
  await expect(outside.getByText('We are on it.')).toBeVisible();
  await expect(outside.getByText('Fewer than five customers')).toBeVisible();
  await expect(outside.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/);
  const told = [await outside.innerText('body'), ...replies].join('\n');
  expect(replies.map((reply) => reply.replace(/^.*\/rpc\/(\w+).*$/s, '$1'))).toEqual([
    'shared_request',
  ]);
  for (const secret of ['Harbour', 'Ravi', 'Lark', 'by hand', 'Export the figures', '48000']) {
    expect(told).not.toContain(secret);
  }

  await dialog.getByRole('button', { name: 'Take the link back' }).click();
  await expect(page.getByText('The link is taken back')).toBeVisible();
  await outside.reload();
  await expect(outside.getByText('This page is no longer shared')).toBeVisible();
  await expect(outside.getByText('We are on it.')).toHaveCount(0);
});

test('weights are tried before they are saved, and come to what was said', async ({ page }) => {
  const { excel } = world.voices;
  const demand = async () =>
    must(await world.team.api.get_request({ request: excel })).request.figures.demand;
  const before = await demand();
  await openAt(world, page, '#/settings/voice');
  await page.getByLabel('At risk', { exact: true }).fill('x');
  await expect(page.getByText('A number from 0 to 10.')).toBeVisible();
  await page.getByLabel('At risk', { exact: true }).fill('3');
  await expect(page.getByText('An account at risk counts × 3.')).toBeVisible();
  const effect = page.getByRole('table', { name: 'The first requests, now and then' });
  const row = effect.getByRole('row').filter({ hasText: 'Export the figures to Excel' });
  await expect(row).toContainText(before.toFixed(1));
  const then = Number(await row.getByRole('cell').nth(2).innerText());
  expect(then).toBeGreaterThan(before);
  // Tried, not saved.
  expect(await demand()).toBeCloseTo(before, 3);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByText('Saved.')).toBeVisible();
  expect((await demand()).toFixed(1)).toBe(then.toFixed(1));
  await page.getByLabel('Revenue a year: trait').fill('mistyped');
  await expect(page.getByText(/Revenue is known: 0 of \d+ accounts/)).toBeVisible();
});

test('a server that is away is told on each screen, with the way back', async ({ page }) => {
  test.slow();
  const { accounts, call } = world.voices;
  await openAt(world, page, '#/voice');
  const screens = {
    '#/voice/accounts': ['find_accounts', 'Pinewood'],
    [`#/voice/accounts/${accounts.harbour}`]: ['get_account', 'What is known'],
    '#/voice/calls': ['list_calls', 'Quarterly review'],
    [`#/voice/calls/${call}`]: ['get_call', 'Follow-ups'],
    '#/settings/voice': ['get_voice_settings', 'What a request is worth'],
  };
  for (const [place, [name = '', word = '']] of Object.entries(screens)) {
    await test.step(place, async () => {
      world.team.intercept(async (request, passOn) =>
        request.url.includes(`/rpc/${name}`)
          ? new Response('away', { status: 503 })
          : passOn(request),
      );
      await page.goto('about:blank');
      await page.goto(`${world.site.url}/${place}`);
      // Asked three times before it is called away.
      await expect(page.getByText('could not be loaded')).toBeVisible({ timeout: 20_000 });
      await expect(page.getByText('does not answer')).toBeVisible();
      world.team.intercept();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByText(word).first()).toBeVisible();
    });
  }
});

test('a viewer reads everything and is offered nothing that would be refused', async ({ page }) => {
  await inviteViewer(world);
  await openAt(world, page, '#/settings/voice', colleague);
  await expect(page.getByText('Only admins can change these')).toBeVisible();
  await expect(page.getByLabel('At risk', { exact: true })).toBeDisabled();
  await page.goto(`${world.site.url}/#/voice/accounts/${world.voices.accounts.harbour}`);
  await expect(page.getByRole('heading', { name: 'Harbour Studio' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0);
  await page.goto(`${world.site.url}/#/voice/calls/${world.voices.call}`);
  await expect(page.getByLabel('Send the roadmap')).toBeDisabled();
  await page.goto(`${world.site.url}/#/voice`);
  await expect(page.getByText('The filter forgets').first()).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'Sort' })).toHaveCount(0);
});

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

type Violation = { id: string; nodes: { html: string }[] };

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160))}`);
}

/** Each with a word that stands there once it is drawn. */
const screens = ({ voices: { accounts, call, excel, inbox } }: VoiceConsole) => ({
  '#/voice': 'The filter forgets',
  [`#/voice?id=${inbox[0]}`]: 'Can I get the numbers',
  '#/voice?state=snoozed': 'Nothing is snoozed',
  '#/voice/requests': 'Export the figures to Excel',
  '#/voice/requests?look=board': 'Export the figures to Excel',
  '#/voice/roadmap': 'Without a place',
  [`#/voice/requests/${excel}`]: 'Take off this request',
  [`#/voice/requests/${excel}?tab=why`]: 'Median revenue',
  [`#/voice/requests/${excel}?tab=tell`]: 'It is not shipped yet',
  [`#/voice/requests/${excel}?tab=plan`]: 'RICE',
  '#/voice/accounts': 'Harbour Studio',
  [`#/voice/accounts/${accounts.harbour}`]: 'What is known',
  '#/voice/accounts/999999': 'could not be loaded',
  '#/voice/calls': 'Quarterly review',
  [`#/voice/calls/${call}`]: 'They stay if the export comes.',
  '#/voice/became': 'Nothing moved',
  '#/settings/voice': 'What a request is worth',
  '#/shared/nothing': 'no longer shared',
});

const corners = [
  { width: 1440, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

for (const { width, colorScheme } of corners) {
  test(`every screen at ${width} px, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    await openAt(world, page, '#/voice');
    for (const [place, word] of Object.entries(screens(world))) {
      await test.step(place, async () => {
        // A hash alone does not load the page anew.
        await page.goto('about:blank');
        await page.goto(`${world.site.url}/${place}`);
        await expect(page.getByText(word).filter({ visible: true }).first(), place).toBeVisible();
        expect.soft(await violations(page), place).toEqual([]);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(wider, `${place}: pixels beyond the window`).toBe(0);
      });
    }
    await context.close();
  });
}
