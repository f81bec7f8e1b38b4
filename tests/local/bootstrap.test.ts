// The first step of every command, on a checkout with nothing installed. A stand-in for npm on the
// path says what it was asked; all else is real.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { repoDir } from '../../local/paths.ts';

const lock = (zod: string) =>
  JSON.stringify({
    packages: {
      '': { name: 'checkout' },
      'node_modules/zod': { version: zod },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  });

let checkout: string;
const at = (file: string) => path.join(checkout, file);

beforeEach(() => {
  checkout = mkdtempSync(path.join(tmpdir(), 'waymark-checkout-'));
  for (const dir of ['local', 'bin']) mkdirSync(at(dir));
  copyFileSync(path.join(repoDir, 'local/bootstrap.mjs'), at('local/bootstrap.mjs'));
  const command = ['const [, , name]: string[] = process.argv;', "console.log('hello', name);"];
  writeFileSync(at('local/hello.ts'), command.join('\n'));
  writeFileSync(at('package-lock.json'), lock('4.6.7'));
  writeFileSync(
    at('bin/npm'),
    `#!/bin/sh
     echo "$1" >> "${at('asked')}"
     [ -e "${at('broken')}" ] && exit 1
     mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json\n`,
  );
  chmodSync(at('bin/npm'), 0o755);
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

function hello() {
  const env = { ...process.env, PATH: `${at('bin')}:${process.env.PATH}` };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['local/bootstrap.mjs', 'local/hello.ts', 'you'],
    { cwd: checkout, env, encoding: 'utf8' },
  );
  const asked = existsSync(at('asked')) ? readFileSync(at('asked'), 'utf8').trim().split('\n') : [];
  return { said: stdout, complained: stderr, status, asked };
}

describe('bootstrap', () => {
  test('installs what is missing, says so, and runs the command with its words', () => {
    const { said, status, asked } = hello();
    expect(asked).toEqual(['ci']);
    expect(said).toMatch(/^Installing packages/);
    expect(said).toMatch(/hello you\n$/);
    expect(status).toBe(0);
  });

  test('installs nothing twice, and leaves out what is for other systems', () => {
    hello();
    rmSync(at('asked'));
    expect(hello()).toMatchObject({ said: 'hello you\n', asked: [] });
  });

  test('installs again when the lock file has moved on', () => {
    hello();
    writeFileSync(at('package-lock.json'), lock('4.7.0'));
    expect(hello().asked).toEqual(['ci', 'ci']);
  });

  test('stops with what to do when npm fails', () => {
    writeFileSync(at('broken'), '');
    const { said, complained, status } = hello();
    expect(complained).toContain('`npm ci` failed');
    expect(said).not.toContain('hello');
    expect(status).toBe(1);
  });
});
