// A release renames a button, its tag goes silent: the alert in the console, the repair, what it leaves alone, what
// it counts from then on, and the way back. The new button is clicked for real; the weeks before are sent as
// the widget would have sent them.
import type { Page } from '@playwright/test';
import { newId } from '../../console/app/new-id.ts';
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { must } from '../../local/demo-data/api.ts';
import { type HttpServer, serve } from '../../local/http.ts';
import { repoDir } from '../../local/paths.ts';
import { checkHealth } from '../../local/seed.ts';
import { createStaticSite } from '../../local/static-site.ts';
import { faultsOf } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { allowed, openBeside, openTab } from './panel.ts';
import { createTeam, person, type Team, untilRecorded, untilWidgetRuns } from './team.ts';

let team: Team;
let site: HttpServer;
const [feature, tag] = [newId(), newId()];
const day = 86_400_000;

test.beforeAll(async ({ browser }) => {
  team = await createTeam('sb-admin-2');
  const config = () => JSON.stringify({ ...team.server, widgetUrl: '' });
  site = await serve(
    createStaticSite({ dir: `${repoDir}/dist/console`, made: { '/config.json': config } }),
  );
  const visit = await browser.newPage();
  const { descriptor, path } = await clickRenamed(visit, 2);
  await visit.close();
  const old = beforeRelease(descriptor);
  await sendPast(old, path);
  await tagIt(old, path);
});
// Each test starts with a tag that is broken and an alert that is open.
test.beforeEach(() => checkHealth(team.backend.sql, team.app.id));
test.afterAll(async () => {
  await site?.close();
  await team?.close();
});

/** Clicks the button as it is after the release, and returns how it is recorded. */
async function clickRenamed(page: Page, times: number) {
  await page.goto(`${team.site}/buttons.html`);
  await untilWidgetRuns(page);
  for (let i = 0; i < times; i++) await page.locator('a.btn-success.btn-icon-split').click();
  await untilRecorded(team, times);
  const rows = must(await team.api.live_events({ app: team.app.id, after: null, limit: 50 }));
  const { element, path } = rows.find(({ kind }) => kind === 'click') ?? {};
  const seen = must(await team.api.page_elements({ app: team.app.id, path: path ?? '', days: 7 }));
  const descriptor = seen.find(({ hash }) => hash === element)?.descriptor;
  if (!descriptor || !path) throw new Error('the clicked element is recorded with its descriptor');
  return { descriptor, path };
}

/**
 * As it was before: other words, another look, and one more button before it. Likely enough to be proposed, too
 * unlikely to be counted.
 */
function beforeRelease(now: Descriptor): Descriptor {
  const [first = 1, ...trail] = now.trail ?? [];
  return {
    ...now,
    ...{ name: 'Continue', classes: ['btn-continue'], attrs: { href: '/continue' } },
    ...{ nth: now.nth + 1, of: now.of + 1, trail: [first + 1, ...trail] },
  };
}

