/** Every migration has a database test: each table and each public function it makes is named in one. */
import { describe, expect, it } from 'vitest';
import { listFiles, read } from './sources.ts';

const files = listFiles();
const migrations = files.filter((file) => /^supabase\/migrations\/.*\.sql$/.test(file));
const tests = files
  .filter((file) => /^(supabase\/tests\/.*\.sql|tests\/db\/.*\.ts)$/.test(file))
  .map(read)
  .join('\n');

/** Tables and functions that a migration creates, by bare name. */
function created(sql: string): string[] {
  const pattern =
    /create (?:or replace )?(?:unlogged )?(?:table|function) (?:if not exists )?(?:app|public)\.(\w+)/gi;
  const names = [...sql.matchAll(pattern)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

describe('migrations', () => {
  it('exist, named by time and purpose', () => {
    expect(migrations.length).toBeGreaterThan(0);
    expect(migrations.filter((file) => !/\/\d{14}_[a-z0-9_]+\.sql$/.test(file))).toEqual([]);
  });

  it.each(migrations)('%s is covered by a database test', (file) => {
    const names = created(read(file));
    const untested = names.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests));
    expect(untested).toEqual([]);
  });
});
