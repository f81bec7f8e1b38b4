// The last line of `npm test` must never be better than the runs it counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sum, tallyExit, tallyPlaywright, tallyVitest } from '../../local/test/tally.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'waymark-tally-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function report(content: unknown): string {
  const file = path.join(dir, `${Math.abs(JSON.stringify(content).length)}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('counting', () => {
  test('a vitest report by its tests', () => {
    const file = report({
      numPassedTests: 5,
      numFailedTests: 2,
      numPendingTests: 1,
      numTodoTests: 1,
    });
    expect(tallyVitest(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('a run that broke without a failing test as one failure', () => {
    expect(tallyVitest(report({ numPassedTests: 5 }), 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(tallyVitest(path.join(dir, 'none.json'), 1)).toMatchObject({ passed: 0, failed: 1 });
    expect(tallyPlaywright(path.join(dir, 'none.json'), 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  test('a flaky end-to-end test as a failure', () => {
    const file = report({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(tallyPlaywright(file, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  test('one that CI let pass on its second try as passed', () => {
    const file = report({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } });
    expect(tallyPlaywright(file, 0)).toEqual({ passed: 4, failed: 0, skipped: 0 });
  });

  test('lint and types as one each, and everything together', () => {
    const tallies = [tallyExit(0), tallyExit(2), { passed: 7, failed: 0, skipped: 1 }];
    expect(sum(tallies)).toEqual({ passed: 8, failed: 1, skipped: 1 });
  });
});
