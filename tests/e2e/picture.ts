/**
 * `npm run picture`: takes the README's picture of the real thing: the demo product with an element pointed
 * at, and the panel that shows who used it, before anything is saved.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoPassword } from '../../local/demo-data/features.ts';
import { repoDir } from '../../local/paths.ts';
import { buildAll } from '../../local/start/builds.ts';
import { createProgress } from '../../local/start/progress.ts';
import { startStack } from '../../local/start/stack.ts';
import { type Extension, launchExtension } from './fixtures.ts';
import { openTab, pick, signInAs } from './panel.ts';

const size = { width: 1000, height: 820 };
const panelWidth = 400;

async function photograph(extension: Extension, demo: string): Promise<[Buffer, Buffer]> {
  const page = await extension.context.newPage();
  await page.setViewportSize(size);
  await page.goto(demo);
  await page.getByRole('button', { name: /Ada Brandt/ }).click();
  await page.goto(`${demo}/reports`);
  const panel = await extension.openPanel(page);
  await panel.setViewportSize({ width: panelWidth, height: size.height });
  await signInAs(panel, { email: 'editor@plotline.example', password: demoPassword });
  await openTab(panel, 'Tag');
  await pick(page, panel, page.getByRole('button', { name: 'Export PDF' }));
  await panel.getByText('Uses').first().waitFor();
  const proof = await panel.screenshot();
  await page.bringToFront();
  return [await page.screenshot(), proof];
}

/** Side by side, as a browser shows page and side panel. */
async function compose(extension: Extension, pictures: Buffer[], file: string): Promise<void> {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: size.width + panelWidth + 1, height: size.height });
  const images = pictures.map(
    (png) => `<img src="data:image/png;base64,${png.toString('base64')}">`,
  );
  await page.setContent(
    `<style>body{margin:0;display:flex;gap:1px;background:#c9cfcb}img{display:block}</style>${images.join('')}`,
  );
  await page.screenshot({ path: file });
}

const stateDir = await mkdtemp(path.join(tmpdir(), 'waymark-picture-'));
const progress = createProgress();
const stack = await startStack({
  stateDir,
  progress,
  build: () => buildAll(progress, new AbortController().signal),
  onMail: () => undefined,
});
const { url, publishableKey } = stack.backend;
// The panel asks for every origin of the app at once; both were granted before.
const origins = [stack.urls.demo, stack.urls.demo.replace('127.0.0.1', 'localhost')];
const extension = await launchExtension({
  server: { url, publishableKey },
  origins: origins.map((origin) => `${origin}/*`),
});
try {
  const pictures = await photograph(extension, stack.urls.demo);
  await compose(extension, pictures, path.join(repoDir, 'docs/picture.png'));
} finally {
  await extension.close();
  await stack.close();
  await rm(stateDir, { recursive: true, force: true });
}
