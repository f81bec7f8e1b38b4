/** Before publishing, in the panel: a check that fails and is fixed, last week's forecast, and a preview as somebody. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Definition } from '../../core/model/engagement.ts';
import type { Step } from '../../core/model/guide.ts';
import { newId } from '../../extension/new-id.ts';
import { must } from '../../local/demo-data/api.ts';
import { guideOf } from '../db/contract/items.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside } from './panel.ts';
import { createTeam, type Team } from './team.ts';

let team: Team;
test.beforeAll(async () => {
  team = await createTeam('admin-lte');
});
test.afterAll(() => team?.close());

const day = 86_400_000;
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
/** Where to leave pictures for whoever looks; none by default. */
const pictures = process.env.WAYMARK_PICTURES;

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
}

/** Forty people who came by yesterday, as the widget would have told; the first is Ada. */
async function lastWeek({ backend, app }: Team): Promise<void> {
  for (let n = 0; n < 40; n += 1) {
    const t = Date.now() - day - n * 1_000;
    const traits = n ? { name: `Person ${n}` } : { name: 'Ada Brandt', firstName: 'Ada' };
    const payload = {
      ...{ v: 1, app: app.key, seq: 1, sent: Date.now(), sender: newId(), device: newId() },
      user: { id: `u-${n}`, traits },
      events: [{ t, k: 'page', p: n % 4 ? '/index2.html' : '/index.html' }],
    };
    await backend.sql`select app.ingest_batch(${JSON.stringify(payload)}::text::jsonb, null, false)`;
  }
}

const step: Step = {
  ...{ key: 's1', surface: 'tooltip', place: null, where: null, href: null },
  anchor: { by: 'selector', selector: '.main-header .navbar-nav a', grade: 'fair' },
  content: [
    { block: 'heading', content: { key: 's1.heading', text: 'Hello {{visitor.firstName}}' } },
    { block: 'paragraph', content: { key: 's1.paragraph', text: 'Ask us anything.' } },
  ],
  advance: [{ on: 'button', to: null, if: null }],
};

function draft(): Definition {
  const made = guideOf({
    ...{ title: { key: 'title', text: 'Help' }, goal: null, holdout: 0.1 },
    audience: { 'visitor.plan': { $exists: true } },
    theme: { accent: '#ffdd00', onAccent: '#ffffff' },
    where: { include: [{ kind: 'path', value: '/index2.html' }], exclude: [] },
    languages: {
      default: 'en',
      translations: { ar: { title: 'مساعدة', 's1.heading': 'مرحبًا {{visitor.firstName|بك}}' } },
    },
  });
  if (made.is !== 'guide') throw new Error('guideOf makes guides.');
  return { ...made, guide: { ...made.guide, kind: 'tooltip', steps: [step] } };
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  );
  return found.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

