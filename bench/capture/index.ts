/**
 * npm run bench -- capture [--runs 3] [--scales 1,2] [--pages NAME,…] [--pictures DIR]
 *
 * From the key press to the moment when row and picture are on this computer, what of it the page's main thread
 * pays, and how far the picture is from what the browser shows: our real extension in a real Chromium beside three
 * libraries that render the DOM, on the same pages in the same run, in turns. A failure is a row that says so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { repoDir } from '../../local/paths.ts';
import { serveProduct } from '../../tests/e2e/third-party.ts';
import type { BenchContext } from '../run.ts';
import { packageVersion, type Report, type Section } from '../table.ts';
import { servePages } from './pages.ts';
import { columns, isFaithful, type Outcome, sectionOf } from './rows.ts';
import { type Maker, makers, type Place, shoot } from './shoot.ts';

/** Who once took so long is not asked again: the others would wait for it. */
const tooLong = 20_000;

/** Into a folder of its own, so that nobody who serves dist/ at the moment sees it half made. */
function buildExtension(outDir: string): void {
  const env = {
    ...process.env,
    WAYMARK_EXT_OUT: outDir,
    PATH: `${repoDir}/node_modules/.bin:${process.env.PATH}`,
  };
  const { status, stderr } = spawnSync('wxt', ['build', '-b', 'chrome'], {
    ...{ cwd: repoDir, encoding: 'utf8', env },
  });
  if (status !== 0) throw new Error(`The extension could not be built:\n${stderr}`);
  process.env.WAYMARK_EXT_OUT = outDir;
}

async function bundleLibraries(): Promise<string> {
  const built = await build({
    ...{ configFile: false, logLevel: 'warn' },
    build: {
      ...{ write: false, target: 'es2022' },
      lib: {
        entry: path.join(import.meta.dirname, 'in-page.ts'),
        formats: ['iife'],
        name: 'bench',
      },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The libraries could not be bundled: vite returned no code.');
  return chunk.code;
}

type Site = { name: string; url: string };

type Session = { place: Omit<Place, 'library'>; close: () => Promise<void> };

/** A person with the panel beside one page; the press on the toolbar is the gesture that grants it. */
async function openSession(scale: number, url: string): Promise<Session> {
  // After the build: where it lies is read when these are loaded.
  const { launchExtension } = await import('../../tests/e2e/fixtures.ts');
  const { onScreen, openForCapture } = await import('../../tests/e2e/capture.ts');
  const { createTeam } = await import('../../tests/e2e/team.ts');
  const team = await createTeam();
  const extension = await launchExtension({ ...onScreen(team), scale });
  const close = async () => {
    await extension.close();
    await team.close();
  };
  try {
    const { page } = await openForCapture(extension, url);
    return { place: { extension, page, blank: await extension.context.newPage() }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Shooting = Pick<BenchContext, 'log' | 'signal'> & {
  runs: number;
  pictures: string | undefined;
};

type Pictured = { picture: string; reference: string };

function keepPictures(folder: string, name: string, maker: Maker, shown: Pictured): void {
  writeFileSync(path.join(folder, `${name}-${maker}.png`), shown.picture, 'base64');
  writeFileSync(path.join(folder, `${name}-browser.png`), shown.reference, 'base64');
}

/** Another order each time: whatever a machine does over time hits all alike. */
async function shootInTurns(site: Site, scale: number, library: string, shooting: Shooting) {
  const { runs, pictures, log, signal } = shooting;
  const name = `${site.name}-${scale}x`;
  const outcomes = new Map<Maker, Outcome>(
    makers.map((maker) => [maker, { shots: [], failure: null }]),
  );
  let session = await openSession(scale, site.url);
  try {
    for (let turn = 0; turn < runs * makers.length; turn++) {
      signal.throwIfAborted();
      const run = Math.floor(turn / makers.length);
      const maker = makers[(run + turn) % makers.length] ?? 'waymark';
      const outcome = outcomes.get(maker);
      if (!outcome || outcome.failure || outcome.shots.some(({ ms }) => ms > tooLong)) continue;
      try {
        const shown = await shoot({ ...session.place, library }, maker, site.url);
        outcome.shots.push(shown.shot);
        log(
          `${name}, ${maker}: ${Math.round(shown.shot.ms)} ms, ${shown.shot.off.toFixed(2)} % off`,
        );
        if (pictures && run === 0) keepPictures(pictures, name, maker, shown);
      } catch (error) {
        outcome.failure =
          String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
        log(`${name}, ${maker}: ${outcome.failure}`);
        // It may be at work in the page for minutes yet: the next one gets another.
        await session.close();
        session = await openSession(scale, site.url);
      }
    }
  } finally {
    await session.close();
  }
  return outcomes;
}

const notes = [
  'Ours: the command is told to the extension as the browser does; the clock stops when the row and its picture can be read from IndexedDB.',
  'Libraries: loaded before the clock starts, asked for the window only where they can be; the clock stops when row and Blob are in IndexedDB.',
  "page thread: processor time of the page's main thread meanwhile. Ours waits for a frame of the browser, so its time is mostly not the page's.",
  "pixels off: one channel differs by more than 24 of 255 from the browser's own screenshot a moment before. WebP: quality 0.8, all encoded alike.",
  'A library that took more than 20 s is not asked again. Each time the page is opened anew.',
];

export async function bench({ options, signal, log }: BenchContext): Promise<Report> {
  const runs = Number(options.runs ?? 3);
  const scales = (options.scales ?? '1,2').split(',').map(Number);
  const { pictures } = options;
  if (pictures) mkdirSync(pictures, { recursive: true });
  const outDir = mkdtempSync(path.join(tmpdir(), 'waymark-capture-'));
  const own = await servePages();
  const [first, second] = [
    await serveProduct('sb-admin-2', () => ''),
    await serveProduct('admin-lte', () => ''),
  ];
  const all: Site[] = [
    { name: 'sb-admin-2', url: `${first.url}/index.html` },
    { name: 'admin-lte', url: `${second.url}/index.html` },
    ...['oklch', 'many', 'closed'].map((name) => ({ name, url: `${own.url}/${name}` })),
  ];
  const sites = all.filter(({ name }) => (options.pages ?? name).split(',').includes(name));
  const sections: Section[] = [];
  let passed = true;
  try {
    log('building the extension and the libraries');
    buildExtension(outDir);
    const library = await bundleLibraries();
    for (const scale of scales) {
      for (const site of sites) {
        const shooting = { runs, pictures, log, signal };
        const outcomes = await shootInTurns(site, scale, library, shooting);
        sections.push(sectionOf(`${site.name} at ${scale}x`, outcomes));
        passed &&= isFaithful(outcomes);
      }
    }
  } finally {
    for (const server of [own, first, second]) await server.close();
    rmSync(outDir, { recursive: true, force: true });
  }
  const names = ['html2canvas-pro', 'modern-screenshot', '@zumer/snapdom'];
  return {
    title: 'Capturing a page: key press to saved on this computer',
    runs,
    versions: Object.fromEntries(names.map((name) => [name, packageVersion(name)])),
    ...{ columns, rows: [], sections, notes, passed },
  };
}
