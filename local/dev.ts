// `npm run dev`: the stack of `npm start`, with every part rebuilt when its sources change. Console
// and demo show a change on reload; WXT reloads the extension itself.
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import { repoDir, stateDir } from './paths.ts';
import { buildAll, isPresent, type Part, parts } from './start/builds.ts';
import { createProgress, type Progress, reportFailure } from './start/progress.ts';
import { startStack } from './start/stack.ts';
import { onStop } from './start/stop.ts';

const devExtension = path.join(repoDir, 'dist/ext/chrome-mv3-dev');

interface Watcher {
  part: Part;
  command: string[];
}

/** `emptyOutDir=false`: the widget's two builds share a folder, and neither may empty it under the other. */
const watchBuild = (part: Part, ...more: string[]): Watcher => ({
  part,
  command: ['vite', 'build', '--watch', '--emptyOutDir=false', '-c', part.config, ...more],
});

const watchers: Watcher[] = [
  watchBuild(parts.widget, '--mode', 'esm'),
  watchBuild(parts.widget, '--mode', 'loader'),
  watchBuild(parts.console),
  watchBuild(parts.demo),
  { part: parts.extension, command: ['wxt', '-b', 'chrome'] },
];

/** The dots that WXT turns while it works, each on a line of its own here. */
const spinner = /[\u2800-\u28ff]/;

/** Passes on what a watcher says, under its part's name. */
function start(
  { part, command }: Watcher,
  onLine: (line: string) => void,
  signal: AbortSignal,
): void {
  const [file = '', ...words] = command;
  const child = spawn(file, words, { cwd: repoDir, signal, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      const text = stripVTControlCharacters(line).trimEnd();
      if (text && !spinner.test(text)) onLine(`  ${part.name.padEnd(9)} ${text}`);
    });
  }
  child.once('error', (error) => {
    if (!signal.aborted) onLine(`  ${part.name}: ${error.message}`);
  });
}

/** Follows the sources from here on. WXT empties its folder at first, so the address is put back. */
function follow(address: string, progress: Progress, signal: AbortSignal): void {
  const file = path.join(devExtension, 'waymark.json');
  for (const watcher of watchers.filter(({ part }) => isPresent(part))) {
    const onLine = (line: string) => {
      progress.note(line);
      if (existsSync(devExtension) && !existsSync(file)) writeFileSync(file, address);
    };
    start(watcher, onLine, signal);
  }
}

async function main(): Promise<void> {
  const progress = createProgress();
  const stopping = onStop();
  const stack = await startStack({
    stateDir,
    progress,
    build: () => buildAll(progress, stopping.signal),
    onMail: ({ to, text }) => progress.note(`Mail to ${to}: ${text ?? ''}`),
  });
  stopping.close(() => stack.close());
  const { console: consoleUrl, demo } = stack.urls;
  progress.note(`\n  Demo ${demo}   Console ${consoleUrl}   Extension ${devExtension}\n`);
  follow(stack.address, progress, stopping.signal);
}

main().catch((error) => {
  reportFailure(error);
  process.exit(1);
});
