// The suites of `npm test`, each a command whose report is counted.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { repoDir } from '../paths.ts';
import { buildAll, firefoxExtension, parts } from '../start/builds.ts';
import { createProgress, reportFailure } from '../start/progress.ts';
import { ensureChromium } from './ensure-chromium.ts';
import { type Tally, tallyExit, tallyPlaywright, tallyVitest } from './tally.ts';

export interface Suite {
  name: string;
  run(): Promise<Tally>;
}

function run(command: string, words: string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd: repoDir, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** A report that an earlier run left must never be counted for this one. */
function freshReport(name: string): string {
  const file = path.join(repoDir, `test-results/${name}.json`);
  rmSync(file, { force: true });
  return file;
}

const script = (name: string, npmScript: string): Suite => ({
  name,
  run: async () => tallyExit(await run('npm', ['run', '--silent', npmScript])),
});

const vitest = (name: string, projects: string[]): Suite => ({
  name,
  async run() {
    const file = freshReport(name);
    const code = await run('vitest', [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return tallyVitest(file, code);
  },
});

async function isBuilt(): Promise<boolean> {
  try {
    await buildAll(createProgress(), undefined, [...Object.values(parts), firefoxExtension]);
    return true;
  } catch (error) {
    reportFailure(error);
    return false;
  }
}

const endToEnd: Suite = {
  name: 'e2e',
  async run() {
    if (!ensureChromium() || !(await isBuilt())) return tallyExit(1);
    const file = freshReport('e2e');
    return tallyPlaywright(file, await run('playwright', ['test', '--pass-with-no-tests']));
  },
};

export const suites: readonly Suite[] = [
  script('lint', 'lint'),
  script('types', 'typecheck'),
  vitest('unit', ['unit', 'dom', 'ext']),
  vitest('db', ['db']),
  vitest('local', ['local']),
  endToEnd,
];
