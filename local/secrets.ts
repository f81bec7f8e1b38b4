// Keys of the embedded backend, made once per state directory and never part of the repository.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Secrets {
  /** In the browser; names the role anon. */
  publishableKey: string;
  /** On servers only; passes row security. */
  secretKey: string;
  jwtSecret: string;
}

const random = (bytes: number) => randomBytes(bytes).toString('base64url');

export const createSecrets = (): Secrets => ({
  publishableKey: `sb_publishable_${random(18)}`,
  secretKey: `sb_secret_${random(24)}`,
  jwtSecret: random(48),
});

export function ensureSecrets(dir: string): Secrets {
  const file = path.join(dir, 'secrets.json');
  // Safe: only this function writes the file, whole, in this shape.
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  const secrets = createSecrets();
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}
