// Where things lie. `.waymark/` holds everything that a run leaves behind; deleting it is a reset.
import path from 'node:path';

export const repoDir = path.resolve(import.meta.dirname, '..');

/** The state directory. Tests point it elsewhere so that they never touch a developer's data. */
export const stateDir = path.resolve(repoDir, process.env.WAYMARK_STATE ?? '.waymark');

export const migrationsDir = path.join(repoDir, 'supabase/migrations');

/** What can be made again at any time and is worth keeping between runs: database templates. */
export const cacheDir = path.join(repoDir, 'node_modules/.cache/waymark');
