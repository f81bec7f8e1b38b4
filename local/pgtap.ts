// pgTAP as plain SQL, taken from the package that PGlite brings: real Postgres from the embedded
// packages has no extension of that name, and one way for both engines is easier to trust.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { splitSqlStatements } from '@supabase/lite';
import { repoDir } from './paths.ts';
import type { Sql } from './sql.ts';

const archive = 'node_modules/@electric-sql/pglite/dist/pgtap.tar.gz';
const wanted = /\/pgtap--\d+\.\d+\.\d+\.sql$/;

/** A tar is 512-byte headers, each with a name at 0 and an octal size at 124, before its content. */
function findInTar(tar: Buffer, name: RegExp): string | undefined {
  for (let at = 0; at + 512 <= tar.length; ) {
    const field = (from: number, length: number) =>
      tar.toString('utf8', at + from, at + from + length).split('\0', 1)[0] ?? '';
    const size = Number.parseInt(field(124, 12), 8) || 0;
    if (name.test(field(0, 100))) return tar.toString('utf8', at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return undefined;
}

/** SQL that puts pgTAP into `extensions`, where `supabase test db` has it too. */
export function readPgtap(): string {
  const text = findInTar(gunzipSync(readFileSync(path.join(repoDir, archive))), wanted);
  if (!text) throw new Error(`${archive} holds no pgtap--X.Y.Z.sql. Run \`npm ci\`.`);
  return `create schema if not exists extensions; set search_path = extensions, public;
    ${text.replace(/^\\.*$/gm, '')}
    reset search_path;`;
}

export interface TapLine {
  ok: boolean;
  description: string;
  /** What pgTAP said about a failure. */
  detail: string;
}

function parseTap(output: string[]): { lines: TapLine[]; planned?: number } {
  const lines: TapLine[] = [];
  let planned: number | undefined;
  for (const line of output) {
    const [, not, description] = /^(not )?ok \d+(?: - (.*))?$/.exec(line) ?? [];
    const plan = /^1\.\.(\d+)/.exec(line);
    if (/^(not )?ok /.test(line)) {
      // A TODO is a known gap: reported, not failed.
      const ok = not === undefined || /# TODO/.test(line);
      lines.push({ ok, description: description ?? 'without a description', detail: '' });
    } else if (plan) {
      planned = Number(plan[1]);
    } else {
      const last = lines.at(-1);
      if (last) last.detail += `${line}\n`;
    }
  }
  return planned === undefined ? { lines } : { lines, planned };
}

class Rollback extends Error {}

/** Runs one test file in a transaction that is rolled back. An error in it is a failed line. */
export async function runPgtap(sql: Sql, text: string): Promise<TapLine[]> {
  const output: string[] = [];
  let failure: TapLine | undefined;
  // The file's own begin and rollback, which `supabase test db` wants, would end our transaction.
  const statements = splitSqlStatements(text).filter(
    (part) => !/^\s*(begin|rollback|commit)\s*;?\s*$/i.test(part),
  );
  try {
    await sql.begin(async (tx) => {
      await tx.script('set local search_path = public, extensions');
      for (const statement of statements) {
        try {
          for (const rows of await tx.script(statement)) output.push(...rows.flatMap(textsOf));
        } catch (error) {
          failure = {
            ok: false,
            description: `the file runs to its end: ${Object(error).message ?? error}`,
            detail: `in: ${statement.trim().slice(0, 600)}`,
          };
          break;
        }
      }
      throw new Rollback();
    });
  } catch (error) {
    if (!(error instanceof Rollback)) throw error;
  }
  const { lines, planned } = parseTap(output);
  if (failure) return [...lines, failure];
  if (planned === lines.length) return lines;
  const detail = `planned ${planned ?? 'nothing'}, ran ${lines.length}`;
  return [...lines, { ok: false, description: 'the file runs what it planned', detail }];
}

const textsOf = (row: Record<string, unknown>): string[] =>
  Object.values(row).flatMap((value) => (typeof value === 'string' ? value.split('\n') : []));
