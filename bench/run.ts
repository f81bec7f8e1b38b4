/**
 * npm run bench -- NAME [--option value …]
 *
 * A bench is bench/NAME.ts or bench/NAME/index.ts and exports one function from its options to a
 * report. What it starts, it ends when the signal says so: Ctrl-C leaves nothing behind.
 */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { formatReport, type Report, writeReport } from './table.ts';

export interface BenchContext {
  /** `--runs 3` is `{ runs: '3' }`; a bare `--quick` is `{ quick: 'true' }`. */
  options: Readonly<Record<string, string>>;
  signal: AbortSignal;
  /** Progress, for whoever waits. */
  log(line: string): void;
}

export type Bench = (context: BenchContext) => Promise<Report>;

const here = import.meta.dirname;
const own = new Set(['run', 'table', 'size', 'database', 'in-browser']);

function readOptions(words: string[]): Record<string, string> {
  const entries = words.flatMap((word, i) => {
    const next = words[i + 1];
    if (!word.startsWith('--')) return [];
    return [[word.slice(2), next === undefined || next.startsWith('--') ? 'true' : next] as const];
  });
  return Object.fromEntries(entries);
}

function listBenches(): string[] {
  const files = globSync(['*.ts', '*/index.ts'], { cwd: here });
  const names = files.map((file) => file.replace(/(\/index)?\.ts$/, ''));
  return names.filter((name) => !own.has(name)).sort();
}

async function loadBench(name: string): Promise<Bench> {
  const file = [`${name}.ts`, `${name}/index.ts`].find((at) => existsSync(path.join(here, at)));
  if (!file || !listBenches().includes(name)) {
    throw new Error(`There is no bench "${name}". There are: ${listBenches().join(', ')}.`);
  }
  const exported: Record<string, unknown> = await import(pathToFileURL(path.join(here, file)).href);
  const bench = Object.values(exported).find((value) => typeof value === 'function');
  if (!bench) throw new Error(`bench/${file} exports no function.`);
  return bench as Bench; // safe: what a bench's one function is, is the rule of this folder
}

async function main([name = '', ...words]: string[]): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const bench = await loadBench(name);
  const log = (line: string) => console.error(`  ${line}`);
  const report = await bench({ options: readOptions(words), signal: stop.signal, log });
  const file = writeReport(name.replaceAll('/', '-'), report, path.join(here, 'out'));
  console.log(`\n${formatReport(report)}\n\nwritten   ${path.relative(process.cwd(), file)}`);
  if (report.passed === false) process.exitCode = 1;
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
