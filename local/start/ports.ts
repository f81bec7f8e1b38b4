// Ports are free ones, and the same ones again next time where they still are free: sign-ins, granted
// origins and bookmarks hang on them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findFreePort } from '../free-port.ts';

const names = ['api', 'console', 'demo', 'widget', 'database'] as const;
export type Ports = Record<(typeof names)[number], number>;

export async function ensurePorts(dir: string): Promise<Ports> {
  const file = path.join(dir, 'ports.json');
  // Safe: written below; a missing name only means that there is no wish.
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};
  const ports: Ports = { api: 0, console: 0, demo: 0, widget: 0, database: 0 };
  for (const name of names) {
    do ports[name] = await findFreePort(last[name]);
    while (names.some((other) => other !== name && ports[other] === ports[name]));
  }
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}
