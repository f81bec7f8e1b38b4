/** The repository as its own tests see it: files that git knows or would add, and what they import. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export function listFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard'];
  const listed = execFileSync('git', args, { cwd: root, encoding: 'utf8' });
  const names = [...new Set(listed.split('\n'))].filter(Boolean);
  // Git lists what was deleted and not yet committed, too.
  return names.filter((name) => existsSync(path.join(root, name)));
}

export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

/** Specifiers of static, dynamic and re-exporting imports. */
export function importsOf(text: string): string[] {
  const pattern =
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|[\s;])import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}
