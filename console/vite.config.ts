// The console as static files in dist/console; relative addresses, so that it runs under any path.
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  build: {
    outDir: '../dist/console',
    emptyOutDir: true,
    target: ['chrome125', 'firefox142', 'safari17.5'],
    // Vite's own idea of an old browser would unfold light-dark() into twice the properties.
    cssTarget: ['chrome125', 'firefox142', 'safari17.5'],
    // The entry awaits its configuration at the top level; nothing preloads what it may not need.
    modulePreload: false,
  },
});
