// Gets a browser for the end-to-end tests where that is ours to do: as root on Debian, by apt.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { explainMissing, findChromium } from '../chromium.ts';

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

function apt(...words: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', words, { stdio: 'inherit', env }).status === 0;
}

/** Whether there is one now; says what to do where there is not. */
export function ensureChromium(): boolean {
  if (findChromium()) return true;
  if (isDebianRoot() && !process.env.WAYMARK_CHROMIUM) {
    console.log('No Chromium here; installing the one of Debian (about a minute) …');
    apt('update', '-q');
    if (apt('install', '-q', '-y', '--no-install-recommends', 'chromium') && findChromium())
      return true;
  }
  console.error(explainMissing());
  return false;
}
