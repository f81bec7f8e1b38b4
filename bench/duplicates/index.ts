/**
 * npm run bench -- duplicates [--database URL]
 *
 * Whether the request that was asked before is found when somebody says it in other words: how often it is first
 * and among the first five, beside plain searches, and how long an answer takes while typing.
 */
import type postgres from 'postgres';
import { openBenchDatabase } from '../database.ts';
import type { BenchContext } from '../run.ts';
import { median, quantile, type Report } from '../table.ts';
import { type Paraphrase, readParaphrases, readRequests } from './cases.ts';
import { load, type Place, say } from './load.ts';

type Ask = (one: Paraphrase) => Promise<string[]>;

/** shared/capture.md's figures on its own sentences are the bar: found among the first five. */
const goalTopFive = 0.74;

export async function duplicates({ options, signal, log }: BenchContext): Promise<Report> {
  const database = await openBenchDatabase(signal, options.database);
  const { backend, client } = database;
  try {
    const owner = await backend.createUser('bench@waymark.example', 'not a secret, and gone soon');
    const [made] = await client<{ workspace: string }[]>`
      with w as (insert into app.workspaces (id, name) values (gen_random_uuid(), 'Bench') returning id)
      insert into app.members (workspace_id, user_id, role, email)
      select id, ${owner.id}::uuid, 'editor', 'bench' from w returning workspace_id as workspace`;
    if (!made) throw new Error('No workspace was made.');
    const claims = JSON.stringify({ sub: owner.id, role: 'authenticated' });
    await client`select set_config('request.jwt.claims', ${claims}, false)`;
    const asked = readRequests();
    const spoken = readParaphrases('spoken');
    const far = readParaphrases('far');
    log(`loading ${asked.length} requests`);
    const place = await load(client, made.workspace, asked);
    await client`analyze`;
    const featureOf = new Map(asked.map(({ title, feature }) => [title, feature]));
    const suggest = suggesting(client, place, featureOf);
    const measure = async (search: string, ask: Ask) => ({
      search,
      ...(await score(spoken, place, ask)),
      'far, top five %': (await score(far, place, ask))['top five %'],
    });
    const rows = [
      await measure('every word (AND)', plain(client, place, allWords)),
      await measure('any stem (OR, ts_rank)', plain(client, place, anyStem)),
      await measure('spelling (trigrams)', plain(client, place, spelling)),
      await measure('suggest_requests', suggest(false)),
      await measure('suggest_requests, feature known', suggest(true)),
    ];
    log(`linking ${spoken.length + far.length} earlier sayings`);
    await say(client, place, [...spoken, ...far]);
    await client`analyze`;
    rows.push(await measure('suggest_requests, one earlier saying each', suggest(false)));
    const full = await measure('the same, feature known', suggest(true));
    rows.push(full);
    return {
      title: `Duplicates: ${spoken.length} spoken and ${far.length} far paraphrases over ${asked.length} requests`,
      runs: 1,
      versions: { postgresql: database.version },
      columns: ['search', 'first %', 'top five %', 'far, top five %', 'median ms', 'p95 ms'],
      rows,
      notes: [
        'Each paraphrase is another sentence than the earlier saying of its request.',
        'far: shares no word with the request, by intention.',
      ],
      passed: Number(full['top five %']) >= goalTopFive * 100,
    };
  } finally {
    await database.close();
  }
}

async function score(said: readonly Paraphrase[], place: Place, ask: Ask) {
  const ranks: number[] = [];
  const times: number[] = [];
  for (const one of said) {
    const start = performance.now();
    const found = await ask(one);
    times.push(performance.now() - start);
    ranks.push(found.indexOf(place.requests.get(one.title) ?? ''));
  }
  const share = (most: number) =>
    (100 * ranks.filter((rank) => rank >= 0 && rank < most).length) / said.length;
  return {
    'first %': share(1),
    'top five %': share(5),
    'median ms': median(times),
    'p95 ms': quantile(times, 0.95),
  };
}

/** As the console and the panel ask. */
function suggesting(client: postgres.Sql, place: Place, featureOf: Map<string, string>) {
  return (withFeature: boolean): Ask =>
    async ({ title, words }) => {
      const name = withFeature ? featureOf.get(title) : undefined;
      const feature = (name && place.features.get(name)) ?? null;
      const [answer] = await client<{ found: { request: string }[] }[]>`
        select public.suggest_requests(${place.workspace}::uuid, ${words}, ${feature}::uuid, null, 5) as found`;
      return answer?.found.map(({ request }) => request) ?? [];
    };
}

type Query = (client: postgres.Sql, words: string) => postgres.PendingQuery<{ id: string }[]>;

const plain =
  (client: postgres.Sql, _: Place, query: Query): Ask =>
  async ({ words }) =>
    (await query(client, words)).map(({ id }) => id);

const allWords: Query = (client, words) => client<{ id: string }[]>`
  select id from app.requests where search @@ plainto_tsquery('pg_catalog.english', ${words}) limit 5`;

const anyStem: Query = (client, words) => client<{ id: string }[]>`
  with q as (select replace(plainto_tsquery('pg_catalog.english', ${words})::text, '&', '|')::tsquery as any_of)
  select r.id from app.requests r, q where r.search @@ q.any_of
  order by ts_rank(r.search, q.any_of) desc, r.id limit 5`;

const spelling: Query = (client, words) => client<{ id: string }[]>`
  select id from app.requests order by title operator(extensions.<->) ${words}, id limit 5`;
