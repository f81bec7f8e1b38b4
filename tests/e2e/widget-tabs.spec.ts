/** One person in several tabs, on several devices, and without a network: nothing twice, nothing lost. */
import { createHmac, randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import type { Guide } from '../../core/model/guide.ts';
import { must } from '../../local/demo-data/api.ts';
import {
  displaysOf,
  endAll,
  flush,
  guideOf,
  publish,
  responsesOf,
  say,
  stepOf,
  surveyOf,
} from './engage.ts';
import { type OwnPages, pointAt, startPages, tagged } from './own-pages.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test } from './widget-fixtures.ts';

const body = '<h1>Reports</h1><button id="save">Save report</button>';
const always = { frequency: { kind: 'always' } } as const;
const on = (name: string) => ({ trigger: { on: 'event' as const, name, delaySeconds: 0 } });

function checklist(done: Guide['tasks'][number]['done'][]): Partial<Guide> & { kind: 'checklist' } {
  return {
    kind: 'checklist',
    steps: [],
    launcher: { label: { key: 'l', text: 'First steps' }, place: 'start' },
    tasks: done.map((by, i) => ({
      ...{ key: `t${i}`, title: { key: `t.${i}`, text: `Task ${i}` }, item: null, href: null },
      done: by,
    })),
  };
}

/** What a browser does when somebody comes back to a tab. */
const lookAt = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

test.describe('widget: tabs, devices, offline', () => {
  let team: Team;
  let pages: OwnPages;
  let secret: string;
  test.beforeAll(async () => {
    team = await createTeam();
    pages = await startPages(team);
    secret = must(await team.api.rotate_identity_secret({ app: team.app.id })).identitySecret;
  });
  test.afterEach(() => endAll(team));
  test.afterAll(async () => {
    await pages?.close();
    await team?.close();
  });

  const signIn = (page: Page, id: string) =>
    call(
      page,
      'identify',
      id,
      {},
      {
        signature: createHmac('sha256', secret).update(id).digest('hex'),
      },
    );

  test('what is done of a checklist is done in every tab, and on the next device', async ({
    page,
    context,
    browser,
  }) => {
    await pages.open(page, body);
    const feature = await tagged(team, await pointAt(page, '#save'));
    const done = [
      { by: 'event', name: 'made' },
      { by: 'feature', feature },
    ] as const;
    const item = await publish(team, guideOf(checklist([...done]), always));
    const id = randomUUID();
    const list = (tab: Page) => tab.getByRole('button', { name: /First steps/ });
    await page.reload();
    await signIn(page, id);
    await expect(list(page)).toContainText('0/2');
    const second = await context.newPage();
    await pages.open(second, body);
    await expect(list(second)).toContainText('0/2');
    await call(page, 'track', 'made');
    await expect(list(page)).toContainText('1/2');
    await expect(async () => {
      await lookAt(second);
      await expect(list(second)).toContainText('1/2', { timeout: 300 });
    }).toPass();
    await second.locator('#save').click();
    await expect(list(second)).toContainText('2/2');
    await flush(page);
    await flush(second);
    await expect
      .poll(async () => (await displaysOf(team, item)).flatMap(({ steps }) => steps).sort())
      .toEqual(['step t0', 'step t1']);
    const phone = await browser.newContext();
    const other = await phone.newPage();
    await pages.open(other, body);
    await signIn(other, id);
    await expect(list(other)).toContainText('2/2');
    await phone.close();
  });

  test('a task that was done before the checklist was there is done', async ({ page }) => {
    await pages.open(page, body);
    const feature = await tagged(team, await pointAt(page, '#save'));
    await page.locator('#save').click();
    await flush(page);
    const uses = () => team.backend.sql`select 1 from app.events e where e.element_id is not null`;
    await expect.poll(async () => (await uses()).length).toBeGreaterThan(0);
    await publish(team, guideOf(checklist([{ by: 'feature', feature }]), always));
    await page.reload();
    await expect(page.getByRole('button', { name: /First steps/ })).toContainText('1/1');
  });

  test('news that was read is read in the next tab', async ({ page, context }) => {
    const resource = {
      ...{ key: 'may', kind: 'announcement' as const, item: null, where: null, since: null },
      ...{ href: null, title: { key: 'r', text: 'What is new in May' }, about: null },
    };
    const launcher = { label: { key: 'l', text: 'Help' }, place: 'end' } as const;
    const centre = { kind: 'resourceCentre', steps: [], launcher, resources: [resource] } as const;
    await publish(team, guideOf({ ...centre, steps: [], resources: [resource] }, always));
    await pages.open(page, body);
    const help = (tab: Page) => tab.getByRole('button', { name: /Help/ });
    await expect(help(page)).toContainText('1');
    await help(page).click();
    await page.getByRole('button', { name: /What is new/ }).click();
    await expect(help(page)).not.toContainText('1');
    const second = await context.newPage();
    await pages.open(second, body);
    await expect(help(second)).toBeVisible();
    await expect(help(second)).not.toContainText('1');
  });

  /** Nothing answers any more, and nothing leaves. */
  const offline = (context: BrowserContext, is: boolean) => context.setOffline(is);

  test('offline, a device without a name is interrupted once, whatever the tab; its answer arrives once', async ({
    page,
    context,
  }) => {
    const survey = await publish(team, surveyOf({}, on('asked')));
    const first = [stepOf({ surface: 'slideIn', content: say('One thing') })];
    const guide = await publish(team, guideOf({ kind: 'slideIn', steps: first }, on('told')));
    const launch = { trigger: { on: 'launch' as const } };
    const warmGuide = await publish(team, guideOf({ kind: 'slideIn', steps: first }, launch));
    const warmSurvey = await publish(team, surveyOf({}, launch));
    await pages.open(page, body);
    const second = await context.newPage();
    await pages.open(second, body);
    // Renderers are loaded when they are wanted; offline they are there for whoever has them.
    for (const tab of [page, second]) {
      for (const id of [warmGuide, warmSurvey]) {
        await call(tab, 'show', id);
        await tab.getByRole('button', { name: 'Close' }).click();
        await expect(tab.locator('waymark-surface')).toHaveCount(0);
      }
    }
    await offline(context, true);
    await Promise.all([call(page, 'track', 'asked'), call(second, 'track', 'told')]);
    const count = async () => {
      const counts = await Promise.all(
        [page, second].map((tab) => tab.locator('waymark-surface').count()),
      );
      return counts.reduce((sum, one) => sum + one);
    };
    await expect.poll(count).toBe(1);
    const isSurvey = (await page.locator('waymark-surface').count()) === 1;
    // The other one tries again, and again it may not.
    await call(isSurvey ? second : page, 'track', isSurvey ? 'told' : 'asked');
    await call(isSurvey ? second : page, 'track', 'anything');
    expect(await count()).toBe(1);
    if (isSurvey) {
      await page.getByRole('radio', { name: '9', exact: true }).check({ force: true });
      await page.getByRole('button', { name: 'Next' }).click();
      await page.getByRole('textbox').fill('It is quick.');
      await page.getByRole('button', { name: 'Send' }).click();
    } else await second.getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await flush(second);
    await offline(context, false);
    await Promise.all(
      [page, second].map((tab) => tab.evaluate(() => dispatchEvent(new Event('online')))),
    );
    const outcomes = async () =>
      [...(await displaysOf(team, survey)), ...(await displaysOf(team, guide))].map(
        ({ outcome, interrupted }) => ({ outcome, interrupted }),
      );
    await expect.poll(outcomes).toEqual([{ outcome: 'completed', interrupted: true }]);
    expect(await responsesOf(team, survey)).toEqual(
      isSurvey ? [{ answers: { score: 9, why: 'It is quick.' }, score: 9 }] : [],
    );
  });

  test('answered offline, twice and in two tabs, it is one answer', async ({ page, context }) => {
    const item = await publish(team, surveyOf({}, { trigger: { on: 'launch' } }));
    await pages.open(page, body);
    const second = await context.newPage();
    await pages.open(second, body);
    const answer = async (tab: Page, score: string) => {
      await call(tab, 'show', item);
      await tab.getByRole('radio', { name: score, exact: true }).check({ force: true });
      await tab.getByRole('button', { name: 'Next' }).click();
      await tab.getByRole('button', { name: 'Skip' }).click();
      await expect(tab.getByText('Thank you.')).toBeVisible();
      await tab.getByRole('button', { name: 'Close' }).click();
      await expect(tab.getByRole('region')).toHaveCount(0);
    };
    await answer(page, '2');
    await answer(second, '3');
    await offline(context, true);
    await answer(page, '4');
    await answer(page, '5');
    await answer(second, '7');
    await offline(context, false);
    for (const tab of [page, second]) await flush(tab);
    const rows = () => responsesOf(team, item);
    await expect.poll(async () => (await displaysOf(team, item)).length).toBe(5);
    expect(await rows()).toHaveLength(1);
    await expect.poll(rows).toEqual([{ answers: { score: 7 }, score: 7 }]);
  });

  test('a tab that was duplicated does not show the same walk twice', async ({ page, context }) => {
    const steps = [
      stepOf({ key: 'a', surface: 'slideIn', content: say('First') }),
      stepOf({ key: 'b', surface: 'slideIn', content: say('Second') }),
    ];
    await publish(team, guideOf({ kind: 'walkthrough', steps }));
    await pages.open(page, body);
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('region', { name: 'Second' })).toBeVisible();
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    const copy = await context.newPage();
    await copy.addInitScript((text) => {
      for (const [name, value] of Object.entries(JSON.parse(text)))
        sessionStorage.setItem(name, String(value));
    }, kept);
    await pages.open(copy, body);
    const waits = () => copy.evaluate(async () => (await navigator.locks.query()).pending?.length);
    await expect.poll(waits).toBe(1);
    await expect.poll(waits).toBe(0);
    await expect(copy.getByRole('region', { name: 'Second' })).toHaveCount(0);
    await expect(page.getByRole('region', { name: 'Second' })).toBeVisible();
    // The one that has it goes on over a reload.
    await page.reload();
    await expect(page.getByRole('region', { name: 'Second' })).toBeVisible();
  });
});