test('a failing check is fixed and goes; a forecast is counted; Ada sees it in Arabic at 320 px', async ({
  launch,
}) => {
  test.slow();
  await lastWeek(team);
  const item = { id: newId(), name: 'Help', definition: draft() };
  must(await team.api.save_item({ app: team.app.id, item, base: null }));
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/index2.html');
  await expect(page.locator('.preloader')).toBeHidden();
  await panel.getByRole('tab', { name: 'Guides' }).click();
  await panel.getByRole('button', { name: /^Help/ }).click();
  const allow = panel.getByRole('button', { name: /Always allow/ });
  await allow
    .or(panel.getByRole('button', { name: 'Preview on this page' }))
    .first()
    .waitFor();
  if (await allow.isVisible()) await allow.click();
  const tab = (name: RegExp) => panel.getByRole('tab', { name }).click();

  // A text that would read "Hello ": said, led to, fixed, gone.
  await tab(/^Checks/);
  const bare = panel
    .getByRole('listitem')
    .filter({ hasText: '{{visitor.firstName}}: nothing is said' });
  await expect(bare).toContainText('{{visitor.firstName|there}}');
  await expect(panel.getByText('Arabic: 1 of 3 texts is not translated')).toBeVisible();
  // What the page measures: white words on yellow buttons.
  const faint = panel
    .getByRole('listitem')
    .filter({ hasText: 'has a contrast of' })
    .filter({ hasText: 'colours; it needs' });
  await expect(faint.first()).toContainText('it needs 4.5');
  await expect(panel.getByText('Measured on this page')).toBeVisible();
  expect(await violations(panel)).toEqual([]);
  await picture(panel, 'checks');
  await bare.getByRole('button', { name: 'Go there' }).click();
  const heading = panel.locator('[data-phrase="s1.heading"]');
  await expect(heading).toBeFocused();
  await heading.fill('Hello {{visitor.firstName|there}}');
  await tab(/^Checks/);
  await expect(bare).toHaveCount(0);

  // The look, fixed: the page measures again, by itself.
  await tab(/^Rules/);
  await panel.getByLabel('Buttons', { exact: true }).fill('#14543f');
  await tab(/^Checks/);
  await expect(panel.getByText('Measured on this page')).toBeVisible();
  await expect(faint).toHaveCount(0);

  // Thirty of forty were on its page; nobody has a plan, so nobody is in its audience.
  await panel.getByRole('button', { name: 'Count on last week' }).click();
  const forecast = panel.getByRole('region', { name: 'Forecast' });
  await expect(forecast).toContainText('Counted on all 40 people of the last seven days.');
  const stops = forecast.getByRole('list', { name: 'What stopped the others' });
  await expect(
    stops.getByRole('listitem').filter({ hasText: 'are not in its audience' }),
  ).toContainText('30');
  await expect(
    stops.getByRole('listitem').filter({ hasText: 'were on none of its pages' }),
  ).toContainText('10');
  await expect(
    forecast.getByRole('list', { name: 'Impressions by day' }).getByRole('listitem'),
  ).toHaveCount(7);
  expect(await violations(panel)).toEqual([]);
  await forecast.scrollIntoViewIfNeeded();
  await picture(panel, 'forecast');
  // As narrow, and as dark, as a side panel gets.
  const size = panel.viewportSize();
  await panel.setViewportSize({ width: 320, height: 900 });
  await panel.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(panel)).toEqual([]);
  expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await picture(panel, 'forecast-320-dark');
  await panel.emulateMedia({ colorScheme: null });
  if (size) await panel.setViewportSize(size);

  // As Ada, who is not in its audience either, which a preview says and does not mind.
  await tab(/^Content/);
  await panel.getByText('As whom, and how wide').click();
  await panel.getByRole('combobox', { name: 'As', exact: true }).selectOption('person');
  await panel.getByRole('searchbox', { name: 'Name, id or e-mail address' }).fill('Ada');
  await panel.getByRole('button', { name: 'Find', exact: true }).click();
  await panel
    .getByRole('combobox', { name: 'Person', exact: true })
    .selectOption({ label: 'Ada Brandt' });
  await expect(
    panel.getByText('Ada Brandt would not get this here: the person is not in its audience.'),
  ).toBeVisible();
  await panel.getByRole('combobox', { name: 'Language', exact: true }).selectOption('ar');
  await panel.getByRole('combobox', { name: 'Width' }).selectOption('320');
  await panel.getByRole('combobox', { name: 'Colours' }).selectOption('dark');
  expect(await violations(panel)).toEqual([]);
  await picture(panel, 'preview-as');
  await panel.getByRole('button', { name: 'Preview on this page' }).click();
  await page.bringToFront();
  const frame = page.frameLocator('iframe[title="Preview"]');
  const card = frame.locator('waymark-surface section');
  await expect(frame.getByRole('heading', { name: 'مرحبًا Ada' })).toBeVisible();
  const box = await card.evaluate((section) => ({
    view: innerWidth,
    direction: getComputedStyle(section).direction,
    right: section.getBoundingClientRect().right,
    background: getComputedStyle(section.querySelector('.card') ?? section).backgroundColor,
  }));
  expect(box).toMatchObject({ view: 320, direction: 'rtl', background: 'rgb(29, 36, 34)' });
  expect(box.right).toBeLessThanOrEqual(320);
  await expect(page.getByText('320 px · Arabic · as Ada Brandt · no rule is asked')).toBeVisible();
  await picture(page, 'frame-ar-320');
  await page.keyboard.press('Escape');
  await expect(page.locator('waymark-frame')).toHaveCount(0);
});
