// Builds the parts whose sources have changed since they were last built. The stamp of a part lies in
// dist/ with what it vouches for, so that deleting one deletes the other.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { repoDir } from '../paths.ts';
import type { Progress } from './progress.ts';

export interface Part {
  name: string;
  /** Words for npm or npx, one after the other. */
  commands: string[][];
  /** Folders and files that the result depends on. */
  sources: string[];
  /** What must lie in dist afterwards. */
  output: string;
  /** Without it there is nothing to build yet. */
  config: string;
}

const shared = ['core', 'package-lock.json', 'tsconfig.json'];

export const parts = {
  widget: {
    name: 'widget',
    commands: [['npm', 'run', '--silent', 'build:widget']],
    sources: ['widget', 'dom', ...shared],
    output: 'dist/widget/waymark.js',
    config: 'widget/vite.config.ts',
  },
  console: {
    name: 'console',
    commands: [['npm', 'run', '--silent', 'build:console']],
    sources: ['console', 'ui', ...shared],
    output: 'dist/console/index.html',
    config: 'console/vite.config.ts',
  },
  extension: {
    name: 'extension',
    commands: [['wxt', 'build', '-b', 'chrome']],
    sources: [
      'extension',
      'entrypoints',
      'console',
      'dom',
      'ui',
      'widget',
      'wxt.config.ts',
      ...shared,
    ],
    output: 'dist/ext/chrome-mv3/manifest.json',
    config: 'wxt.config.ts',
  },
  demo: {
    name: 'demo',
    commands: [['vite', 'build', '-c', 'demo/vite.config.ts']],
    sources: ['demo', ...shared],
    output: 'dist/demo/index.html',
    config: 'demo/vite.config.ts',
  },
} satisfies Record<string, Part>;

/** Only the stores and the tests need it: `npm start` opens Chromium. */
export const firefoxExtension: Part = {
  ...parts.extension,
  name: 'extension-firefox',
  commands: [['wxt', 'build', '-b', 'firefox', '--mv3']],
  output: 'dist/ext/firefox-mv3/manifest.json',
};

export class BuildFailed extends Error {
  override name = 'ExpectedBuildFailure';
}

const at = (file: string) => path.join(repoDir, file);

function filesOf(source: string): string[] {
  if (!existsSync(at(source))) return [];
  if (statSync(at(source)).isFile()) return [source];
  return globSync(`${source}/**/*`, { cwd: repoDir }).filter((file) => statSync(at(file)).isFile());
}

function hashOf({ sources, commands }: Part): string {
  const hash = createHash('sha256').update(JSON.stringify(commands));
  for (const file of sources.flatMap(filesOf).sort()) {
    hash.update(`${file}\0`).update(readFileSync(at(file)));
  }
  return hash.digest('hex');
}

const stampOf = ({ name }: Part) => at(`dist/.stamps/${name}`);

export function isFresh(part: Part): boolean {
  if (!existsSync(at(part.output)) || !existsSync(stampOf(part))) return false;
  return readFileSync(stampOf(part), 'utf8') === hashOf(part);
}

export const isPresent = (part: Part): boolean => existsSync(at(part.config));

/** Runs a command of ours quietly; what it said is shown when it fails. */
export function runQuietly(command: string[], signal?: AbortSignal): Promise<void> {
  const [file = '', ...words] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, words, { cwd: repoDir, ...(signal ? { signal } : {}) });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new BuildFailed(`\`${command.join(' ')}\` failed:\n${said.trim().slice(-4000)}`));
    });
  });
}

export async function ensureBuilt(part: Part, signal?: AbortSignal): Promise<void> {
  if (isFresh(part)) return;
  // Of what is built: a source saved meanwhile makes the result stale, not fresh.
  const hash = hashOf(part);
  rmSync(stampOf(part), { force: true });
  for (const command of part.commands) await runQuietly(command, signal);
  if (!existsSync(at(part.output))) {
    throw new BuildFailed(`Building ${part.name} succeeded and left no ${part.output}.`);
  }
  mkdirSync(path.dirname(stampOf(part)), { recursive: true });
  writeFileSync(stampOf(part), hash);
}

/** One after the other: the cores are shared with the database, which is being filled meanwhile. */
export async function buildAll(
  progress: Progress,
  signal?: AbortSignal,
  wanted: readonly Part[] = Object.values<Part>(parts),
): Promise<void> {
  for (const part of wanted) {
    if (!isPresent(part)) progress.note(`- ${part.name}: no ${part.config} yet, left out`);
    else if (!isFresh(part))
      await progress.step(`Build ${part.name}`, () => ensureBuilt(part, signal));
  }
}
