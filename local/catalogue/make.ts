/** `npm run demo:catalogue`: takes the catalogue again after the demo product or describing has changed. */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, getChromium } from '../chromium.ts';
import { takeCatalogue } from './take.ts';

await build({
  configFile: new URL('../../demo/vite.config.ts', import.meta.url).pathname,
  logLevel: 'warn',
});
const browser = await chromium.launch({
  executablePath: getChromium(),
  args: [...chromiumArgs],
});
try {
  const catalogue = await takeCatalogue(await browser.newContext());
  const file = new URL('./catalogue.json', import.meta.url);
  writeFileSync(file, `${JSON.stringify(catalogue, null, 1)}\n`);
  console.log(`${Object.keys(catalogue.a ?? {}).length} elements in two releases written`);
} finally {
  await browser.close();
}
