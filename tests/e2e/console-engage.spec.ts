// Guides and surveys through the console as it is built, on a real backend: an NPS survey is written, published,
// lies in storage under the hash of its bytes, and what is answered through the API is what its results say.
import { createHash, randomUUID } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import type { Answers } from '../../core/model/survey.ts';
import { must } from '../../local/demo-data/api.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { createTeam, person, type Team } from './team.ts';

let team: Team;
let site: HttpServer;

test.beforeAll(async () => {
  team = await createTeam('sb-admin-2');
  const config = () => JSON.stringify({ ...team.server, widgetUrl: 'http://127.0.0.1:9' });
  site = await serve(
    createStaticSite({ dir: `${repoDir}/dist/console`, made: { '/config.json': config } }),
  );
});

test.afterAll(async () => {
  await site?.close();
  await team?.close();
});

async function signIn(page: Page) {
  await page.goto(site.url);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Features', exact: true })).toBeVisible();
}

/** As a browser gets it, without an account. */
async function stored(name: string): Promise<string | undefined> {
  const { url } = team.server;
  const reply = await fetch(`${url}/storage/v1/object/public/config/${team.app.key}/${name}.json`);
  return reply.ok ? reply.text() : undefined;
}

const pointer = async () => JSON.parse((await stored('current')) ?? '{}');

/** One person's page reports a display and what was answered in it. */
async function answer(item: string, name: string, answers: Answers) {
  const device = randomUUID();
  const d = randomUUID();
  const t = Date.now() - 1_000;
  const told = { i: item, n: 1 };
  const engage = [
    { ...told, t, k: 'eligible', a: 'show' },
    { ...told, t: t + 1, k: 'shown', d, p: '/index.html', l: 'en' },
    { ...told, t: t + 2, k: 'answer', d, x: answers },
    { ...told, t: t + 3, k: 'submit', d, x: answers },
    { ...told, t: t + 4, k: 'completed', d },
  ];
  const payload = {
    ...{ v: 1, app: team.app.key, sender: randomUUID(), device, seq: 1, sent: Date.now() },
    ...{ events: [], engage, user: { id: name, traits: { name } } },
  };
  const { url, publishableKey } = team.server;
  const reply = await fetch(`${url}/rest/v1/rpc/ingest?apikey=${publishableKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: team.site },
    body: JSON.stringify({ payload }),
  });
  expect(reply.ok, await reply.text()).toBe(true);
}

test('an NPS survey is written, published, answered, read and stopped', async ({ page }) => {
  await signIn(page);
  await page.getByRole('link', { name: 'Guides & surveys' }).click();
  await expect(page.getByText('Say the right word, rarely')).toBeVisible();
  await page.getByRole('link', { name: 'Ask the NPS question' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Quarterly NPS');
  await page.getByLabel('Question', { exact: true }).first().fill('Would you recommend us?');
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page.getByRole('heading', { name: /Quarterly NPS/ })).toBeVisible();
  // Saving reaches nobody.
  expect((await pointer()).engage).toBeUndefined();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(page.getByText('Quarterly NPS is published')).toBeVisible();
  const { engage } = await pointer();
  const text = (await stored(`engage-${engage}`)) ?? '';
  expect(createHash('sha256').update(text).digest('hex').slice(0, 32)).toBe(engage);
  const [item] = JSON.parse(text).items;
  expect(item.survey.questions[0].title.text).toBe('Would you recommend us?');
  // The team's name for it is nobody else's business.
  expect(text).not.toContain('Quarterly NPS');

  await answer(item.id, 'Ann', { score: 10, whyHigh: 'It saves me an hour a day' });
  await answer(item.id, 'Bob', { score: 3, whyLow: 'The export is slow' });
  const results = must(
    await team.api.survey_results({ item: item.id, days: 90, breakdown: null, weight: null }),
  );
  expect(results.tally).toMatchObject({ n: 2, low: 1, high: 1 });

  await page.goto(`${site.url}/#/engage/${item.id}?tab=results`);
  await page.reload();
  await expect(page.getByText('Not enough yet (2 of 30)').first()).toBeVisible();
  await expect(page.getByLabel('People by answer').locator('li').nth(10)).toContainText('1');
  await page.getByRole('tab', { name: 'Answers' }).click();
  await expect(page.getByText('The export is slow')).toBeVisible();
  await page.getByLabel('Search answers').fill('hour a day');
  await expect(page.getByText('The export is slow')).toBeHidden();
  await page.getByLabel('Tag the answer of Ann').fill('speed');
  await page.getByLabel('Tag the answer of Ann').press('Enter');
  await expect(page.getByRole('button', { name: 'Remove speed from Ann' })).toBeVisible();

  await page.getByRole('tab', { name: 'Why / why not' }).click();
  await page.getByLabel('Person').fill('Bob');
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('button', { name: /Ask about Bob/ }).click();
  await expect(page.getByText('It would not be shown')).toBeVisible();
  await expect(page.locator('.gates > li')).toHaveCount(10);
  // The answer is a link; and yesterday nothing was live, so it says that instead.
  const link = page.url();
  expect(link).toMatch(/tab=why&person=\d+/);
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  await page.goto(`${link}&at=${yesterday}&device=tablet`);
  await page.reload();
  await expect(page.getByText('was not live at that moment')).toBeVisible();
  await expect(page.getByLabel('Device')).toHaveValue('tablet');
  await expect(page.getByText('because no history of it is kept')).toBeVisible();

  await page.getByRole('button', { name: 'Stop Quarterly NPS' }).click();
  await page.getByRole('button', { name: 'Stop it' }).click();
  await expect(page.getByText('Quarterly NPS is paused')).toBeVisible();
  expect((await pointer()).engage).toBeUndefined();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await pointer()).engage).toBe(engage);
});
