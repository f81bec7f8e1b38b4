/**
 * Real products after what a release does to them: every interactive element of nine pages that nobody here
 * wrote, described before and looked for after. A wrong one is worse than none, so both are asserted. The
 * shares are those measured, rounded down; what is refused is ambiguous or missing, never counted.
 */
import { expect, type Page, test } from '@playwright/test';
import type { HttpServer } from '../../local/http.ts';
import type { Tally } from './in-page-locator.ts';
import type { Displacement, Mutation } from './in-page-mutations.ts';
import { bundleLocator } from './locator-page.ts';
import { serveProduct } from './third-party.ts';

const pages = [
  ['sb-admin-2', '/index.html'],
  ['sb-admin-2', '/register.html'],
  ['sb-admin-2', '/buttons.html'],
  ['sb-admin-2', '/tables.html'],
  ['admin-lte', '/index.html'],
  ['admin-lte', '/pages/forms/general.html'],
  ['admin-lte', '/pages/mailbox/mailbox.html'],
  ['admin-lte', '/pages/UI/general.html'],
  ['admin-lte', '/pages/examples/profile.html'],
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

/** The same done to all pages, told in one. */
async function overall(page: Page, run: () => Promise<Tally>): Promise<Tally> {
  // An alert of AdminLTE's own demo, which would wait for somebody to close it.
  await page.route('**/demo.js', (route) => route.abort());
  const sum: Tally = {
    ...{ alone: 0, found: 0, ambiguous: 0, missing: 0, twin: 0, wrong: [], doubted: [] },
  };
  for (const [product, file] of pages) {
    await page.goto(`${servers[product].url}${file}`);
    await page.evaluate(script);
    const tally = await run();
    for (const key of counts) sum[key] += tally[key];
    sum.wrong.push(...tally.wrong.map((one) => `${product}${file} ${one}`));
    sum.doubted.push(...tally.doubted);
  }
  const { wrong, doubted, ...told } = sum;
  const figures = JSON.stringify({ ...told, wrong: wrong.length, doubted: doubted.length });
  test.info().annotations.push({ type: 'figures', description: figures });
  return sum;
}

/** Least share found of those told apart before, and most wrong of all, in elements. */
const changes: Record<Mutation, readonly [found: number, wrong: number]> = {
  nothing: [1, 0],
  rerender: [1, 0],
  addBanner: [1, 0],
  moveIntoContainer: [0.99, 0],
  renameClasses: [0.96, 0],
  wrapEach: [0.98, 0],
  reorder: [0.95, 0],
  removeIds: [0.98, 0],
  regenerateIds: [0.96, 0],
  // Every word is another one: what has neither address nor id is refused, and it should be.
  translate: [0.12, 8],
};

for (const [change, [found, wrong]] of Object.entries(changes)) {
  test(`${change}: the same elements are found`, async ({ page }) => {
    test.setTimeout(180_000);
    // safe: a key of the table
    const tally = await overall(page, () =>
      page.evaluate((how) => window.locator.survive(how), change as Mutation),
    );
    expect(tally.alone).toBeGreaterThan(800);
    expect(tally.wrong.slice(wrong)).toEqual([]);
    expect(tally.found / tally.alone, JSON.stringify(tally)).toBeGreaterThanOrEqual(found);
    // What is not told apart on the page as it is has a true twin, nearly always.
    expect(tally.doubted.length / tally.alone).toBeLessThanOrEqual(0.005);
  });
}

/** Of one element in ten: how many are found, and how often another is taken for it. */
const displaced: Record<Displacement, readonly [found: number, wrong: number]> = {
  moveElsewhere: [0.55, 0.1],
  takeAway: [0, 0.13],
};

for (const [how, [found, wrong]] of Object.entries(displaced)) {
  test(`${how}: one element after the other`, async ({ page }) => {
    test.setTimeout(180_000);
    // safe: a key of the table
    const tally = await overall(page, () =>
      page.evaluate((kind) => window.locator.displace(kind, 25), how as Displacement),
    );
    expect(tally.alone).toBeGreaterThan(150);
    expect(tally.wrong.length / tally.alone, tally.wrong.join('\n')).toBeLessThanOrEqual(wrong);
    expect(tally.found / tally.alone).toBeGreaterThanOrEqual(found);
  });
}
