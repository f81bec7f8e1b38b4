/**
 * npm run bench -- results [--people 200000] [--runs 5] [--database URL]
 *
 * What a guide and a survey led to, asked as the console asks, over generated people: how long until the answer.
 */
import { openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { median, type Report } from '../table.ts';
import { load } from './load.ts';

/** What a reader waits for at 200,000 people in the window; smaller teams wait in proportion. */
const goalMs = 3_000;

export async function results({ options, signal, log }: BenchContext): Promise<Report> {
  const people = Number(options.people ?? 200_000);
  const runs = Number(options.runs ?? 5);
  const database = await openBenchDatabase(signal, options.database);
  const { backend, client } = database;
  try {
    const owner = await backend.createUser('bench@waymark.example', 'not a secret, and gone soon');
    const [made] = await client<{ workspace: string; app: number }[]>`
      with w as (insert into app.workspaces (id, name) values (gen_random_uuid(), 'Bench') returning id),
      m as (insert into app.members (workspace_id, user_id, role, email) select id, ${owner.id}::uuid, 'editor', 'bench' from w)
      insert into app.apps (workspace_id, name) select id, 'Bench' from w returning workspace_id as workspace, id as app`;
    if (!made) throw new Error('No workspace was made.');
    log(`making ${people} people, their displays, answers and events`);
    const place = await load(client, made.app, made.workspace, people);
    const claims = JSON.stringify({ sub: owner.id, role: 'authenticated' });
    await client`select set_config('request.jwt.claims', ${claims}, false)`;
    const plan = JSON.stringify({ by: 'visitor', trait: 'plan' });
    const questions = {
      'guide_results, 30 days': () =>
        client`select public.guide_results(${place.guide}::uuid, 30, null)`,
      'survey_results, 90 days': () =>
        client`select public.survey_results(${place.survey}::uuid, 90, null, null)`,
      'survey_results by plan, weighted': () =>
        client`select public.survey_results(${place.survey}::uuid, 90, ${plan}::text::jsonb, 'revenue')`,
    };
    const rows = [];
    for (const [question, ask] of Object.entries(questions)) {
      const times: number[] = [];
      for (let run = 0; run <= runs; run++) {
        const start = performance.now();
        await ask();
        times.push(performance.now() - start);
      }
      // The first fills caches and plans.
      rows.push({ question, people, ms: median(times.slice(1)), 'first ms': times[0] ?? null });
    }
    return {
      title: 'Results of a guide and of a survey',
      runs,
      versions: { postgresql: database.version },
      columns: ['question', 'people', 'ms', 'first ms'],
      rows,
      passed: rows.every(({ ms }) => ms < goalMs),
    };
  } finally {
    await database.close();
  }
}
