// Builds the extension for Chrome and Firefox (both MV3) into dist/ext.
//
// Permissions follow least privilege: nothing at install lets Waymark see a page. `activeTab` opens one tab
// for one gesture; a product's own origin is an optional permission that its staff grant one by one.
import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

/** Firefox refuses unknown permissions loudly and has a sidebar instead of the side panel. */
const permissions = (browser: string) => [
  'activeTab',
  'scripting',
  'storage',
  'unlimitedStorage',
  'alarms',
  'contextMenus',
  ...(browser === 'firefox' ? [] : ['sidePanel']),
];

const icons = { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' };

/** 142: the first desktop and Android release that reads `data_collection_permissions`. */
const gecko = {
  id: 'waymark@waymark.dev',
  strict_min_version: '142.0',
  // What a person tags on a page travels, to their own team's server and nowhere else.
  data_collection_permissions: { required: ['authenticationInfo', 'websiteContent'] },
};

export default defineConfig({
  manifestVersion: 3,
  entrypointsDir: 'entrypoints',
  publicDir: 'extension/public',
  // Tests of work in progress build beside what others are testing.
  outDir: process.env.WAYMARK_EXT_OUT ?? 'dist/ext',
  imports: false,
  zip: { name: 'waymark', excludeSources: ['dist/**', 'test-results/**', 'bench/out/**'] },
  vite: () => ({
    plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
    // The second, or Vite would unfold light-dark() for browsers that cannot run this anyway.
    build: { target: 'es2022', cssTarget: ['chrome125', 'firefox142'] },
  }),
  manifest: ({ browser }) => ({
    name: 'Waymark',
    description:
      'See what your users do: point at an element of your product, see its use, name it.',
    permissions: permissions(browser),
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    icons,
    action: { default_title: 'Tag this page with Waymark', default_icon: icons },
    commands: {
      _execute_action: { suggested_key: { default: 'Ctrl+Shift+Y' } },
      // Alt+Shift+C is taken: Chromium 156 leaves it unassigned. The panel shows what the browser gave.
      'capture-page': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: 'Capture feedback on this page',
      },
      'capture-area': { description: 'Capture an area of this page' },
      'capture-element': { description: 'Capture an element of this page' },
      'capture-whole': { description: 'Capture the whole page' },
    },
    ...(browser === 'firefox'
      ? { browser_specific_settings: { gecko } }
      : { minimum_chrome_version: '125' }),
  }),
});
