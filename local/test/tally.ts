// Counts what each suite's own report says, so that one line can speak for all of them.
import { existsSync, readFileSync } from 'node:fs';

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const readJson = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;

/** A run that failed without a failing test broke before or after them: that counts as one. */
function withExit(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

export function tallyExit(code: number): Tally {
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

export function tallyVitest(file: string, code: number): Tally {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = Object(readJson(file));
  const tally = {
    passed: Number(numPassedTests ?? 0),
    failed: Number(numFailedTests ?? 0),
    skipped: Number(numPendingTests ?? 0) + Number(numTodoTests ?? 0),
  };
  return withExit(tally, code);
}

export function tallyPlaywright(file: string, code: number): Tally {
  const { expected, unexpected, flaky, skipped } = Object(Object(readJson(file)).stats);
  // CI grants browsers one second try, and Playwright then ends with 0 and names the flaky ones in its
  // summary; at a developer's desk there is no second try.
  const forgiven = code === 0 ? Number(flaky ?? 0) : 0;
  const tally = {
    passed: Number(expected ?? 0) + forgiven,
    failed: Number(unexpected ?? 0) + Number(flaky ?? 0) - forgiven,
    skipped: Number(skipped ?? 0),
  };
  return withExit(tally, code);
}

export function sum(tallies: Tally[]): Tally {
  const total = (key: keyof Tally) => tallies.reduce((count, tally) => count + tally[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}
