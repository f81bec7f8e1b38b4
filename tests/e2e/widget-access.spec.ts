/** For whoever reads from the right, on a narrow screen, without a pointer, without motion, or by ear. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type axe from 'axe-core';
import { endAll, guideOf, publish, responsesOf, say, stepOf, surveyOf } from './engage.ts';
import { kinds } from './engage-kinds.ts';
import { type OwnPages, pointAt, startPages } from './own-pages.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test, untilReady } from './widget-fixtures.ts';

const hosts = 'waymark-surface,waymark-card';
const target =
  '<main style="padding:260px 16px 400px"><h1>Reports</h1><label for="exampleInputEmail">E-mail</label> <input id="exampleInputEmail"></main>';
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const launch = { trigger: { on: 'launch' } } as const;

async function violations(page: Page): Promise<string[]> {
  return page.evaluate(async (selector) => {
    // Safe: put there by the line that ran before this one.
    const { axe: runner } = window as unknown as { axe: typeof axe };
    const { violations: found } = await runner.run({
      include: [...document.querySelectorAll(selector)],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, hosts);
}

/** Whatever of ours is wider than what it stands in, or than the window. */
const overflowing = (page: Page) =>
  page.evaluate((selector) => {
    const found: string[] = [];
    for (const host of document.querySelectorAll(selector)) {
      for (const one of host.shadowRoot?.querySelectorAll<HTMLElement>('*') ?? []) {
        const { left, right, width } = one.getBoundingClientRect();
        const isHidden = width <= 1 || one.closest('.sr,svg') !== null;
        const isOut = left < -0.5 || right > innerWidth + 0.5;
        const isWide = one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0;
        const isText = /^(INPUT|TEXTAREA|SPAN)$/.test(one.tagName);
        if (!isHidden && (isOut || (isWide && !isText))) found.push(one.outerHTML.slice(0, 120));
      }
    }
    return found;
  }, hosts);

const arabic = (text: string): string =>
  `${text.length > 24 ? 'تحتفظ عمليات التصدير الآن بالمرشحات التي حددتها في كل تنسيق' : 'حفظ التقرير'}`;

/** Every phrase of a definition in Arabic. */
function translated<T extends object>(definition: T): T {
  const texts: Record<string, string> = {};
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('key' in value && 'text' in value) {
      const { key, text } = value as { key: string; text: unknown };
      texts[key] = arabic(typeof text === 'string' ? text : 'x');
    }
    for (const inner of Object.values(value)) walk(inner);
  };
  walk(definition);
  return { ...definition, languages: { default: 'en', translations: { ar: texts } } };
}

