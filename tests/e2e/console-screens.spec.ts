// Every screen of the console, on the fixture: nothing for axe to find, nothing wider than the window, nothing
// in the page's console, at both ends of width and in both schemes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page, test } from '@playwright/test';
import { serveFixture } from '../console/fixture/serve.ts';

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const comment = '0199a000-0000-7000-8000-000000000103';

const duplicate = '0199a000-0000-7000-8000-00000000010f';
const duplicateTag = '0199a000-0000-7000-8000-00000000070f';

/** Of the fixture's engagement. */
const itemOf = (n: number) => `0199a000-0000-7000-8000-000000000e0${n}`;
const segmentOf = (n: number) => `0199a000-0000-7000-8000-00000000050${n}`;

/** Each with a word that stands there once it is drawn. */
const screens = {
  features: ['#/features', 'Open project'],
  'features, in a segment': [
    '#/features?segment=[{"on":"account","trait":"plan","equals":"Studio"}]',
    'plan is Studio',
  ],
  'features, none yet': ['?state=empty#/features', 'Name your first feature'],
  'features, no match': ['#/features?q=zzz', 'No feature matches'],
  'features, failing': ['?state=broken#/features', 'could not be loaded'],
  'feature, accounts': [`#/features/${comment}`, 'Harbour Studio'],
  'feature, people': [`#/features/${comment}?tab=people`, 'First use'],
  'feature, retention': [`#/features/${comment}?tab=retention`, 'All, complete weeks'],
  'feature, tags': [`#/features/${comment}?tab=tags`, 'Also counts Send button'],
  'feature, events': [`#/features/${comment}?tab=events`, 'not tagged'],
  alerts: ['#/alerts', 'No use since Friday'],
  'alerts, closed': ['#/alerts?show=closed', 'Repaired'],
  'alerts, none': ['?state=empty#/alerts', 'No tag needs you'],
  'alerts, failing': ['?state=broken#/alerts', 'could not be loaded'],
  repair: [`#/features/${duplicate}/repair/${duplicateTag}`, 'Ahead of the next candidate'],
  'repair, as a viewer': [
    `?state=viewer#/features/${duplicate}/repair/${duplicateTag}`,
    'takes the role of an editor',
  ],
  'repair, nothing alike': [
    `?state=gone#/features/${duplicate}/repair/${duplicateTag}`,
    'Nothing resembles it',
  ],
  'guides and surveys': ['#/engage', 'Quarterly NPS'],
  'guides and surveys, none yet': ['?state=empty#/engage', 'Say the right word'],
  'guides and surveys, failing': ['?state=broken#/engage', 'could not be loaded'],
  templates: ['#/engage/new', 'Start from a template'],
  'a new survey': ['#/engage/new/nps', 'people seen in 90 days'],
  'a new guide': ['#/engage/new/maintenance', 'people seen in 90 days'],
  'an item in review': [`#/engage/${itemOf(5)}`, 'Only for the ten studios'],
  'what a guide says': [`#/engage/${itemOf(2)}?tab=content`, '3 seconds after the page is there'],
  'what a guide did': [`#/engage/${itemOf(2)}?tab=results`, 'How it ended'],
  'what a survey told': [`#/engage/${itemOf(1)}?tab=results`, 'By month'],
  answers: [`#/engage/${itemOf(1)}?tab=answers`, 'It saves me an hour a day.'],
  'why or why not': [`#/engage/${itemOf(2)}?tab=why`, 'Name, id or e-mail address'],
  'why or why not, answered': [
    `#/engage/${itemOf(2)}?tab=why&person=3&path=/elsewhere`,
    'needs one of',
  ],
  versions: [`#/engage/${itemOf(1)}?tab=versions`, 'Asked in waves now'],
  translations: [`#/engage/${itemOf(1)}?tab=translations`, '7 of 8 missing'],
  'translations, none yet': [`#/engage/${itemOf(2)}?tab=translations`, 'One language so far'],
  segments: ['#/segments', 'Quiet studios'],
  'segments, none yet': ['?state=empty#/segments', 'Name the people you speak to'],
  'segments, failing': ['?state=broken#/segments', 'could not be loaded'],
  'a segment': [`#/segments/${segmentOf(1)}`, 'Go back to version 1'],
  'a segment, as a viewer': [`?state=viewer#/segments/${segmentOf(1)}`, 'Who is in it'],
  'a list': [`#/segments/${segmentOf(3)}`, 'Choose a CSV file'],
  'editing a segment': [`#/segments/${segmentOf(2)}/edit`, 'of 1,320 people seen'],
  'a new list': ['#/segments/new/list', 'Everybody of an account'],
  live: ['#/live', 'Listening'],
  'live, nothing': ['?state=empty#/live', 'Nothing has happened yet'],
  workspace: ['#/settings', 'Weeks start on'],
  members: ['#/settings/members', 'Invite by link'],
  apps: ['#/settings/apps', 'Staging'],
  app: ['#/settings/apps/1', 'We see your events'],
  'app, as a viewer': ['?state=viewer#/settings/apps/1', 'We see your events'],
  areas: ['#/settings/areas', 'New area'],
  look: ['#/settings/look', 'Everything can be read'],
  attention: ['#/settings/attention', 'everybody must know'],
  'attention, as a viewer': ['?state=viewer#/settings/attention', 'Only admins can change it'],
  webhooks: ['#/settings/webhooks', 'Slack, #nps'],
  'webhooks, none yet': ['?state=empty#/settings/webhooks', 'Nobody is told yet'],
  'webhooks, failing': ['?state=broken#/settings/webhooks', 'could not be loaded'],
  'a webhook': [
    '#/settings/webhooks/0199a000-0000-7000-8000-000000000601',
    'The receiver answered 503',
  ],
  'a new webhook': ['#/settings/webhooks/new', 'Tell it when'],
  visitors: ['#/settings/visitors', 'Find and delete a visitor'],
  audit: ['#/settings/audit', 'Changed app Plotline'],
  install: ['#/install/2', 'Waiting for the first event'],
  'sign in': ['?state=signed-out#/', 'Use a one-time code'],
  start: ['?state=new#/', 'Set up your workspace'],
  invitation: ['#/invite/abc', 'Join Plotline'],
  'invitation, gone': ['#/invite/gone', 'not valid any more'],
  'nothing here': ['#/nowhere', 'Nothing lives at this address'],
} as const;

type Violation = { id: string; help: string; nodes: { html: string; failureSummary?: string }[] };

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then((r) => r.violations)`,
  );
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

let site: Awaited<ReturnType<typeof serveFixture>>;
test.beforeAll(async () => {
  site = await serveFixture();
});
test.afterAll(() => site.close());

// Contrast hangs on the scheme, room on the width: two corners cover both.
const corners = [
  { width: 1440, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
] as const;

for (const { width, colorScheme } of corners) {
  test(`every screen at ${width} px, ${colorScheme}`, async ({ browser }) => {
    test.slow();
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    page.on('pageerror', (error) => said.push(error.message));
    for (const [name, [address, word]] of Object.entries(screens)) {
      await test.step(name, async () => {
        // A hash alone does not load the page anew.
        await page.goto('about:blank');
        await page.goto(site.url + address);
        await expect(page.getByText(word).filter({ visible: true }).first(), name).toBeVisible();
        expect.soft(await violations(page), name).toEqual([]);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(wider, `${name}: pixels beyond the window`).toBe(0);
        expect.soft(said.splice(0), name).toEqual([]);
      });
    }
    await context.close();
  });
}
