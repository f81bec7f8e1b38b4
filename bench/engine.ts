/**
 * npm run bench -- engine
 *
 * What core/targeting weighs as the widget bundles it: deciding, finding the element's turn, merging ledgers.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';
import { limits } from '../core/limits.ts';
import { repoDir } from '../local/paths.ts';
import type { Report } from './table.ts';

const require = createRequire(import.meta.url);
/** 4 KB. */
const allowed = 4_096;
const parts = ['decide', 'settle', 'ledger'] as const;
const exported = { decide: 'decide', settle: 'settle', ledger: 'mergeLedgers' } as const;

/** As the widget's own build does: figures stand where they are used. */
const inlineLimits: Plugin = {
  name: 'inline-limits',
  transform(code) {
    const figures: Record<string, number> = limits;
    return code.replace(/\blimits\.(\w+)/g, (whole, name) => String(figures[name] ?? whole));
  },
};

function entryOf(names: readonly (typeof parts)[number][]): Plugin {
  const lines = names.map((name) => {
    const file = path.join(repoDir, 'core/targeting', `${name}.ts`);
    return `export { ${exported[name]} } from ${JSON.stringify(file)};`;
  });
  const isEntry = (id: string) => (path.basename(id) === 'engine' ? '\0engine' : undefined);
  const load = (id: string) => (id === '\0engine' ? lines.join('\n') : undefined);
  return { name: 'engine', resolveId: isEntry, load };
}

async function weigh(names: readonly (typeof parts)[number][]) {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [entryOf(names), inlineLimits],
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      lib: { entry: 'engine', formats: ['es'], fileName: 'engine' },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('Vite built nothing.');
  const { code } = output.output[0];
  return { raw: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

export async function engine(): Promise<Report> {
  const rows: { part: string; raw: number; gzip: number; budget: number | null }[] = [];
  for (const name of parts) rows.push({ part: name, ...(await weigh([name])), budget: null });
  const all = await weigh(parts);
  rows.push({ part: 'the engine', ...all, budget: allowed });
  const file = require.resolve('vite/package.json');
  // Safe: a package.json has a version.
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return {
    title: 'Weight of the engine that decides what to show, bytes',
    runs: 1,
    versions: { vite: version },
    columns: ['part', 'raw', 'gzip', 'budget'],
    rows,
    passed: all.gzip <= allowed,
  };
}
