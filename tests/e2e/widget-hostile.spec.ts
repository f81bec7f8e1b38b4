/** Pages that make it hard: strict policies, everything in shadow roots, errors, shortcuts, other people's manners. */
import type { Page } from '@playwright/test';
import { endAll, guideOf, publish, say, stepOf, surveyOf } from './engage.ts';
import { kinds } from './engage-kinds.ts';
import { type OwnPages, pointAt, startPages } from './own-pages.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test, untilReady } from './widget-fixtures.ts';

const launch = { trigger: { on: 'launch' } } as const;
const target = '<input id="exampleInputEmail" aria-label="E-mail">';
const hosts = 'waymark-surface,waymark-card';

/** Up, and down again. */
async function upAndDown(page: Page, name: string, id: string): Promise<void> {
  await call(page, 'show', id);
  const surface = page.locator(hosts).locator('section, dialog, .pill, .beacon').first();
  await expect(surface, name).toBeVisible();
  if (name === 'hotspot') await page.locator('.beacon').click();
  if (/checklist|centre/.test(name)) {
    await page.locator('.pill').click();
    await expect(page.locator('.panel')).toBeVisible();
    await page.reload();
    await untilReady(page);
    return;
  }
  await page.locator(hosts).getByRole('button', { name: 'Close' }).click();
  await expect(page.locator(hosts), name).toHaveCount(0);
}

test.describe('widget: hard pages', () => {
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

  test('every kind stands under the strictest policy and Trusted Types, and nobody complains', async ({
    page,
    complaints,
  }) => {
    test.slow();
    const ids = new Map<string, string>();
    for (const [name, definition] of Object.entries(kinds))
      ids.set(name, await publish(team, definition));
    const policy = `default-src 'none'; script-src ${pages.widget}; connect-src ${team.server.url}; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors 'none'; base-uri 'none'`;
    pages.pages['/'] = { body: target, headers: { 'content-security-policy': policy } };
    await page.addInitScript(() => sessionStorage.clear());
    await page.goto(pages.url);
    await untilReady(page);
    for (const [name, id] of ids) await test.step(name, () => upAndDown(page, name, id));
    expect(complaints).toEqual([]);
  });

  test('an app that is all in shadow roots: shown, pointed at, answered, and no style gets in or out', async ({
    page,
  }) => {
    const app = `<x-app></x-app><style>*{font-size:40px!important;color:red!important;display:inline!important}</style><script>customElements.define('x-app', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<x-page></x-page>' } }); customElements.define('x-page', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<h1>Reports</h1><button id="save">Save report</button><p id="p">Words</p>' } })</script>`;
    await pages.open(page, app);
    const anchor = await pointAt(page, '#save');
    const steps = [
      stepOf({
        key: 'a',
        surface: 'tooltip',
        anchor,
        content: say('Save here', 'Now.'),
        advance: [{ on: 'click', to: null, if: null }],
      }),
      stepOf({ key: 'b', surface: 'embedded', anchor, content: say('Saved', 'Then.') }),
    ];
    const walk = await publish(team, guideOf({ kind: 'walkthrough', steps }, launch));
    const survey = await publish(team, surveyOf({ surface: 'embedded', anchor }, launch));
    await page.reload();
    const before = await page.locator('#p').evaluate((one) => getComputedStyle(one).font);
    await untilReady(page);
    await call(page, 'show', walk);
    const tip = page.getByRole('region', { name: 'Save here' });
    await expect(tip.locator('p')).toHaveCSS('font-size', '15px');
    await page.locator('#save').click();
    const saved = page.getByRole('region', { name: 'Saved' });
    await expect(saved).toBeVisible();
    await saved.getByRole('button', { name: 'Done' }).click();
    await call(page, 'show', survey);
    await page.getByRole('radio', { name: '8', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('textbox')).toBeFocused();
    expect(await page.locator('#p').evaluate((one) => getComputedStyle(one).font)).toBe(before);
  });

  test('a page that throws at everything, and throws us out, is neither stopped nor stops us', async ({
    page,
  }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const script = `for (const type of ['click','keydown','focusin','toggle','input']) addEventListener(type, () => { throw Error('of the page') }, true); new MutationObserver(() => { throw Error('of the page') }).observe(document, { childList: true, subtree: true });`;
    const item = await publish(team, guideOf({ kind: 'modal' }, launch));
    const survey = await publish(team, surveyOf({}, launch));
    await pages.open(page, `<button id="b">Go</button><script>${script}</script>`);
    await page.locator('#b').focus();
    await call(page, 'show', item);
    const dialog = page.getByRole('dialog', { name: 'Hello there' });
    await expect(dialog).toBeVisible();
    await page.evaluate(() => document.querySelector('waymark-surface')?.remove());
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('#b')).toBeFocused();
    await call(page, 'show', survey);
    await page.getByRole('radio', { name: '8', exact: true }).check({ force: true });
    await page.evaluate(() => {
      document.body.replaceChildren();
      document.querySelector('waymark-surface')?.remove();
    });
    await expect(page.getByRole('radio', { name: '8', exact: true })).toBeChecked();
    expect(new Set(errors)).toEqual(new Set(['of the page']));
  });

  test('what is typed and pressed in it is no shortcut of the page, and closes none of its menus', async ({
    page,
  }) => {
    const script = `window.heard = []; for (const type of ['keydown','click','pointerdown','focusin']) document.addEventListener(type, () => heard.push(type));`;
    const survey = await publish(team, surveyOf({}, launch));
    await pages.open(page, `<button>Go</button><script>${script}</script>`);
    await call(page, 'show', survey);
    await page.getByRole('radio', { name: '3', exact: true }).check({ force: true });
    await page.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('jk/?');
    await expect(page.getByRole('textbox')).toHaveValue('jk/?');
    expect(await page.evaluate('heard')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('textbox')).toBeHidden();
    expect(await page.evaluate('heard')).toEqual([]);
  });

  test('Esc that closes something of the page is not ours', async ({ page }) => {
    const item = await publish(
      team,
      guideOf(
        { kind: 'slideIn', steps: [stepOf({ surface: 'slideIn', content: say('Beside') })] },
        launch,
      ),
    );
    await pages.open(
      page,
      '<dialog id="d"><button>In</button></dialog><button onclick="d.showModal()">Open</button>',
    );
    await call(page, 'show', item);
    const card = page.getByRole('region', { name: 'Beside', includeHidden: true });
    await expect(card).toBeVisible();
    await page.getByText('Open').click();
    await page.keyboard.press('Escape');
    await expect(page.locator('#d')).toBeHidden();
    await expect(card).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
  });
});
