/** Builds the demo product: a single-page app like a customer's, with nothing of Waymark in its bundle. */
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })],
  build: { outDir: '../dist/demo', emptyOutDir: true, target: 'es2022' },
});
