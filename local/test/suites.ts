// The suites of `npm test`, each a command whose report is counted.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { repoDir } from '../paths.ts';
import { ensureBuilt, isPresent, type Part, parts } from '../start/builds.ts';
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

async function buildAll(): Promise<boolean> {
  try {
    // Safe: satisfies Part, whose optional fields the literal lacks.
    for (const part of Object.values(parts) as Part[]) if (isPresent(part)) await ensureBuilt(part);
    return true;
  } catch (error) {
    console.error(Object(error).message ?? error);
    return false;
  }
}

const endToEnd: Suite = {
  name: 'e2e',
  async run() {
    if (!ensureChromium() || !(await buildAll())) return tallyExit(1);
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
