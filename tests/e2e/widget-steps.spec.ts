/** What makes a guide due, and what moves it on: each trigger, each condition of a step, branches. */
import type { Page } from '@playwright/test';
import type { Advance, Step } from '../../core/model/guide.ts';
import { at, displaysOf, endAll, flush, guideOf, publish, say, stepOf } from './engage.ts';
import { type OwnPages, pointAt, startPages, tagged } from './own-pages.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test } from './widget-fixtures.ts';

const body =
  '<button id="save">Save report</button><input id="name" aria-label="Name"><a href="#/other" id="away">Elsewhere</a>';
const heading = (page: Page, name: string) => page.getByRole('region', { name });
const slide = (key: string, advance: Advance[], changes: Partial<Step> = {}) =>
  stepOf({ key, surface: 'slideIn', content: say(`Step ${key}`), advance, ...changes });
const onward = { to: null, if: null };

test.describe('widget: triggers and steps', () => {
  let team: Team;
  let pages: OwnPages;
  test.beforeAll(async () => {
    team = await createTeam();
    pages = await startPages(team);
  });
  test.afterEach(() => endAll(team));
  test.afterAll(async () => {
    await pages?.close();
    await team?.close();
  });

  test('becomes due by the use of a feature, and not before', async ({ page }) => {
    await pages.open(page, body);
    const feature = await tagged(team, await pointAt(page, '#save'));
    const trigger = { on: 'feature' as const, feature, delaySeconds: 0 };
    const steps = [slide('used', [])];
    await publish(team, guideOf({ kind: 'slideIn', steps }, { trigger }));
    await page.reload();
    await page.locator('#name').click();
    await expect(heading(page, 'Step used')).toBeHidden();
    await page.locator('#save').click();
    await expect(heading(page, 'Step used')).toBeVisible();
  });

  test('becomes due when the pointer leaves the page at its top', async ({ page }) => {
    const trigger = { on: 'exit' as const, delaySeconds: 0 };
    await publish(team, guideOf({ kind: 'slideIn', steps: [slide('exit', [])] }, { trigger }));
    await pages.open(page, body);
    // Only what reaches the engine may count: it is there when it has asked for its file.
    await page.mouse.move(200, 200);
    await expect(async () => {
      await page.mouse.move(200, 100);
      await page.mouse.move(200, -5);
      await expect(heading(page, 'Step exit')).toBeVisible({ timeout: 500 });
    }).toPass();
  });

  test('goes on by each condition: click, input, event, feature, page, button', async ({
    page,
  }) => {
    await pages.open(page, body);
    const feature = await tagged(team, await pointAt(page, '#save'));
    const include = [{ kind: 'path' as const, value: '/#/other' }];
    const steps = [
      slide('click', [{ on: 'click', ...onward }], { anchor: at('#save') }),
      slide('input', [{ on: 'input', ...onward }], { anchor: at('#name') }),
      slide('event', [{ on: 'event', name: 'saved', ...onward }]),
      slide('feature', [{ on: 'feature', feature, ...onward }]),
      slide('page', [{ on: 'page', where: { include, exclude: [] }, ...onward }]),
      slide('button', [{ on: 'button', ...onward }]),
    ];
    const item = await publish(team, guideOf({ kind: 'walkthrough', steps }));
    await page.reload();
    await expect(heading(page, 'Step click')).toBeVisible();
    // What waits for something else has no button of its own.
    await expect(heading(page, 'Step click').getByRole('button', { name: 'Next' })).toHaveCount(0);
    await page.locator('#save').click();
    await expect(heading(page, 'Step input')).toBeVisible();
    await page.locator('#name').focus();
    await page.locator('#save').focus();
    await expect(heading(page, 'Step input')).toBeVisible();
    await page.locator('#name').fill('Ada');
    await page.locator('#name').blur();
    await expect(heading(page, 'Step event')).toBeVisible();
    await call(page, 'track', 'other');
    await call(page, 'track', 'saved');
    await expect(heading(page, 'Step feature')).toBeVisible();
    await page.locator('#save').click();
    await expect(heading(page, 'Step page')).toBeVisible();
    await page.locator('#away').click();
    await heading(page, 'Step button').getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([{ outcome: 'completed', steps: steps.map(({ key }) => `step ${key}`) }]);
  });

  test('branches by condition, and by a button that names its step', async ({ page }) => {
    const isAdmin = { 'visitor.role': 'admin' };
    const buttons = {
      block: 'buttons' as const,
      buttons: [
        {
          ...{
            key: 'skip',
            look: 'secondary' as const,
            label: { key: 'b', text: 'Skip to the end' },
          },
          actions: [{ do: 'go' as const, to: 'last' }],
        },
      ],
    };
    const steps = [
      slide('first', [
        { on: 'button', to: 'admins', if: isAdmin },
        { on: 'button', to: 'others', if: null },
      ]),
      slide('others', [{ on: 'button', ...onward }]),
      slide('admins', [], { content: [...say('Step admins'), buttons] }),
      slide('never', [{ on: 'button', ...onward }]),
      slide('last', [{ on: 'button', to: 'end', if: null }]),
    ];
    const launch = { trigger: { on: 'launch' as const } };
    const item = await publish(team, guideOf({ kind: 'walkthrough', steps }, launch));
    await pages.open(page, body);
    await call(page, 'identify', 'u_branch', { role: 'admin' });
    await call(page, 'show', item);
    await heading(page, 'Step first').getByRole('button', { name: 'Next' }).click();
    await heading(page, 'Step admins').getByRole('button', { name: 'Skip to the end' }).click();
    await heading(page, 'Step last').getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([
        {
          outcome: 'completed',
          steps: ['step first', 'step admins', 'click admins', 'step last'],
        },
      ]);
  });
});
