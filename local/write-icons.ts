// Draws the extension's icons from the logo: `node local/write-icons.ts`, after a change to ui/Logo.tsx.
// A browser draws them, so that no image library is needed.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { css } from '../core/color.ts';
import { colors } from '../core/tokens.ts';
import { chromiumArgs, getChromium } from './chromium.ts';
import { repoDir } from './paths.ts';

const sizes = [16, 32, 48, 128] as const;
const outDir = path.join(repoDir, 'extension/public/icon');

/** At 16 px the path inside the mark is a smear: body and blaze alone are still the logo. */
function svg(size: number): string {
  const { accent, onAccent, blaze } = colors;
  const trail =
    size < 32
      ? ''
      : `<path d="M6.2 12.1 9.3 16 12 11.4 14.7 16 17.8 12.1" fill="none" stroke="${css(onAccent.light)}"
          stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"/>`;
  const mark = size < 32 ? 'M12 5.2 17.4 11.4 12 17.6 6.6 11.4Z' : 'M12 4.5 14.3 7 12 9.5 9.7 7Z';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="${size}" height="${size}">
    <path d="M12 .9 22.4 12 12 23.1 1.6 12Z" fill="${css(accent.light)}" stroke="${css(accent.light)}"
      stroke-width="1.4" stroke-linejoin="round"/>${trail}
    <path d="${mark}" fill="${css(blaze.dark)}"/></svg>`;
}

await mkdir(outDir, { recursive: true });
const browser = await chromium.launch({ executablePath: getChromium(), args: [...chromiumArgs] });
const page = await browser.newPage();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg(size)}`);
  const file = path.join(outDir, `${size}.png`);
  await page.screenshot({ path: file, omitBackground: true });
}
await browser.close();
