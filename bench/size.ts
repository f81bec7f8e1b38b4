/**
 * npm run size [-- --json]: builds the widget and prints what each part of it weighs, as a browser would
 * receive it. Fails over budget. The budgets are the product's promise; raising one is a decision, not a fix.
 */
import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { repoDir } from '../local/paths.ts';
import { engine } from './engine.ts';
import { formatTable, writeReport } from './table.ts';

const require = createRequire(import.meta.url);
const KB = 1_000;

/** Bytes of gzip. */
const budgets: Readonly<Record<string, number>> = {
  'loader stub': 1 * KB,
  'capture core': 8 * KB,
  /** What every page loads: the two above, delivery and signals. */
  'all of capture': 20 * KB,
  /** Loaded where something is live: the engine (4 KB of it), the ledger, and what follows the person. */
  live: 11 * KB,
  /** Loaded where something is shown, the two or one of them. */
  stage: 2 * KB,
  guides: 12 * KB,
  surveys: 8 * KB,
  /** Preact (5.7 KB), and what guides and surveys share: once a page. */
  ui: 12 * KB,
};
const always = ['loader stub', 'capture core', 'delivery', 'signals'];

type Part = { part: string; files: string; raw: number; gzip: number; budget: number | null };

/** Into a folder of its own, so that nobody who serves dist/ at the moment sees it half made. */
function build(outDir: string): void {
  for (const mode of ['esm', 'loader']) {
    const words = ['build', '-c', 'widget/vite.config.ts', '--mode', mode, '--logLevel', 'warn'];
    const { status, stderr } = spawnSync('vite', [...words, '--outDir', outDir], {
      cwd: repoDir,
      encoding: 'utf8',
      // Whoever asks may be a test, for which libraries would be built with their warnings.
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PATH: `${repoDir}/node_modules/.bin:${process.env.PATH}`,
      },
    });
    if (status !== 0) throw new Error(`The widget could not be built (${mode}):\n${stderr}`);
  }
}

/** A file and whatever it imports at once: what has to arrive before its first line runs. */
function withImports(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, next] of code.matchAll(
    /(?:^|[;}])(?:import|export)\b[^;('"]*['"](\.[^'"]+)['"]/g,
  )) {
    if (next) withImports(path.resolve(path.dirname(file), next), found);
  }
  return found;
}

function measure(part: string, files: string[], dir: string): Part {
  const contents = files.map((file) => readFileSync(file));
  return {
    part,
    files: files.map((file) => path.relative(dir, file)).join(' + '),
    raw: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
    budget: budgets[part] ?? null,
  };
}

function sumOf(part: string, of: readonly Part[]): Part {
  const sum = (key: 'raw' | 'gzip') => of.reduce((total, one) => total + one[key], 0);
  return { part, files: '', raw: sum('raw'), gzip: sum('gzip'), budget: budgets[part] ?? null };
}

function partsOf(dir: string): Part[] {
  const loader = path.join(dir, 'waymark.js');
  const core = [...withImports(path.join(dir, 'index.js'))];
  const lazy = globSync(`${dir}/c/*.js`).filter((file) => !core.includes(file));
  const parts = [
    measure('loader stub', [loader], dir),
    measure('capture core', core, dir),
    ...lazy.map((file) => measure(path.basename(file).replace(/-.{8}\.js$/, ''), [file], dir)),
  ];
  const capture = parts.filter(({ part }) => always.includes(part));
  return [...parts, sumOf('all of capture', capture), sumOf('all of it', parts)];
}

/** In `live` it cannot be told from what stands around it, so it is built by itself, too. */
async function targetingAlone(): Promise<Part> {
  const whole = (await engine()).rows.at(-1);
  if (!whole) throw new Error('The engine was not weighed: bench/engine.ts answered no rows.');
  const figure = (key: string) => Number(whole[key]);
  return {
    ...{ part: 'targeting alone', files: '(within live)', budget: figure('budget') },
    ...{ raw: figure('raw'), gzip: figure('gzip') },
  };
}

async function main(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'waymark-size-'));
  try {
    build(dir);
    const parts = [...partsOf(dir), await targetingAlone()];
    const over = parts.filter(({ gzip, budget }) => budget !== null && gzip > budget);
    const rival = gzipSync(readFileSync(require.resolve('posthog-js/dist/array.js'))).length;
    const report = {
      title: 'Weight of the widget, bytes',
      runs: 1,
      versions: {
        vite: String(require('vite/package.json').version),
        'posthog-js': String(require('posthog-js/package.json').version),
      },
      columns: ['part', 'files', 'raw', 'gzip', 'budget'],
      rows: parts,
      notes: [`PostHog's array.js, gzip, for comparison: ${rival}`],
      passed: over.length === 0,
    };
    writeReport('size', report, path.join(import.meta.dirname, 'out'));
    if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2));
    else console.log(`${formatTable(report.columns, parts)}\n\n${report.notes.join('\n')}`);
    for (const { part, gzip, budget } of over) {
      console.error(`Over budget: ${part} weighs ${gzip} bytes, ${budget} are allowed.`);
    }
    process.exitCode = over.length === 0 ? 0 : 1;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

await main();
