/** The budgets of the widget are a promise: going over one fails here, not in a review. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { repoDir } from '../../local/paths.ts';

it('every part of the widget is within its budget', { timeout: 60_000 }, () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bench/size.ts', '--json'], {
    cwd: repoDir,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  const { rows } = JSON.parse(stdout);
  const gzip = Object.fromEntries(
    rows.map((row: { part: string; gzip: number }) => [row.part, row.gzip]),
  );
  expect(gzip['loader stub']).toBeLessThanOrEqual(1_000);
  expect(gzip['capture core']).toBeLessThanOrEqual(8_000);
});
