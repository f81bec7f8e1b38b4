/** Guides beside elements of pages that re-render, scroll, clip, close, and hide them in roots, frames and dialogs. */
import type { Locator, Page } from '@playwright/test';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Anchor, Step } from '../../core/model/guide.ts';
import {
  displaysOf,
  endAll,
  flush,
  guideOf,
  publish,
  say,
  stepOf,
  surveyOf,
  whyOf,
} from './engage.ts';
import { type OwnPages, pointAt, startPages } from './own-pages.ts';
import { createTeam, type Team } from './team.ts';
import { call, expect, test } from './widget-fixtures.ts';

const always = { frequency: { kind: 'always' } } as const;
const launch = { trigger: { on: 'launch' } } as const;
const save = '<button id="save" data-testid="save">Save report</button>';
const room = '<div style="height:220px"></div>';

const pointed = (surface: Step['surface'], anchor: Anchor, changes: Partial<Step> = {}) => [
  stepOf({ surface, anchor, content: say('Now with filters', 'It keeps them.'), ...changes }),
];

/** As a framework does: other nodes of the same look. */
const rerender = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.replaceWith(element.cloneNode(true)));

/** How far the two are apart; negative where one covers the other. */
async function apart(one: Locator, other: Locator): Promise<number> {
  const [a, b] = await Promise.all([one.boundingBox(), other.boundingBox()]);
  if (!a || !b) return Number.NaN;
  const x = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  const y = Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height);
  return Math.round(Math.max(x, y));
}

