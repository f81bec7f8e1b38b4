/**
 * Real products after what a release does to them: every interactive element of six pages that nobody here
 * wrote, described before and looked for after. A wrong one is worse than none, so both are asserted. The
 * shares are those measured, rounded down; what is refused is ambiguous or missing, never counted.
 */
import { expect, type Page, test } from '@playwright/test';
import type { HttpServer } from '../../local/http.ts';
import type { Tally } from './in-page-locator.ts';
import type { Displacement, Mutation, Rewriting } from './in-page-mutations.ts';
import { bundleLocator } from './locator-page.ts';
import { serveProduct } from './third-party.ts';

const pages = [
  ['sb-admin-2', '/index.html'],
  ['sb-admin-2', '/buttons.html'],
  ['admin-lte', '/index.html'],
  ['admin-lte', '/pages/forms/general.html'],
  ['admin-lte', '/pages/mailbox/mailbox.html'],
  ['admin-lte', '/pages/UI/general.html'],
] as const;

let script: string;
let servers: Record<(typeof pages)[number][0], HttpServer>;
test.beforeAll(async () => {
  script = await bundleLocator();
  servers = {
    'sb-admin-2': await serveProduct('sb-admin-2', () => ''),
    'admin-lte': await serveProduct('admin-lte', () => ''),
  };
});
test.afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())));

const counts = ['alone', 'found', 'ambiguous', 'missing', 'twin'] as const;

/** Shows each page in turn, as it is, with the locator in it. */
async function onEach(page: Page, run: (where: string) => Promise<void>): Promise<void> {
  // An alert of AdminLTE's own demo, which would wait for somebody to close it.
  await page.route('**/demo.js', (route) => route.abort());
  for (const [product, file] of pages) {
    await page.goto(`${servers[product].url}${file}`);
    await page.evaluate(script);
    await run(product + file);
  }
}

/** The same done to all pages, told in one. */
async function overall(page: Page, run: () => Promise<Tally>): Promise<Tally> {
  const sum: Tally = {
    ...{ alone: 0, found: 0, ambiguous: 0, missing: 0, twin: 0, wrong: [], doubted: [] },
  };
  await onEach(page, async (where) => {
    const tally = await run();
    for (const key of counts) sum[key] += tally[key];
    sum.wrong.push(...tally.wrong.map((one) => `${where} ${one}`));
    sum.doubted.push(...tally.doubted);
  });
  const { wrong, doubted, ...told } = sum;
  const figures = JSON.stringify({ ...told, wrong: wrong.length, doubted: doubted.length });
  test.info().annotations.push({ type: 'figures', description: figures });
  return sum;
}

const hows = ['attributeOrder', 'classOrder', 'whiteSpace', 'rendering'] satisfies Rewriting[];
test(`no description notices ${hows.join(', ')}`, async ({ page }) => {
  test.setTimeout(180_000);
  await onEach(page, async (where) => {
    for (const how of hows) {
      const { total, changed } = await page.evaluate((kind) => window.locator.rewrite(kind), how);
      expect(total).toBeGreaterThan(5);
      expect(changed, `${how} on ${where}`).toEqual([]);
    }
  });
});

/** Least share found of those told apart before, and most wrong of all, in elements. */
const changes: Record<Mutation, readonly [found: number, wrong: number]> = {
  nothing: [1, 0],
  rerender: [1, 0],
  addBanner: [1, 0],
  moveIntoContainer: [0.99, 0],
  renameClasses: [0.98, 0],
  wrapEach: [0.97, 2],
  // Arrows and buttons of one look that change places: each is taken for the other.
  reorder: [0.96, 4],
  removeIds: [0.97, 0],
  regenerateIds: [0.95, 0],
  // Every word is another one: what has neither address nor id is refused.
  translate: [0.5, 8],
};

for (const [change, [found, wrong]] of Object.entries(changes)) {
  test(`${change}: the same elements are found`, async ({ page }) => {
    test.setTimeout(180_000);
    // safe: a key of the table
    const tally = await overall(page, () =>
      page.evaluate((how) => window.locator.survive(how), change as Mutation),
    );
    expect(tally.alone).toBeGreaterThan(500);
    expect(tally.wrong.slice(wrong)).toEqual([]);
    expect(tally.found / tally.alone, JSON.stringify(tally)).toBeGreaterThanOrEqual(found);
    // What is not told apart on the page as it is has a true twin, nearly always.
    expect(tally.doubted.length / tally.alone).toBeLessThanOrEqual(0.005);
  });
}

/**
 * Of one element in ten: how many are found, and how often another is taken for it. A page that only lost
 * something is the hardest: the neighbour stands just like the one that is gone. Known neighbours are not
 * taken for it.
 */
const displaced: readonly [Displacement, knows: boolean, found: number, wrong: number][] = [
  ['moveElsewhere', false, 0.5, 0.2],
  ['moveElsewhere', true, 0.5, 0.05],
  ['takeAway', false, 0, 0.3],
  ['takeAway', true, 0, 0.05],
];

for (const [how, knows, found, wrong] of displaced) {
  const given = knows ? 'the page before is known' : 'nothing but the descriptor is known';
  test(`${how}, ${given}: one element after the other`, async ({ page }) => {
    test.setTimeout(180_000);
    const tally = await overall(page, () =>
      page.evaluate(([kind, all]) => window.locator.displace(kind, 15, all), [how, knows] as const),
    );
    expect(tally.alone).toBeGreaterThan(60);
    expect(tally.wrong.length / tally.alone, tally.wrong.join('\n')).toBeLessThanOrEqual(wrong);
    expect(tally.found / tally.alone).toBeGreaterThanOrEqual(found);
  });
}
