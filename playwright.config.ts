// End-to-end tests: tests/e2e/**/*.spec.ts in the machine's own Chromium, which
// local/chromium.ts finds. Tests that load the extension launch a persistent context themselves.
import { defineConfig } from '@playwright/test';
import { chromiumArgs, getChromium } from './local/chromium.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // Two workers saturate the two cores that CI has.
  workers: 2,
  timeout: 90_000,
  // Two browsers, a server and a database on two cores: five seconds are sometimes not enough for a screen.
  expect: { timeout: 10_000 },
  // A browser on a crowded CI machine may miss a beat once; the summary names who did.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: getChromium(), args: [...chromiumArgs] },
    // A trace of every test costs a tenth of the suite's time. Here: `--trace on`, for the test in question.
    trace: 'on-first-retry',
  },
});
