// One process at a time may own a data directory. PGlite has no lock of its own, and two starts on
// one state directory would fight over ports and builds.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Lock {
  release(): void;
}

export class LockedError extends Error {
  override name = 'LockedError';
}

interface Owner {
  pid: number;
  started: string;
}

/** A process id alone may have been reused since; with its start time it names one process. */
function startOf(pid: number): string {
  try {
    // Field 22 of stat, counted after the command's closing bracket, for the name may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return ''; // no /proc on this system: the id has to do
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM means that it exists but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function readOwner(file: string): Owner | undefined {
  try {
    const [pid, started] = readFileSync(file, 'utf8').trim().split(' ');
    return pid ? { pid: Number(pid), started: started ?? '' } : undefined;
  } catch {
    return undefined; // released between our attempt to create it and this read
  }
}

/** Takes the lock or throws a LockedError that says who holds it and what to do. */
export function acquireLock(file: string, what: string): Lock {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${startOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = readOwner(file);
    if (owner && isAlive(owner.pid) && startOf(owner.pid) === owner.started) {
      throw new LockedError(
        `${what} is already in use by process ${owner.pid}. Stop it first (Ctrl-C in its terminal, ` +
          `or \`kill ${owner.pid}\`), or set WAYMARK_STATE to another directory.`,
      );
    }
    rmSync(file, { force: true }); // its owner is gone without having released it
  }
  throw new LockedError(`${what} is contested by several starts at once. Try again.`);
}
