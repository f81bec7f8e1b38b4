// Finds the Chromium that end-to-end tests and `npm start -- --open` drive.
// Nothing is downloaded here: a browser is the machine's, or Playwright's where one was installed.
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Flags for running headless as root, in containers and without Google's background traffic. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const systemPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

// Google Chrome is left out on purpose: since version 137 it ignores --load-extension.
const playwrightCaches = [
  process.env.PLAYWRIGHT_BROWSERS_PATH,
  path.join(homedir(), '.cache/ms-playwright'),
  path.join(homedir(), 'Library/Caches/ms-playwright'),
  path.join(homedir(), 'AppData/Local/ms-playwright'),
];

const playwrightBinaries = [
  'chromium-*/chrome-linux*/chrome',
  'chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
  'chromium-*/chrome-win*/chrome.exe',
];

export function findChromium(): string | undefined {
  const wanted = process.env.WAYMARK_CHROMIUM;
  if (wanted) return existsSync(wanted) ? wanted : undefined;
  const found = systemPaths.find((file) => existsSync(file));
  if (found) return found;
  for (const cwd of playwrightCaches) {
    if (!cwd || !existsSync(cwd)) continue;
    // The highest build number sorts last; it is the newest download.
    const newest = globSync(playwrightBinaries, { cwd }).sort().at(-1);
    if (newest) return path.join(cwd, newest);
  }
  return undefined;
}

export function explainMissing(): string {
  const wanted = process.env.WAYMARK_CHROMIUM;
  if (wanted) return `WAYMARK_CHROMIUM names ${wanted}, which does not exist. Correct or unset it.`;
  return (
    'No Chromium found. Install one (Debian and Ubuntu: `sudo apt-get install chromium`; elsewhere: ' +
    '`npx playwright install chromium`), or name its executable in WAYMARK_CHROMIUM.'
  );
}

export function getChromium(): string {
  const found = findChromium();
  if (!found) throw new Error(explainMissing());
  return found;
}