/** Three uses, three days ago. */
async function sendPast(descriptor: Descriptor, path: string) {
  const hash = elementHash(descriptor);
  const past = Date.now() - 3 * day;
  const events = [0, 1, 2].map((i) => ({ t: past + i * 60_000, k: 'click', p: path, e: hash }));
  const payload = {
    ...{ v: 1, app: team.app.key, sender: newId(), seq: 1, sent: Date.now(), device: newId() },
    ...{ elements: { [hash]: descriptor }, events },
  };
  const { url, publishableKey } = team.server;
  const reply = await fetch(`${url}/rest/v1/rpc/ingest?apikey=${publishableKey}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: team.site },
    body: JSON.stringify({ payload }),
  });
  expect(await reply.json()).toMatchObject({ accepted: 3, refused: [] });
}

async function tagIt(descriptor: Descriptor, path: string) {
  const anchors = [{ hash: elementHash(descriptor), descriptor }];
  must(
    await team.api.save_tag({
      app: team.app.id,
      feature: {
        ...{ id: feature, name: 'Go on', area: null, owner: null, status: 'live' },
        ...{ description: '', releasedAt: null },
      },
      tag: { id: tag, rule: { page: { kind: 'everywhere' }, anchors, selector: null } },
      ...{ matched: [], days: 30 },
    }),
  );
  // As reports of staff's extensions leave them: found before the release, missed since.
  const seen = {
    120: 'found',
    100: 'found',
    80: 'found',
    30: 'missing',
    20: 'missing',
    5: 'missing',
  };
  for (const [hours, outcome] of Object.entries(seen)) {
    await team.backend.sql`
      insert into app.tag_sightings (tag_id, hour, path, outcome, score, matches, at)
      select ${tag}::uuid, app.hour_of(t), ${path}, ${outcome}, 0.8, ${outcome === 'found' ? 1 : 0}::int, t
      from (select now() - ${Number(hours)}::int * interval '1 hour' as t) x`;
  }
}

const uses = async () => {
  const usage = must(await team.api.feature_usage({ feature, app: team.app.id, days: 30 }));
  return { before: usage.window.uses, today: usage.today.uses };
};

test('a tag that a release broke is found in Alerts, repaired from its first new use on, and put back', async ({
  page,
}) => {
  expect(await uses()).toEqual({ before: 3, today: 0 });

  await page.goto(site.url);
  await page.getByLabel('E-mail address').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Alerts 1 open alert' }).first().click();
  await expect(page.getByRole('link', { name: 'Go on' })).toBeVisible();
  await expect(page.getByText('Staff no longer find it on /buttons.html')).toBeVisible();

  await page.getByRole('link', { name: 'Repair' }).click();
  await expect(page.getByRole('heading', { name: 'Repair “Go on”' })).toBeVisible();
  const label = page.locator('.wm-differences tr', { hasText: 'Label' });
  await expect(label).toHaveText(/Continue.*Split Button Success/);
  await expect(page.getByText('its first use')).toBeVisible();
  await page.getByRole('button', { name: /^Accept Split Button Success/ }).click();
  await expect(page.getByText('Repaired: version 2')).toBeVisible();
  expect(await uses()).toEqual({ before: 3, today: 2 });
  await expect(page.getByText(/^RepairCounts from .* on$/)).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('The repair is undone')).toBeVisible();
  expect(await uses()).toEqual({ before: 3, today: 0 });
});

test('the panel shows the trouble on the page, reports what it sees, and repairs it there', async ({
  launch,
}) => {
  const extension = await launch(allowed(team));
  const { page, panel } = await openBeside(extension, team, '/buttons.html');
  await expect(panel.getByText('1 tag needs you.')).toBeVisible();
  const told = async () => {
    const rows = await team.backend.sql<{ outcome: string; path: string }>`
      select outcome, path from app.tag_sightings where tag_id = ${tag}::uuid and seen_by is not null`;
    return rows.map(({ outcome, path }) => `${outcome} on ${path}`);
  };
  await openTab(panel, 'On page');
  await expect(panel.getByText('1 tag on /buttons.html, 0 in sight.')).toBeVisible();
  // Which of the two it is hangs on the locator's weights, which are not what is tested here.
  const unseen = [expect.stringMatching(/^(ambiguous|missing) on \/buttons.html$/)];
  await expect.poll(told, { timeout: 20_000 }).toEqual(unseen);

  await panel.getByRole('button', { name: 'See why' }).click();
  await expect(panel.getByText('Staff no longer find it on /buttons.html')).toBeVisible();
  expect.soft(await faultsOf(panel), 'alerts').toEqual([]);
  await panel.getByRole('button', { name: 'Repair', exact: true }).click();
  const best = panel.locator('.wm-candidate').first();
  await expect(best.getByText('On this page')).toBeVisible();
  await expect(page.locator('waymark-overlay .tip.tag').first()).toContainText('Split Button');
  for (const colorScheme of ['light', 'dark'] as const) {
    await panel.setViewportSize({ width: 320, height: 720 });
    await panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect.soft(await faultsOf(panel), `repair, ${colorScheme}`).toEqual([]);
  }
  await panel.getByRole('button', { name: /^Accept Split Button Success/ }).click();
  await expect(panel.getByText('Repaired: version')).toBeVisible();
  await expect(panel.locator('.tag-health')).toBeVisible();
  expect.soft(await faultsOf(panel), 'feature').toEqual([]);
  expect(await uses()).toEqual({ before: 3, today: 2 });
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(panel.getByText('The repair is undone')).toBeVisible();
  expect(await uses()).toEqual({ before: 3, today: 0 });
});
