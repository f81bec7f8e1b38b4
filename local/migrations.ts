// Applies supabase/migrations in order, each in a transaction, and records them where the Supabase
// CLI does, so that both may work on one database in turn.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from './sql.ts';

export interface Migration {
  version: string;
  name: string;
  file: string;
  text: string;
}

export function readMigrations(dir: string): Migration[] {
  const files = existsSync(dir) ? readdirSync(dir).sort() : [];
  return files.flatMap((file) => {
    const [, version, name] = /^(\d{14})_(.+)\.sql$/.exec(file) ?? [];
    return version && name
      ? [{ version, name, file, text: readFileSync(path.join(dir, file), 'utf8') }]
      : [];
  });
}

const history = `
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key, statements text[], name text
);`;

async function apply(sql: Sql, { version, name, file, text }: Migration): Promise<void> {
  try {
    await sql.begin(async (tx) => {
      const [before] = await tx<{ path: string }>`select current_setting('search_path') as path`;
      await tx.script(text);
      // A migration may have moved the path or the role for itself.
      await tx`select set_config('role', 'none', false), set_config('search_path', ${before?.path}, false)`;
      await tx`insert into supabase_migrations.schema_migrations (version, statements, name)
               values (${version}, ${[text]}::text[], ${name})`;
    });
  } catch (error) {
    throw new MigrationFailed(
      `Migration ${file} failed and was rolled back: ${describe(text, error)}`,
    );
  }
}

export class MigrationFailed extends Error {
  override name = 'ExpectedMigrationFailure';
}

/** In words, for PGlite's errors carry the whole text. Postgres counts characters; people read lines. */
function describe(text: string, error: unknown): string {
  const { message, code, detail, hint, where, position } = Object(error);
  const line = position ? `line ${text.slice(0, Number(position)).split('\n').length}` : undefined;
  const more = [line, code, detail, hint, where].filter(Boolean).join('; ');
  return `${message ?? error}${more ? ` (${more})` : ''}`;
}

/** Returns the files that were applied now. */
export async function applyMigrations(
  sql: Sql,
  dir: string,
  onApply: (file: string) => void = () => undefined,
): Promise<string[]> {
  await sql.script(history);
  const rows = await sql<{
    version: string;
  }>`select version from supabase_migrations.schema_migrations`;
  const done = new Set(rows.map(({ version }) => version));
  const waiting = readMigrations(dir).filter(({ version }) => !done.has(version));
  for (const migration of waiting) {
    onApply(migration.file);
    await apply(sql, migration);
  }
  return waiting.map(({ file }) => file);
}

/**
 * lite once granted everything to everybody in any schema with row security (backend.ts stops it
 * from doing so), and new partitions are born with default grants: the migrations' own function
 * puts the matrix right again wherever they define one.
 */
export async function applyPrivileges(sql: Sql): Promise<void> {
  const [found] = await sql<{
    exists: boolean;
  }>`select to_regprocedure('app.apply_privileges()') is not null as exists`;
  if (found?.exists) await sql.query('select app.apply_privileges()');
}
