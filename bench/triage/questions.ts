/** What screens ask of the inbox and the requests, as they ask it, each with the time that it may take. */
import type postgres from 'postgres';
import { anyEvidence, type EvidenceQuery } from '../../core/model/voice/inbox.ts';
import type { Filled } from './fill.ts';

export type Question = {
  name: string;
  /** Milliseconds of the database, on an idle machine. */
  goal: number;
  /** Undone afterwards: acts are measured on the same rows each time. */
  ask: (sql: postgres.Sql, place: Filled) => Promise<unknown>;
};

type Narrowing = Partial<EvidenceQuery>;
type Narrow = (place: Filled) => Narrowing;

const queryOf = (narrowing: Narrowing) => JSON.stringify({ ...anyEvidence, ...narrowing });

/** A screen's first hundred rows, or those after a place. */
async function list(
  sql: postgres.Sql,
  { workspace }: Filled,
  narrowing: Narrowing,
  after: string | null = null,
) {
  const [answer] = await sql<{ page: { rows: { id: string }[]; next: string | null } }[]>`
    select public.list_evidence(${workspace}::uuid, ${queryOf(narrowing)}::text::jsonb, ${after}, 100) as page`;
  if (!answer) throw new Error('The inbox gave no answer.');
  return answer.page;
}

const listing = (name: string, narrow: Narrow): Question => ({
  ...{ name: `list: ${name}`, goal: 100 },
  ask: (sql, place) => list(sql, place, narrow(place)),
});

const counting = (name: string, narrow: Narrow): Question => ({
  ...{ name: `counts: ${name}`, goal: 100 },
  ask: (sql, place) =>
    sql`select public.count_evidence(${place.workspace}::uuid, ${queryOf(narrow(place))}::text::jsonb)`,
});

/** As many as the screen's keys reach: the new ones, from the top. */
const sorting = (pieces: number, goal: number): Question => {
  const chosen = new Map<string, string[]>();
  return {
    name: pieces === 1 ? 'triage: one piece' : `triage: ${pieces} pieces`,
    goal,
    async ask(sql, place) {
      const known = chosen.get(place.workspace);
      const ids = known ?? (await list(sql, place, {})).rows.slice(0, pieces).map(({ id }) => id);
      // Chosen once, outside of what is timed from the second run on.
      chosen.set(place.workspace, ids);
      const changes = JSON.stringify({ request: place.request, addTags: ['bench'] });
      await sql`select public.triage_evidence(${place.workspace}::uuid, ${ids}::uuid[], ${changes}::text::jsonb)`;
    },
  };
};

const sentences = [
  'When I open the exported table in Excel all the formatting is lost',
  'We want to be told by mail when somebody answers',
];

const suggesting: Question = {
  ...{ name: 'suggest_requests', goal: 150 },
  ask: (sql, { workspace, feature }) => sql`
    select public.suggest_requests(${workspace}::uuid, w, ${feature}::uuid, null, 4) from unnest(${sentences.slice(0, 1)}::text[]) w`,
};

const requests = (name: string, query: (place: Filled) => object, goal: number): Question => ({
  ...{ name: `list_requests: ${name}`, goal },
  ask: (sql, place) => {
    const anything = { status: [], roadmap: null, owner: null, feature: null, tag: null };
    const whole = { ...anything, account: null, text: '', ...query(place) };
    return sql`select public.list_requests(${place.workspace}::uuid, ${JSON.stringify(whole)}::text::jsonb)`;
  },
});

export const questions: readonly Question[] = [
  listing('new', () => ({})),
  listing('all', () => ({ state: 'all' })),
  listing('oldest first', () => ({ order: 'oldest' })),
  listing('important first', () => ({ order: 'important' })),
  listing('snoozed', () => ({ state: 'snoozed' })),
  listing('a source', () => ({ source: 'ticket' })),
  listing('a kind', () => ({ kind: 'bug' })),
  listing('importance 3', () => ({ importance: 3 })),
  listing('an account', ({ account }) => ({ account, state: 'all' })),
  listing('a person', ({ visitor }) => ({ visitor, state: 'all' })),
  listing('a feature', ({ feature }) => ({ feature })),
  listing('a request', ({ request }) => ({ request, state: 'all' })),
  listing('no request', () => ({ request: 'none' })),
  listing('a tag', () => ({ tag: 'tag7' })),
  listing('nobody assigned', () => ({ assignee: 'none' })),
  listing('30 days', () => ({ since: new Date(Date.now() - 30 * 864e5).toISOString() })),
  listing('30 days, two years ago', () => ({
    since: new Date(Date.now() - 730 * 864e5).toISOString(),
    until: new Date(Date.now() - 700 * 864e5).toISOString(),
  })),
  listing('words', () => ({ text: 'spreadsheet' })),
  listing('words that nobody said', () => ({ text: 'zeppelin', state: 'all' })),
  listing('two letters', () => ({ text: 'zq', state: 'all' })),
  deep(),
  counting('all', () => ({})),
  counting('an account', ({ account }) => ({ account })),
  counting('words', () => ({ text: 'spreadsheet' })),
  sorting(1, 50),
  sorting(100, 1_000),
  suggesting,
  requests('all, with demand', () => ({}), 1_000),
  requests('planned', () => ({ status: ['planned'] }), 500),
  requests('an account', ({ account }) => ({ account }), 500),
];

/** Where the last tenth begins: by place and not by number, so that it costs what the first page does. */
function deep(): Question {
  const places = new Map<string, string>();
  return {
    ...{ name: 'list: a page nine tenths down', goal: 100 },
    async ask(sql, place) {
      const known = places.get(place.workspace);
      const after = known ?? (await placeDown(sql, place));
      places.set(place.workspace, after);
      await list(sql, place, { state: 'all' }, after);
    },
  };
}

async function placeDown(sql: postgres.Sql, { workspace }: Filled): Promise<string> {
  const [found] = await sql<{ place: string }[]>`
    with e as (select x as row, ntile(10) over (order by x.created_at desc) as tenth from app.evidence_items x where x.workspace_id = ${workspace}::uuid)
    select app.place_of(e.row) as place from e where tenth = 10 order by (e.row).created_at desc limit 1`;
  if (!found) throw new Error('The inbox is empty.');
  return found.place;
}
