/**
 * Takes the catalogue from the real pages: opens Plotline in a browser in both releases, reaches each
 * element as a person would, and describes it with the code that widget and extension use.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { elements, type Place } from './elements.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist/demo');
/** Never resolved: every request to it is answered from dist/demo. */
const origin = 'http://plotline.test';
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
};

/** Answers the demo's origin from its build, with index.html for every route, as its host does. */
export async function serveDemo(context: BrowserContext): Promise<void> {
  await context.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const asked = path.join(dist, pathname);
    const file =
      existsSync(asked) && statSync(asked).isFile() ? asked : path.join(dist, 'index.html');
    const contentType = types[path.extname(file)] ?? 'application/octet-stream';
    return route.fulfill({ contentType, body: readFileSync(file) });
  });
  await context.addInitScript(() => sessionStorage.setItem('plotline-user', 'u-001'));
}

/** `window.waymarkCatalogue.describeElement`, as one script. */
export async function bundleDescribe(): Promise<string> {
  const entry = path.join(import.meta.dirname, 'in-page.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry, formats: ['iife'], name: 'waymarkCatalogue' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error('the in-page script did not build');
  return chunk.code;
}

async function takeOne(
  page: Page,
  place: Place,
  release: string,
  script: string,
): Promise<unknown> {
  await page.goto(`${origin}${place.open}?release=${release}`);
  await page.locator('#app > *').first().waitFor();
  if (place.reveal) await page.locator('main button', { hasText: place.reveal }).first().click();
  const found = page.locator(place.css, place.text ? { hasText: place.text } : {}).first();
  await found.waitFor();
  await page.evaluate(script);
  return found.evaluate((element) => {
    const own = Reflect.get(window, 'waymarkCatalogue');
    return own.describeElement(element, location.href);
  });
}

/** Every element in both releases, in the shape of catalogue.json. */
export async function takeCatalogue(
  context: BrowserContext,
): Promise<Record<string, Record<string, unknown>>> {
  await serveDemo(context);
  const script = `window.waymarkCatalogue = (() => { ${await bundleDescribe()}; return waymarkCatalogue; })()`;
  const page = await context.newPage();
  const catalogue: Record<string, Record<string, unknown>> = {};
  for (const release of ['a', 'b']) {
    const taken: Record<string, unknown> = {};
    for (const [key, place] of Object.entries<Place>(elements)) {
      taken[key] = await takeOne(page, place, release, script);
    }
    catalogue[release] = taken;
  }
  return catalogue;
}
