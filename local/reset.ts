// `npm run reset`: forgets everything that starts have left behind, for a first start again.
import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { acquireLock } from './lock.ts';
import { stateDir } from './paths.ts';
import { removeData } from './start/database.ts';
import { reportFailure } from './start/progress.ts';

function reset(): void {
  if (!existsSync(stateDir)) {
    console.log('Nothing to reset.');
    return;
  }
  // A running start would be left with half its files.
  acquireLock(path.join(stateDir, 'lock'), 'Waymark’s state directory');
  removeData(stateDir);
  rmSync(stateDir, { recursive: true, force: true });
  console.log(
    `Removed ${path.relative(process.cwd(), stateDir) || stateDir}. The next start is a first one.`,
  );
}

try {
  reset();
} catch (error) {
  reportFailure(error);
  process.exit(1);
}
