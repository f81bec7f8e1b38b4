/**
 * node bench/locator/tune.ts [--data ../shared/locator]
 *
 * Learns the shipped weights from all cases and writes them to core/locator/weights.ts and to the function
 * app.locator_weights, which hold the same numbers. Run `npm run bench -- locator` afterwards: it says how
 * good they are, and how good weights are that never saw the family they are tried on.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signs } from '../../core/locator/signals.ts';
import type { Model } from '../../core/locator/similarity.ts';
import { repoDir } from '../../local/paths.ts';
import { prepare } from './descriptors.ts';
import { learn } from './learn.ts';
import { priors } from './priors.ts';
import { lessonsOf } from './removals.ts';

const inTypeScript = 'core/locator/weights.ts';
const inSql = 'supabase/migrations/20261101000320_locator_similarity.sql';

/** Replaces the one number that `pattern` finds behind its first group. */
function rewriteNumber(file: string, pattern: RegExp, value: number): void {
  const at = path.join(repoDir, file);
  const text = readFileSync(at, 'utf8');
  if (!pattern.test(text)) throw new Error(`${file}: nothing like ${pattern}`);
  writeFileSync(at, text.replace(pattern, `$1${value}`));
}

/** Replaces what stands between two markers, which stay. */
function rewrite(file: string, lines: readonly string[], comment: string): void {
  const at = path.join(repoDir, file);
  const text = readFileSync(at, 'utf8');
  const [before, after] = [`${comment} learnt from here`, `${comment} to here`];
  const [start, end] = [text.indexOf(before) + before.length, text.lastIndexOf(after)];
  if (start < before.length || end < start) throw new Error(`${file}: no "${before}" … "${after}"`);
  const indent = text.slice(text.lastIndexOf('\n', end) + 1, end);
  const body = lines.map((line) => `\n${indent}${line}`).join('');
  writeFileSync(at, `${text.slice(0, start)}${body}\n${indent}${text.slice(end)}`);
}

function writeModel({ weights, chance }: Model): void {
  const rows = weights.map((w, i) => ({ ...w, signal: signs[i]?.signal ?? '' }));
  rewrite(
    inTypeScript,
    rows.map((w) => `${w.signal}: { agree: ${w.agree}, conflict: ${w.conflict}, one: ${w.one} },`),
    '//',
  );
  const last = rows.length - 1;
  rewrite(
    inSql,
    rows.map(
      (w, i) => `[${w.agree}, ${w.conflict}, ${w.one}]${i < last ? ',' : ''} -- ${w.signal}`,
    ),
    '--',
  );
  rewriteNumber(inTypeScript, /(export const chance = )[\d.]+/, chance);
  rewriteNumber(inSql, /(app\.locator_chance\(\).* return )[\d.]+/, chance);
}

if (import.meta.main) {
  const at = process.argv.indexOf('--data');
  const data = process.argv[at + 1] ?? '';
  const folder = at < 0 ? path.join(repoDir, '../shared/locator') : data;
  const prepared = prepare(folder, (line) => console.error(line));
  writeModel(learn(lessonsOf(folder, prepared), priors));
}
