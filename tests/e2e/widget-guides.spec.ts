/** Guides in a page of other people's making, and what the database then has of them. */
import type { Page } from '@playwright/test';
import { must } from '../../local/demo-data/api.ts';
import { publishSettings } from '../../local/publish.ts';
import { at, displaysOf, endAll, flush, guideOf, publish, say, stepOf } from './engage.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test, untilReady, untilRunning } from './widget-fixtures.ts';
import { startProduct } from './widget-host.ts';

test.describe('widget: guides', () => {
  let team: Team;
  test.beforeAll(async () => {
    team = await createTeam();
  });
  test.afterEach(() => endAll(team));
  test.afterAll(() => team.close());

  test('a modal takes focus, gives it back, and is told of', async ({ page }) => {
    const item = await publish(team, guideOf({ kind: 'modal' }));
    await page.goto(`${team.site}/login.html`);
    const dialog = page.getByRole('dialog', { name: 'Hello there' });
    await expect(dialog).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([{ outcome: 'completed', interrupted: true, steps: ['step first'] }]);
  });

  test('a tooltip points at its element and follows it', async ({ page }) => {
    const item = await publish(
      team,
      guideOf({
        kind: 'tooltip',
        steps: [
          stepOf({
            surface: 'tooltip',
            anchor: at('.btn-primary'),
            place: 'bottom',
            content: say('Sign in here'),
          }),
        ],
      }),
    );
    await page.goto(`${team.site}/login.html`);
    const tip = page.getByRole('region', { name: 'Sign in here' });
    await expect(tip).toBeVisible();
    const gap = async () => {
      const [card, target] = await Promise.all([
        tip.boundingBox(),
        page.locator('.btn-primary').first().boundingBox(),
      ]);
      return Math.round((card?.y ?? 0) - (target?.y ?? 0) - (target?.height ?? 0));
    };
    await expect.poll(gap).toBe(12);
    await page.evaluate(() =>
      document.querySelector('.btn-primary')?.before(
        Object.assign(document.createElement('p'), {
          textContent: 'Pushed down',
          style: 'height:40px',
        }),
      ),
    );
    await expect.poll(gap).toBe(12);
    await page.keyboard.press('Escape');
    await expect(tip).toBeHidden();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'dismissed' }]);
  });

  test('a walk goes on over pages and a reload, and skips what does not come', async ({ page }) => {
    test.slow();
    const where = (value: string) => ({
      include: [{ kind: 'exact' as const, value }],
      exclude: [],
    });
    const item = await publish(
      team,
      guideOf({
        kind: 'walkthrough',
        steps: [
          stepOf({
            key: 'one',
            surface: 'slideIn',
            where: where('/login.html'),
            content: say('Create an account'),
            advance: [{ on: 'click', to: null, if: null }],
            anchor: at('a[href="register.html"]'),
          }),
          stepOf({
            key: 'two',
            surface: 'tooltip',
            where: where('/register.html'),
            anchor: at('#exampleFirstName'),
            content: say('Your first name'),
            advance: [{ on: 'input', to: null, if: null }],
          }),
          stepOf({
            key: 'gone',
            surface: 'tooltip',
            anchor: at('#not-here'),
            content: say('Never'),
          }),
          stepOf({ key: 'last', surface: 'modal', content: say('That was it') }),
        ],
      }),
    );
    await page.goto(`${team.site}/login.html`);
    await expect(page.getByRole('region', { name: 'Create an account' })).toBeVisible();
    await page.locator('a[href="register.html"]').click();
    const second = page.getByRole('region', { name: 'Your first name' });
    await expect(second).toBeVisible();
    await page.reload();
    await expect(second).toBeVisible();
    await page.locator('#exampleFirstName').fill('Ada');
    await page.keyboard.press('Tab');
    const last = page.getByRole('dialog', { name: 'That was it' });
    await expect(last).toBeVisible({ timeout: 15_000 });
    await last.getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'completed' }]);
    const [display] = await displaysOf(team, item);
    expect(display?.steps).toContain('missing gone');
    expect(display?.steps.filter((step) => step.startsWith('step'))).toEqual([
      'step one',
      'step two',
      'step last',
    ]);
  });

  test('the kill switch takes down what stands, within a minute and without a reload', async ({
    page,
  }) => {
    await publish(team, guideOf({ kind: 'modal' }));
    await page.clock.install();
    await page.goto(`${team.site}/login.html`);
    const dialog = page.getByRole('dialog', { name: 'Hello there' });
    const tick = async () => {
      await page.clock.runFor(500);
      return dialog.isVisible();
    };
    await expect.poll(tick).toBe(true);
    must(await team.api.set_engagement({ app: team.app.id, changes: { halted: true } }));
    await publishSettings(team.backend, team.app.key);
    await page.clock.runFor(60_000);
    await expect(dialog).toBeHidden();
    must(await team.api.set_engagement({ app: team.app.id, changes: { halted: false } }));
    await endAll(team);
    await publishSettings(team.backend, team.app.key);
  });

  /** Which lazy parts a page that shows nothing has loaded. */
  async function partsOf(page: Page): Promise<string[]> {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${team.site}/login.html`);
    await untilRunning(page);
    await untilReady(page);
    await page.waitForLoadState('networkidle');
    const parts = ['live', 'ui', 'guides', 'surveys', 'watch'];
    return parts.filter((name) => asked.some((path) => path.includes(`/c/${name}-`)));
  }

  test('where nothing is live, not even the engine is loaded', async ({ page }) => {
    await publishSettings(team.backend, team.app.key);
    expect(await partsOf(page)).toEqual([]);
  });

  test('a page with nothing to show loads no renderer', async ({ page }) => {
    const include = [{ kind: 'exact' as const, value: '/tables.html' }];
    await publish(team, guideOf({ kind: 'modal' }, { where: { include, exclude: [] } }));
    expect(await partsOf(page)).toEqual(['live']);
  });

  test('nobody with a name is interrupted while the server cannot be asked', async ({ page }) => {
    // On another device they may just have been.
    const trigger = { on: 'event' as const, name: 'go', delaySeconds: 0 };
    await publish(team, guideOf({ kind: 'modal' }, { trigger }));
    let asked = 0;
    await page.route('**/rpc/claim_display?**', (route) => {
      asked++;
      return route.abort('internetdisconnected');
    });
    await page.goto(`${team.site}/login.html`);
    await untilReady(page);
    await call(page, 'identify', 'u_1');
    await call(page, 'track', 'go');
    await expect.poll(() => asked).toBe(1);
    await page.locator('#exampleInputEmail').click();
    expect(await page.locator('waymark-surface').count()).toBe(0);
  });

  test('of two tabs that open at once one interrupts, whatever is live', async ({
    page,
    context,
  }) => {
    const include = [{ kind: 'exact' as const, value: '/register.html' }];
    const where = { where: { include, exclude: [] } };
    const slide = [stepOf({ surface: 'slideIn', content: say('And another') })];
    await publish(team, guideOf({ kind: 'modal' }, where));
    await publish(team, guideOf({ kind: 'slideIn', steps: slide }, where));
    // The browser is known from here on: to two tabs of a first visit it would be two devices.
    await page.goto(`${team.site}/login.html`);
    await untilReady(page);
    const tabs = [page, await context.newPage()];
    const answers: Promise<unknown>[] = tabs.map((tab) => tab.waitForResponse('**/get_person?**'));
    await Promise.all(tabs.map((tab) => tab.goto(`${team.site}/register.html`)));
    await Promise.all(answers);
    const shown = async () => {
      const counts = await Promise.all(tabs.map((tab) => tab.locator('waymark-surface').count()));
      return counts.reduce((sum, count) => sum + count);
    };
    await expect.poll(shown).toBe(1);
    await page.reload();
    await untilReady(page);
    await expect.poll(shown).toBe(1);
  });

  test('comes and goes with the pages of a single-page app, and stays one display', async ({
    page,
  }) => {
    const include = [{ kind: 'exact' as const, value: '/reports' }];
    const slide = [stepOf({ surface: 'slideIn', content: say('Filters have moved') })];
    const where = { include, exclude: [] };
    const item = await publish(team, guideOf({ kind: 'slideIn', steps: slide }, { where }));
    await page.goto(`${team.site}/login.html`);
    await untilReady(page);
    const card = page.getByRole('region', { name: 'Filters have moved' });
    const go = (path: string) => page.evaluate((to) => history.pushState(null, '', to), path);
    await go('/reports');
    await expect(card).toBeVisible();
    await go('/settings');
    await expect(card).toBeHidden();
    await go('/reports');
    await expect(card).toBeVisible();
    await card.getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'completed' }]);
  });

  test('a task of a checklist is done by real use', async ({ page }) => {
    const done = (name: string) => ({ by: 'event' as const, name });
    const task = (key: string, text: string) => ({
      key,
      title: { key: `t.${key}`, text },
      done: done(key),
      item: null,
      href: null,
    });
    const item = await publish(
      team,
      guideOf({
        kind: 'checklist',
        steps: [],
        launcher: { label: { key: 'l', text: 'First steps' }, place: 'start' },
        tasks: [task('made', 'Make one'), task('sent', 'Send it')],
      }),
    );
    await page.goto(`${team.site}/login.html`);
    const button = page.getByRole('button', { name: /First steps/ });
    await expect(button).toContainText('0/2');
    await call(page, 'track', 'made');
    await expect(button).toContainText('1/2');
    await page.reload();
    await expect(button).toContainText('1/2');
    await call(page, 'track', 'sent');
    await expect(button).toContainText('2/2');
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([
        { outcome: 'completed', interrupted: false, steps: ['step made', 'step sent'] },
      ]);
  });

  test('works in Arabic at 320 px, from right to left', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const heading = { block: 'heading' as const, content: { key: 'hello', text: 'Your address' } };
    await publish(
      team,
      guideOf(
        {
          kind: 'tooltip',
          steps: [
            stepOf({
              surface: 'tooltip',
              anchor: at('#exampleInputEmail'),
              place: 'end',
              content: [heading],
            }),
          ],
        },
        { languages: { default: 'en', translations: { ar: { hello: 'عنوان بريدك الإلكتروني' } } } },
      ),
    );
    await page.addInitScript(() =>
      document.addEventListener('readystatechange', () => (document.documentElement.lang = 'ar')),
    );
    await page.goto(`${team.site}/login.html`);
    const tip = page.getByRole('region', { name: 'عنوان بريدك الإلكتروني' });
    await expect(tip).toBeVisible();
    await expect(tip).toHaveCSS('direction', 'rtl');
    await expect(tip.getByRole('button', { name: 'إغلاق' })).toBeVisible();
    const [card, target] = await Promise.all([
      tip.boundingBox(),
      page.locator('#exampleInputEmail').boundingBox(),
    ]);
    expect(
      card &&
        target &&
        card.x >= 0 &&
        card.x + card.width <= 320 &&
        card.y >= target.y + target.height,
    ).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      320,
    );
  });

  test('stands under a strict policy and Trusted Types, without a complaint', async ({
    page,
    complaints,
  }) => {
    await publish(team, guideOf({ kind: 'modal' }));
    const html = await (await fetch(`${team.site}/login.html`)).text();
    const [snippet = ''] = /<script async[^>]*><\/script>/.exec(html) ?? [];
    const [, widget = ''] = /src="(https?:\/\/[^/]+)/.exec(snippet) ?? [];
    const strict = await startProduct(() => snippet);
    const policy = `default-src 'none'; img-src 'self'; script-src ${widget}; connect-src ${team.server.url}; require-trusted-types-for 'script'; trusted-types 'none'`;
    strict.pages['/'] = { body: '<h1>Strict</h1>', headers: { 'content-security-policy': policy } };
    const origins = [team.site, strict.url];
    must(await team.api.update_app({ app: team.app.id, changes: { origins } }));
    await page.goto(strict.url);
    const dialog = page.getByRole('dialog', { name: 'Hello there' });
    await expect(dialog).toBeVisible();
    await expect(dialog).toHaveCSS('border-radius', '10px');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    expect(complaints).toEqual([]);
    await strict.close();
  });
});