test.describe('widget: anchors', () => {
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

  const card = (page: Page) => page.getByRole('region', { name: 'Now with filters' });

  test('a tooltip follows what a framework renders again, with the focus that is in it', async ({
    page,
  }) => {
    await pages.open(page, `${room}<main>${save}</main>`);
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor) }));
    await page.reload();
    await expect(card(page)).toBeVisible();
    const done = card(page).getByRole('button', { name: 'Done' });
    await done.focus();
    await rerender(page, '#save');
    await page.locator('main').evaluate((main) => {
      main.style.paddingTop = '60px';
    });
    await expect.poll(() => apart(card(page), page.locator('#save'))).toBe(12);
    await expect(done).toBeFocused();
  });

  test('a hotspot stays open, and is shut and opened by keyboard', async ({ page }) => {
    await pages.open(page, `${room}<main>${save}</main>`);
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'hotspot', steps: pointed('hotspot', anchor) }, always));
    await page.reload();
    const dot = page.getByRole('button', { name: 'Now with filters' });
    await dot.focus();
    await page.keyboard.press('Enter');
    await expect(card(page)).toBeFocused();
    await expect(dot).toHaveAttribute('aria-expanded', 'true');
    await rerender(page, '#save');
    await rerender(page, 'main');
    await expect(card(page)).toBeVisible();
    expect(await apart(card(page), page.locator('#save'))).toBeGreaterThan(0);
    await dot.click();
    await expect(card(page)).toBeHidden();
  });

  test('what lies in the page survives its element, its neighbours and its parent', async ({
    page,
  }) => {
    await pages.open(page, `<main><h1>Reports</h1>${save}<p>Below</p></main>`);
    const anchor = await pointAt(page, '#save');
    const survey = { surface: 'embedded' as const, anchor, questions: [whyOf()], scored: [] };
    await publish(team, surveyOf({ ...survey, kind: 'custom' }, always));
    const bar = pointed('banner', anchor, { place: 'inline' });
    await publish(team, guideOf({ kind: 'banner', steps: bar }, always));
    await page.reload();
    const written = page.getByRole('textbox', { name: 'What is the main reason?' });
    await written.fill('Half a sentence');
    await expect(card(page)).toBeVisible();
    await rerender(page, '#save');
    // What a framework does not know, it throws out.
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('waymark-card')) one.remove();
    });
    await expect(written).toHaveValue('Half a sentence');
    await page.locator('main').evaluate((main) => {
      const [heading, button, below] = ['h1', '#save', 'p'].map((one) =>
        main.querySelector(one)?.cloneNode(true),
      );
      main.replaceChildren(...[heading, button, below].flatMap((node) => node ?? []));
    });
    await expect(written).toHaveValue('Half a sentence');
    await expect(card(page)).toBeVisible();
    await expect(page.locator('waymark-card')).toHaveCount(2);
    await expect(page.locator('main > #save ~ waymark-card')).toHaveCount(2);
  });

  test('a page that always removes it has the last word', async ({ page }) => {
    const zealous = `new MutationObserver(() => document.querySelector('waymark-card')?.remove()).observe(document, { childList: true, subtree: true })`;
    await pages.open(page, `<main>${save}</main><script>${zealous}</script>`);
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'embedded', steps: pointed('embedded', anchor) }, always));
    await page.reload();
    await page.waitForLoadState('networkidle');
    await expect(page.locator('waymark-card')).toHaveCount(0);
    expect(await page.evaluate(() => 1 + 1)).toBe(2);
  });

  test('a target that comes late is waited for where it interrupts nobody', async ({ page }) => {
    await pages.open(page, `<main>${save}</main>`);
    const anchor = await pointAt(page, '#save');
    const item = await publish(
      team,
      guideOf({ kind: 'hotspot', steps: pointed('hotspot', anchor) }, always),
    );
    pages.pages['/'] = { body: '<main></main>' };
    await page.clock.install();
    await page.reload();
    const missing = async () => {
      await page.clock.runFor(1_000);
      await flush(page);
      const rows = await team.backend.sql<{ shown: boolean; what: string }>`
        select d.shown_at is not null as shown, s.what from app.displays d
        join app.display_steps s on s.display_id = d.id where d.item_id = ${item}::uuid`;
      return rows;
    };
    await expect.poll(missing, { timeout: 20_000 }).toEqual([{ shown: false, what: 'missing' }]);
    await page.locator('main').evaluate((main) => {
      const button = Object.assign(document.createElement('button'), {
        textContent: 'Save report',
      });
      button.dataset.testid = button.id = 'save';
      main.append(button);
    });
    const dot = page.getByRole('button', { name: 'Now with filters' });
    const isThere = async () => {
      await page.clock.runFor(500);
      return dot.isVisible();
    };
    await expect.poll(isThere).toBe(true);
    await expect.poll(() => displaysOf(team, item)).toHaveLength(1);
  });

  test('a first element that does not come is told, costs nothing, and lets the next one pass', async ({
    page,
  }) => {
    await pages.open(page, `<main>${save}</main>`);
    const anchor = await pointAt(page, '#save');
    pages.pages['/'] = { body: '<main></main>' };
    const gone = await publish(
      team,
      guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor) }, { priority: 90 }),
    );
    const next = await publish(team, guideOf({ kind: 'modal' }, { priority: 10 }));
    await page.reload();
    await expect(page.getByRole('dialog', { name: 'Hello there' })).toBeVisible({
      timeout: 15_000,
    });
    await flush(page);
    await expect.poll(() => displaysOf(team, next)).toHaveLength(1);
    expect(await displaysOf(team, gone)).toEqual([]);
    const rows = await team.backend.sql`
      select s.what || ' ' || s.step as told, d.shown_at from app.displays d
      join app.display_steps s on s.display_id = d.id where d.item_id = ${gone}::uuid`;
    expect(rows).toEqual([{ told: 'missing first', shown_at: null }]);
  });

  test('asked for where its element is not, it is shown all the same', async ({ page }) => {
    await pages.open(page, `<main>${save}</main>`);
    const anchor = await pointAt(page, '#save');
    pages.pages['/'] = { body: '<main></main>' };
    const item = await publish(
      team,
      guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor) }, launch),
    );
    await page.reload();
    await call(page, 'show', item);
    await expect(card(page)).toBeVisible({ timeout: 10_000 });
    await card(page).getByRole('button', { name: 'Done' }).click();
    await flush(page);
    await expect
      .poll(() => displaysOf(team, item))
      .toMatchObject([
        { outcome: 'completed', asked: true, steps: ['missing first', 'step first'] },
      ]);
  });

  test('it hides with a target that is scrolled out of its box, and comes back', async ({
    page,
  }) => {
    const box = `<div id="box" style="height:160px;width:320px;overflow:auto"><div style="height:80px"></div>${save}<div style="height:900px"></div></div>`;
    await pages.open(page, `${room}${box}`);
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor) }));
    await page.reload();
    await expect(card(page)).toBeVisible();
    await page.locator('#box').evaluate((one) => one.scrollTo(0, 400));
    await expect(card(page)).toBeHidden();
    await page.locator('#box').evaluate((one) => one.scrollTo(0, 20));
    await expect(card(page)).toBeVisible();
    await expect.poll(() => apart(card(page), page.locator('#save'))).toBeGreaterThan(0);
  });

  test('it scrolls to what is out of sight, in a box of its own too', async ({ page }) => {
    const box = `<div style="height:160px;overflow:auto"><div style="height:900px"></div>${save}</div>`;
    await pages.open(page, `<div style="height:1500px"></div>${box}`);
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor) }));
    await page.reload();
    await expect(card(page)).toBeVisible();
    await expect(page.locator('#save')).toBeInViewport();
    await expect.poll(() => apart(card(page), page.locator('#save'))).toBe(12);
  });

  test('inside a dialog of the page it can be reached, and goes with it', async ({ page }) => {
    const dialog = `<dialog id="d"><p>Export</p>${save}</dialog><button id="open" onclick="d.showModal()">Open</button>`;
    await pages.open(page, dialog);
    await page.locator('#open').click();
    const anchor = await pointAt(page, '#save');
    const item = await publish(
      team,
      guideOf(
        { kind: 'tooltip', steps: pointed('tooltip', anchor) },
        { trigger: { on: 'event', name: 'opened', delaySeconds: 0 } },
      ),
    );
    await page.reload();
    await call(page, 'track', 'opened');
    await page.locator('#open').click();
    await expect(card(page)).toBeVisible();
    const done = card(page).getByRole('button', { name: 'Done' });
    // Esc is the card's, not the dialog's, while focus is in the card.
    await done.focus();
    await expect(done).toBeFocused();
    await page.evaluate(() => document.querySelector('dialog')?.close());
    await expect(card(page)).toBeHidden();
    await page.locator('#open').click();
    await expect(card(page)).toBeVisible();
    await done.focus();
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
    await expect(page.locator('#d')).toBeVisible();
    await flush(page);
    await expect.poll(() => displaysOf(team, item)).toMatchObject([{ outcome: 'dismissed' }]);
  });

  test('nothing interrupts a dialog of the page; what is asked for from it can be reached', async ({
    page,
  }) => {
    const dialog =
      '<dialog id="d"><button id="ask">Ask</button><button id="shut">Shut</button></dialog>';
    const opened = `<script>d.showModal();shut.onclick=()=>d.close()</script>`;
    const unasked = [stepOf({ surface: 'slideIn', content: say('By itself') })];
    const asked = [stepOf({ surface: 'slideIn', content: say('Asked for') })];
    await publish(team, guideOf({ kind: 'slideIn', steps: unasked }));
    const item = await publish(
      team,
      guideOf({ kind: 'slideIn', steps: asked }, { ...launch, ...always }),
    );
    await pages.open(page, dialog + opened);
    await call(page, 'show', item);
    const wanted = page.getByRole('region', { name: 'Asked for' });
    await expect(wanted).toBeVisible();
    await wanted.getByRole('button', { name: 'Done' }).click();
    await expect(wanted).toBeHidden();
    await expect(page.getByRole('region', { name: 'By itself' })).toBeHidden();
    await page.locator('#shut').click();
    await expect(page.getByRole('region', { name: 'By itself' })).toBeVisible();
  });

  test('inside a popover of the page it does not close that', async ({ page }) => {
    const menu = `<button popovertarget="menu">Menu</button><div popover id="menu" style="width:200px">${save}</div>`;
    await pages.open(page, menu);
    await page.getByText('Menu').click();
    const anchor = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'hotspot', steps: pointed('hotspot', anchor) }, always));
    await page.reload();
    await page.getByText('Menu').click();
    await page.getByRole('button', { name: 'Now with filters' }).click();
    await expect(card(page)).toBeVisible();
    await card(page).getByText('It keeps them.').click();
    await expect(page.locator('#menu')).toBeVisible();
    await expect(card(page)).toBeVisible();
  });

  test('in open shadow roots and in frames of the same origin', async ({ page }) => {
    const shadow = `<x-app></x-app><script>customElements.define('x-app', class extends HTMLElement { connectedCallback() { const outer = this.attachShadow({ mode: 'open' }); outer.innerHTML = '<x-inner></x-inner>'; } }); customElements.define('x-inner', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<p style="margin:120px">${save}</p>'; } })</script>`;
    await pages.open(page, shadow);
    const inShadow = await pointAt(page, '#save');
    await publish(team, guideOf({ kind: 'tooltip', steps: pointed('tooltip', inShadow) }));
    await page.reload();
    await expect(card(page)).toBeVisible();
    await expect.poll(() => apart(card(page), page.locator('#save'))).toBe(12);
    await endAll(team);

    pages.pages['/inner'] = { body: `<div style="height:400px"></div>${save}` };
    await pages.open(
      page,
      '<iframe src="/inner" style="width:400px;height:300px;margin:90px"></iframe>',
    );
    const frame = page.frameLocator('iframe');
    await expect(frame.locator('#save')).toBeVisible();
    await pointAt(page, 'iframe');
    const anchor = await page.evaluate(() => {
      const inner = document.querySelector('iframe')?.contentDocument?.querySelector('#save');
      return inner && window.locator.describe(inner);
    });
    expect(anchor?.frame).toHaveLength(1);
    if (!anchor) throw new Error('the button in the frame can be described');
    const inFrame: Anchor = {
      by: 'element',
      hash: elementHash(anchor),
      descriptor: anchor,
      grade: 'strong',
    };
    await publish(team, guideOf({ kind: 'hotspot', steps: pointed('hotspot', inFrame) }, always));
    await page.reload();
    const dot = page.getByRole('button', { name: 'Now with filters' });
    await expect(dot).toBeHidden();
    await frame.locator('#save').evaluate((one) => one.scrollIntoView());
    await expect(dot).toBeVisible();
    await dot.click();
    await expect(card(page)).toBeVisible();
    await expect.poll(() => apart(card(page), frame.locator('#save'))).toBe(12);
  });

  for (const [where, style] of [
    ['top left', 'top:0;left:0'],
    ['bottom right', 'bottom:0;right:0'],
    ['a tall one in the middle', 'top:150px;left:300px;height:400px'],
  ] as const) {
    test(`stays in the window and off its target: ${where}, wide and at 320 px`, async ({
      page,
    }) => {
      await pages.open(page, `<p style="position:fixed;margin:0;${style}">${save}</p>`);
      const anchor = await pointAt(page, '#save');
      await publish(
        team,
        guideOf({ kind: 'tooltip', steps: pointed('tooltip', anchor, { place: 'start' }) }, always),
      );
      await page.reload();
      await expect(card(page)).toBeVisible();
      for (const width of [1_000, 320]) {
        await page.setViewportSize({ width, height: 640 });
        if (where.startsWith('a tall'))
          await page.locator('body > p').evaluate((one, at) => {
            one.style.left = `${at}px`;
          }, width / 3);
        await expect.poll(() => apart(card(page), page.locator('#save'))).toBeGreaterThanOrEqual(0);
        const box = await card(page).boundingBox();
        expect(
          box &&
            box.x >= 0 &&
            box.y >= 0 &&
            box.x + box.width <= width &&
            box.y + box.height <= 640,
        ).toBe(true);
      }
    });
  }

  test('shifts nothing of the page', async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(window, { shifts: 0 });
      new PerformanceObserver((list) => {
        // Safe: the test's own counter, and layout shifts have a value.
        const counter = window as unknown as { shifts: number };
        for (const entry of list.getEntries())
          counter.shifts += (entry as { value?: number } & PerformanceEntry).value ?? 0;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await pages.open(page, `${room}<main>${save}<p>${'Words. '.repeat(300)}</p></main>`);
    const anchor = await pointAt(page, '#save');
    const steps = [
      ...pointed('tooltip', anchor),
      stepOf({ key: 'b', surface: 'banner', place: 'top', content: say('A bar') }),
      stepOf({ key: 'c', surface: 'slideIn', content: say('A card') }),
      stepOf({ key: 'd', surface: 'modal', content: say('A dialog') }),
    ];
    await publish(team, guideOf({ kind: 'walkthrough', steps }));
    await page.reload();
    for (const name of ['Next', 'Next', 'Next', 'Done'])
      await page.getByRole('button', { name }).click();
    await expect(page.locator('waymark-surface')).toHaveCount(0);
    expect(await page.evaluate(() => (window as unknown as { shifts: number }).shifts)).toBe(0);
  });
});
