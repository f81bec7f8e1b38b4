// Runs every supabase/tests/*.test.sql on both engines. Each TAP line is a test here, so that counts
// and reports name what the database was asked, not the files.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { repoDir } from '../../local/paths.ts';
import { runPgtap } from '../../local/pgtap.ts';
import { engines, openTestDatabases } from '../../local/test-database.ts';

const dir = path.join(repoDir, 'supabase/tests');
const files = readdirSync(dir).filter((file) => file.endsWith('.test.sql'));
// pg_prove runs it as a file of its own, hence its lines for psql. It stays; what tests do is undone.
const helpers = readFileSync(path.join(dir, '000_helpers.sql'), 'utf8').replace(/^\\.*$/gm, '');

for (const engine of engines) {
  const databases = await openTestDatabases(engine);
  const database = await databases.fresh();
  await database.sql.script(helpers);
  for (const file of files.sort()) {
    const lines = await runPgtap(database.sql, readFileSync(path.join(dir, file), 'utf8'));
    describe(`${engine}: ${file}`, () => {
      test.each(lines)('$description', ({ ok, detail }) => {
        expect(ok, detail).toBe(true);
      });
    });
  }
  await database.close();
  await databases.close();
}
