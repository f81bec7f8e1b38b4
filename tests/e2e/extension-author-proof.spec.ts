/**
 * The promise of guides and surveys, end to end: a person writes a walkthrough over two pages and an NPS survey
 * on a product that nobody here made, with the extension; other people, with only the widget, meet both once,
 * walk and answer; and the console says so, to the word.
 */
import type { Browser, Page } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import { back, choose, openGuides, publish, showTo, startFrom } from './author.ts';
import { displaysOf, flush, responsesOf } from './engage.ts';
import { expect as demand, type Extension, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

/** Six browsers' worth of pages on one machine: what is late is not missing. */
const expect = demand.configure({ timeout: 20_000 });

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('admin-lte');
});
test.afterAll(() => team?.close());

async function itemCalled(name: string): Promise<string> {
  const rows = must(await team.api.list_items({ app: team.app.id, archived: false }));
  return rows.find((row) => row.name === name)?.id ?? '';
}

/** Somebody else: a browser profile of their own, with the widget that the page embeds and nothing more. */
async function visit(browser: Browser, path: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(team.site + path);
  return page;
}

async function writeWalk(page: Page, panel: Page) {
  await startFrom(panel, /^First steps/);
  await panel.getByRole('textbox', { name: 'Name, for your team' }).fill('Find your way');
  await choose(page, panel, 'Contact');
  await panel.getByRole('textbox', { name: 'Heading' }).fill('Ask us anything');
  await panel.getByRole('button', { name: /^2\./ }).click();
  await choose(page, panel, 'Widgets');
  await panel.getByRole('textbox', { name: 'Heading' }).fill('Figures in boxes');
  await panel.getByRole('button', { name: 'Add a step' }).click();
  await panel.getByRole('textbox', { name: 'Text' }).fill('Each box leads to its numbers.');
  // The third step is on another page: the panel goes along.
  await page.goto(`${team.site}/pages/widgets.html`);
  await expect(page.locator('.preloader')).toBeHidden();
  await choose(page, panel, 'Gallery');
  await showTo(panel, { page: '/index2.html', heldOut: 0 });
  await publish(panel, 'For everybody who is new');
  await back(panel);
}

async function writeSurvey(page: Page, panel: Page) {
  await page.goto(`${team.site}/index3.html`);
  await startFrom(panel, /^NPS/);
  await panel.getByRole('textbox', { name: 'Name, for your team' }).fill('Quarterly NPS');
  await panel.getByRole('textbox', { name: 'Question' }).first().fill('Would you recommend us?');
  await showTo(panel, { page: '/index3.html', often: 'Once per person' });
  await publish(panel, 'Every quarter');
  await back(panel);
}

async function walk(visitor: Page) {
  await expect(visitor.getByRole('heading', { name: 'Ask us anything' })).toBeVisible();
  await visitor.getByRole('button', { name: 'Next' }).click();
  await expect(visitor.getByRole('heading', { name: 'Figures in boxes' })).toBeVisible();
  await visitor.getByRole('button', { name: 'Next' }).click();
  await expect(visitor).toHaveURL(/\/pages\/widgets\.html/);
  await expect(visitor.getByText('Each box leads to its numbers.')).toBeVisible();
  await visitor.getByRole('button', { name: 'Done' }).click();
  await flush(visitor);
}

/** A figure of a results page, by its name. */
const ledger = (page: Page, name: string) =>
  page.locator('dl > div').filter({ has: page.getByText(name, { exact: true }) });

async function readInConsole(extension: Extension, item: string, tab: string): Promise<Page> {
  const console = await extension.context.newPage();
  console.setDefaultTimeout(30_000);
  await console.goto(`chrome-extension://${extension.id}/console.html#/engage/${item}?tab=${tab}`);
  return console;
}

test('a walkthrough over two pages and an NPS survey are written, published, met, answered and read', async ({
  launch,
  browser,
}) => {
  test.setTimeout(180_000);
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await openGuides(panel);
  await writeWalk(page, panel);
  await writeSurvey(page, panel);
  await expect(panel.getByRole('button', { name: /Find your way.*Live/ })).toBeVisible();
  await expect(panel.getByRole('button', { name: /Quarterly NPS.*Live/ })).toBeVisible();
  const [walkthrough, survey] = [
    await itemCalled('Find your way'),
    await itemCalled('Quarterly NPS'),
  ];

  const walker = await visit(browser, '/index2.html');
  await walk(walker);
  await expect
    .poll(() => displaysOf(team, walkthrough))
    .toMatchObject([{ outcome: 'completed', interrupted: true }]);
  const [display] = await displaysOf(team, walkthrough);
  expect(display?.steps.filter((step) => step.startsWith('step'))).toEqual([
    'step s1',
    'step s2',
    'step s3',
  ]);

  // One interruption a day: who has walked is not asked as well. Somebody else is.
  await walker.goto(`${team.site}/index3.html`);
  const asked = await visit(browser, '/index3.html');
  const question = asked.getByRole('region', { name: 'Would you recommend us?' });
  await expect(question).toBeVisible();
  await question.getByRole('radio', { name: '9', exact: true }).check({ force: true });
  await question.getByRole('button', { name: 'Next' }).click();
  await asked.getByRole('textbox', { name: 'What do you like most?' }).fill('It is quick.');
  await asked.getByRole('button', { name: 'Send' }).click();
  await expect(asked.getByText('Thank you. We read every answer.')).toBeVisible();
  await flush(asked);
  await expect
    .poll(() => responsesOf(team, survey))
    .toEqual([{ answers: { score: 9, whyHigh: 'It is quick.' }, score: 9 }]);
  await expect(walker.getByRole('region', { name: 'Would you recommend us?' })).toHaveCount(0);
  await flush(walker);
  expect(await displaysOf(team, survey)).toMatchObject([{ outcome: 'completed' }]);

  const results = await readInConsole(extension, walkthrough, 'results');
  await expect(results.getByRole('heading', { name: 'Steps' })).toBeVisible();
  await expect(ledger(results, 'Shown')).toContainText('Shown1');
  await expect(ledger(results, 'Completed')).toContainText('100.0 %');
  const row = (name: RegExp) => results.getByRole('row', { name });
  await expect(row(/^1\. Ask us anything/)).toContainText('Figures in boxes: 1');
  // The way on to another page counts as one, too.
  await expect(row(/^2\. Figures in boxes/)).toContainText('What comes next: 1');

  const scores = await readInConsole(extension, survey, 'results');
  await expect(scores.locator('.bands')).toBeVisible();
  await expect(ledger(scores, 'Response rate')).toContainText('100.0 %');
  await expect(ledger(scores, 'Completion rate')).toContainText('100.0 %');
  const answered = scores.getByRole('list', { name: 'People by answer' }).getByRole('listitem');
  await expect(answered.nth(9)).toHaveText('19');
  await expect(scores.locator('.bands')).toContainText('Promoters 1');
  await expect(scores.locator('.bands')).toContainText('Detractors 0');
  const answers = await readInConsole(extension, survey, 'answers');
  await expect(answers.getByText('It is quick.')).toBeVisible();
});
