// PostgreSQL refuses to run as root, and containers often are root. So its processes drop to an
// account without rights, which must then be able to reach the binaries and own the data.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** `postgres` where it exists, else `nobody`: initdb looks its own name up, so any id will not do. */
function findAccount(): Account | undefined {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = rows.find((row) => row[0] === name) ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** The account to run Postgres as: undefined means as ourselves. */
export function dropFromRoot(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = findAccount();
  if (!account)
    throw new Error('Running as root, and neither `postgres` nor `nobody` is an account here.');
  return account;
}

/** Whether the account can walk down to the directory. Reads modes only; root would pass any try. */
export function canReach(dir: string, account: Account | undefined): boolean {
  if (!account) return true;
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    const { uid, gid, mode } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
