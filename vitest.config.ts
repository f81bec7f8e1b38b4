// One config, five projects: drop a test into the folder of its kind and it runs.
//   unit   core, repo and whatever else needs neither page nor database
//   dom    dom, ui, widget and console in happy-dom (no layout, no popover: those go to tests/e2e)
//   ext    extension on WXT's fake browser
//   local  the embedded backend, its gateway and the start command
//   db     pgTAP and contract tests on PGlite and on real Postgres
import preact from '@preact/preset-vite';
import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';
import { SlowestFirst } from './local/test/slowest-first.ts';

const preactPlugin = () => preact({ prefreshEnabled: false, devToolsEnabled: false });
const indexedDb = ['fake-indexeddb/auto'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    // Left to itself, vitest keeps one core free: on two, that is half of them.
    maxWorkers: '100%',
    sequence: { sequencer: SlowestFirst },
    coverage: {
      provider: 'v8',
      include: ['{core,dom,ui,widget,extension,console,local}/**/*.{ts,tsx}'],
      reporter: ['text-summary', 'json-summary'],
    },
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/{core,repo,demo,bench}/**/*.test.ts'],
          // Nothing here has state of its own: each file need not load the core anew.
          isolate: false,
        },
      },
      {
        plugins: [preactPlugin()],
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['tests/{dom,ui,widget,console}/**/*.test.{ts,tsx}'],
          setupFiles: indexedDb,
          // Whole screens; on a machine where others work, five seconds are not enough for some.
          testTimeout: 20_000,
        },
      },
      {
        plugins: [WxtVitest(), preactPlugin()],
        test: {
          name: 'ext',
          environment: 'node',
          include: ['tests/extension/**/*.test.{ts,tsx}'],
          setupFiles: indexedDb,
        },
      },
      {
        test: {
          name: 'local',
          environment: 'node',
          include: ['tests/local/**/*.test.ts'],
          // A cold initdb on a busy two-core machine takes many seconds.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'db',
          environment: 'node',
          include: ['tests/db/**/*.test.ts'],
          globalSetup: ['tests/db/cluster.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
