/**
 * How a bench speaks: one report, printed as a table for people and written as JSON with the same
 * figures. A figure without its machine, versions and number of runs is an anecdote, so a report
 * cannot be made without them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export type Cell = string | number | null;

/** One more table of the same report. */
export interface Section {
  title: string;
  columns: string[];
  rows: Record<string, Cell>[];
}

export interface Report {
  title: string;
  /** How often each figure was measured; figures are medians of these. */
  runs: number;
  /** What was measured with: `{ postgresql: '17.10' }`; Node is added. */
  versions: Record<string, string>;
  columns: string[];
  rows: Record<string, Cell>[];
  sections?: Section[];
  /** What a reader needs to judge the figures. */
  notes?: string[];
  /** False where a stated goal was missed; the command then fails. */
  passed?: boolean;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (i: number) => sorted[i] ?? Number.NaN;
  return sorted.length % 2 ? at(Math.floor(middle)) : (at(middle - 1) + at(middle)) / 2;
}

/** The value that `share` of the values do not exceed; `quantile(times, 0.95)` is p95. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export function describeMachine(): string {
  const [cpu] = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const cores = os.availableParallelism();
  return `${cpu?.model.trim() ?? 'unknown processor'}, ${cores} cores, ${memory} GiB, ${os.type()} ${os.release()}`;
}

/** Thousands apart, and no more digits than the measurement is worth. */
export function formatCell(value: Cell | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  const digits =
    Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : Math.abs(value) < 1 ? 3 : 2;
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

export function formatTable(columns: string[], rows: Record<string, Cell>[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((name) => formatCell(row[name])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  const isText = columns.map((name) => rows.some((row) => typeof row[name] === 'string'));
  const print = (line: string[]) =>
    line
      .map((cell, i) => (isText[i] ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = lines;
  const rule = widths.map((width) => '-'.repeat(width)).join('  ');
  return [print(head), rule, ...body.map(print)].join('\n');
}

export function formatReport(report: Report): string {
  const versions = Object.entries({ node: process.versions.node, ...report.versions });
  return [
    report.title,
    '',
    ...(report.rows.length ? [formatTable(report.columns, report.rows), ''] : []),
    ...(report.sections ?? []).flatMap(({ title, columns, rows }) => [
      title,
      '',
      formatTable(columns, rows),
      '',
    ]),
    `machine   ${describeMachine()}`,
    `versions  ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}`,
    `runs      ${report.runs}; figures are medians`,
    ...(report.notes ?? []).map((note) => `          ${note}`),
  ].join('\n');
}

/** Of an installed package, read from disk: many do not export their package.json. */
export function packageVersion(name: string): string {
  const file = path.join(import.meta.dirname, '../node_modules', name, 'package.json');
  const { version }: { version: string } = JSON.parse(readFileSync(file, 'utf8'));
  return version;
}

/** Returns the file written. */
export function writeReport(name: string, report: Report, dir: string): string {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, `${name}.json`);
  const versions = { node: process.versions.node, ...report.versions };
  const whole = {
    name,
    at: new Date().toISOString(),
    machine: describeMachine(),
    ...report,
    versions,
  };
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`);
  return file;
}