test.describe('widget: access', () => {
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

  test('every kind in Arabic at 320 px: from the right, within the window, and nothing that axe knows', async ({
    page,
  }) => {
    test.slow();
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const ids = new Map<string, string>();
    for (const [name, definition] of Object.entries(kinds))
      ids.set(name, await publish(team, translated(definition)));
    await page.addInitScript(() => sessionStorage.clear());
    await page.addInitScript(() =>
      document.addEventListener('readystatechange', () => {
        document.documentElement.lang = 'ar';
        document.documentElement.dir = 'rtl';
      }),
    );
    pages.pages['/'] = { body: target };
    for (const [name, id] of ids) {
      await test.step(name, async () => {
        if (page.url() === 'about:blank' || (await page.locator(hosts).count()) > 0) {
          await page.goto(pages.url);
          await untilReady(page);
          await page.evaluate(axeSource);
        }
        await call(page, 'show', id);
        const surface = page.locator(hosts).locator('section, dialog, .pill, .beacon').first();
        await expect(surface).toBeVisible();
        if (/hotspot|checklist|centre/.test(name)) await page.locator('.beacon, .pill').click();
        const box = page.locator(hosts).locator('.wm').first();
        await expect(box).toHaveCSS('direction', 'rtl');
        await expect(box).toHaveAttribute('lang', 'ar');
        const folder = process.env.WAYMARK_SHOTS;
        if (folder)
          await page.screenshot({ path: `${folder}/${name.replaceAll(' ', '-')}-ar-320.png` });
        expect(await overflowing(page), name).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(320);
        expect(await violations(page), name).toEqual([]);
        if (!/checklist|centre/.test(name)) {
          await page.locator(hosts).getByRole('button', { name: 'إغلاق' }).click();
          await expect(page.locator(hosts)).toHaveCount(0);
        }
      });
    }
  });

  test('where motion is unwanted, nothing of ours moves', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addInitScript(() => {
      Object.assign(window, { moved: [] });
      // Safe: the line above made it.
      for (const type of ['animationstart', 'transitionstart'])
        window.addEventListener(
          type,
          () => (window as unknown as { moved: string[] }).moved.push(type),
          true,
        );
    });
    const names = ['hotspot', 'modal', 'slide-in', 'banner top', 'tooltip'];
    const ids: string[] = [];
    for (const name of names) ids.push(await publish(team, kinds[name] ?? surveyOf()));
    await pages.open(page, target);
    for (const id of ids) {
      await call(page, 'show', id);
      const surface = page.locator(hosts).locator('section, dialog, .beacon').first();
      await expect(surface).toBeVisible();
      const running = await page.evaluate(() =>
        [...document.querySelectorAll('waymark-surface')].flatMap(
          ({ shadowRoot }) => shadowRoot?.getAnimations().map((one) => one.playState) ?? [],
        ),
      );
      expect(running).toEqual([]);
    }
    expect(await page.evaluate('moved')).toEqual([]);
  });

  test('a walk by keyboard alone: in by Tab from its element, on, back, and out to where it began', async ({
    page,
  }) => {
    await pages.open(
      page,
      `<div style="height:200px"></div><button id="save">Save report</button><button id="next">After it</button>`,
    );
    const anchor = await pointAt(page, '#save');
    const back = {
      block: 'buttons' as const,
      buttons: [
        {
          key: 'b',
          look: 'secondary' as const,
          label: { key: 'l.b', text: 'Back' },
          actions: [{ do: 'back' as const }],
        },
        {
          key: 'n',
          look: 'primary' as const,
          label: { key: 'l.n', text: 'Go on' },
          actions: [{ do: 'next' as const }],
        },
      ],
    };
    const steps = [
      stepOf({ key: 'a', surface: 'tooltip', anchor, content: say('One') }),
      stepOf({ key: 'b', surface: 'slideIn', content: [...say('Two'), back] }),
      stepOf({ key: 'c', surface: 'modal', content: say('Three') }),
    ];
    const item = await publish(team, guideOf({ kind: 'walkthrough', steps }, launch));
    await page.reload();
    await untilReady(page);
    await page.locator('#save').focus();
    await call(page, 'show', item);
    const region = (name: string) => page.getByRole('region', { name });
    await expect(region('One')).toBeVisible();
    // It has taken no focus; it comes right after what it is about.
    await expect(page.locator('#save')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(region('One').getByRole('button', { name: 'Next' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(region('Two')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Back' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(region('One')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(region('Two')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Three' });
    await expect(dialog.getByRole('button', { name: 'Done' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.locator('#save')).toBeFocused();
  });

  test('each control has its name, and NPS is one radio group with arrow keys', async ({
    page,
  }) => {
    const item = await publish(team, surveyOf({}, launch));
    await pages.open(page, target);
    await call(page, 'show', item);
    await expect(
      page.getByRole('region', { name: 'How likely are you to recommend us?' }),
    ).toMatchAriaSnapshot(`
      - region "How likely are you to recommend us?":
        - group "How likely are you to recommend us?":
          - text: How likely are you to recommend us?
          - radiogroup "How likely are you to recommend us?":
            - radio "0, Not at all likely"
            - radio "1"
            - radio "2"
            - radio "3"
            - radio "4"
            - radio "5"
            - radio "6"
            - radio "7"
            - radio "8"
            - radio "9"
            - radio "10, Very likely"
        - button "Next"
        - button "Ask me later"
        - button "Close"
        - status: How likely are you to recommend us?
    `);
    await page.getByRole('radio', { name: '0, Not at all likely' }).focus();
    await page.keyboard.press('Space');
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowLeft'])
      await page.keyboard.press(key);
    await expect(page.getByRole('radio', { name: '2', exact: true })).toBeChecked();
    // One Tab stop: the next one is the button.
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'What is the main reason?' })).toBeFocused();
    await page.keyboard.type('Slow');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
    await expect
      .poll(() => responsesOf(team, item))
      .toEqual([{ answers: { score: 2, why: 'Slow' }, score: 2 }]);
  });

  for (const [name, names] of Object.entries({
    'banner top': ['Show me', 'Later', 'Close'],
    checklist: ['First steps 0/2 Done', 'Invite somebody', 'Close'],
    centre: [
      'Help 1 unread',
      'Search',
      'What is new in May (unread) In two minutes.',
      'How filters work In two minutes.',
      'Close',
    ],
    hotspot: ['Filters have moved', 'Show me', 'Later', 'Close'],
  })) {
    test(`by ear: ${name}`, async ({ page }) => {
      const definition = kinds[name];
      if (!definition) throw new Error(`there is a ${name}`);
      const item = await publish(team, definition);
      await pages.open(page, target);
      await call(page, 'show', item);
      if (/hotspot|checklist|centre/.test(name)) await page.locator('.beacon, .pill').click();
      for (const one of names) {
        const control = page
          .locator(hosts)
          .getByRole(one === 'Search' ? 'searchbox' : 'button', { name: one, exact: true });
        await expect(control, one).toHaveCount(1);
      }
      const controls = page.locator(hosts).locator('button, input, a[href]');
      await expect(controls).toHaveCount(names.length);
    });
  }
});
