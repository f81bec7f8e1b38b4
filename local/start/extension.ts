// The built extension with the address of this backend beside its manifest, in a copy: what goes to
// the stores is made from dist/ext and must not know it.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumArgs, explainMissing, findChromium } from '../chromium.ts';
import { repoDir } from '../paths.ts';

export const extensionDir = path.join(repoDir, 'dist/extension');

export function packExtension(address: string, from = 'dist/ext/chrome-mv3'): boolean {
  const built = path.join(repoDir, from);
  if (!existsSync(built)) return false;
  rmSync(extensionDir, { recursive: true, force: true });
  mkdirSync(path.dirname(extensionDir), { recursive: true });
  cpSync(built, extensionDir, { recursive: true });
  writeFileSync(path.join(extensionDir, 'waymark.json'), address);
  return true;
}

/** A visible Chromium with a profile of its own, the extension loaded and the pages open. */
export async function openChromium(profile: string, pages: string[]): Promise<string | undefined> {
  const executablePath = findChromium();
  if (!executablePath) return explainMissing();
  // A window needs a screen; with the flag a container shows what a desktop would.
  const headless =
    process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: null,
    args: [
      ...chromiumArgs,
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
    ],
  });
  for (const url of pages) await (await context.newPage()).goto(url);
  return headless ? 'There is no screen here: Chromium runs without a window.' : undefined;
}
