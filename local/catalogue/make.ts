/** `npm run demo:catalogue`: takes the catalogue again after the demo product or describing has changed. */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { chromiumArgs, getChromium } from '../chromium.ts';
import { takeCatalogue } from './take.ts';

/** An element a line, so that a diff names what has changed. */
function asLines(releases: Record<string, Record<string, unknown>>): string {
  const texts = Object.entries(releases).map(([release, taken]) => {
    const lines = Object.entries(taken).map(
      ([key, value]) => `  "${key}": ${JSON.stringify(value)}`,
    );
    return ` "${release}": {\n${lines.join(',\n')}\n }`;
  });
  return `{\n${texts.join(',\n')}\n}\n`;
}

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
  writeFileSync(file, asLines(catalogue));
  console.log(`${Object.keys(catalogue.a ?? {}).length} elements in two releases written`);
} finally {
  await browser.close();
}
