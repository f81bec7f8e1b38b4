/**
 * Ninety days of events, made inside the database: in the tables of the product, and the same events once
 * more in a table that keeps the element's chain with each.
 */
import type postgres from 'postgres';
import { type BenchElement, elementCount } from './elements.ts';

export const visitorCount = 100_000;
const accountCount = 2_000;
const pageCount = 200;

/** Where the ids of each dictionary begin: they were made in one go, so they follow one another. */
export interface Place {
  app: number;
  workspace: string;
  element: number;
  visitor: number;
  account: number;
  page: number;
}

/** People, accounts, pages and elements; of ten visitors one was merged, two hundred are staff. */
export async function fillDictionaries(
  sql: postgres.Sql,
  where: Pick<Place, 'app' | 'workspace'>,
  elements: readonly BenchElement[],
): Promise<Place> {
  const { app, workspace } = where;
  await sql`insert into app.visitors (workspace_id, known_id, internal)
    select ${workspace}::uuid, case when i % 10 <> 1 then 'person ' || i end, i % 500 = 0
    from generate_series(1, ${visitorCount}) i order by i`;
  await sql`insert into app.accounts (workspace_id, external_id)
    select ${workspace}::uuid, 'account ' || i from generate_series(1, ${accountCount}) i order by i`;
  await sql`insert into app.paths (app_id, path)
    select ${app}, '/section-' || i from generate_series(1, ${pageCount}) i order by i`;
  const rows = JSON.stringify(elements.map(({ hash, descriptor }) => ({ hash, descriptor })));
  await sql`insert into app.elements (app_id, hash, descriptor, keys, first_seen, last_seen)
    select ${app}, e ->> 'hash', e -> 'descriptor', app.element_keys(e -> 'descriptor'), now() - interval '90 days', now()
    from jsonb_array_elements(${rows}::text::jsonb) with ordinality x(e, n) order by n`;
  const [first] = await sql<Omit<Place, 'app' | 'workspace'>[]>`
    select (select min(id) from app.elements where app_id = ${app}) as element,
      (select min(id) from app.visitors where workspace_id = ${workspace}::uuid) as visitor,
      (select min(id) from app.accounts where workspace_id = ${workspace}::uuid) as account,
      (select min(id) from app.paths where app_id = ${app}) as page`;
  if (!first) throw new Error('The dictionaries stayed empty.');
  await sql`insert into app.merges (from_id, into_id, workspace_id)
    select id, id + 1, ${workspace}::uuid from app.visitors
    where workspace_id = ${workspace}::uuid and known_id is null`;
  await sql`insert into app.element_paths (element_id, path_id, first_seen, last_seen)
    select ${first.element} + e, ${first.page} + (e * 7 + p) % ${pageCount}, now() - interval '90 days', now()
    from generate_series(0, ${elementCount - 1}) e, generate_series(0, 2) p`;
  return { ...where, ...first };
}

/** Half of the events use an element; the busiest element has four in a hundred of all. */
const made = (sql: postgres.Sql, count: number, place: Place) => sql`
  select start + i * interval '90 days' / ${count}::float8 as ts,
    ${place.visitor} + visitor as visitor_id, ${place.account} + visitor % ${accountCount} as account_id,
    case when is_click then ${place.element} + element end as element_id,
    ${place.page} + (element * 7 + i % 3) % ${pageCount} as path_id,
    (case when is_click then 2 else 1 end)::int2 as kind
  from (
    select i, now() - interval '90 days' as start, random() < 0.5 as is_click,
      floor(power(random(), 1.5) * ${visitorCount})::int as visitor,
      floor(power(random(), 3) * ${elementCount})::int as element
    from generate_series(1, ${count}) i offset 0
  ) x`;

/** Without the indexes, which are built afterwards in one go; with them loading takes three times as long. */
async function withoutIndexes(sql: postgres.Sql, work: () => Promise<unknown>): Promise<void> {
  const found = await sql<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = 'app.events'::regclass`;
  for (const { name } of found) await sql`drop index app.${sql(name)}`;
  await work();
  for (const { definition } of found) await sql.unsafe(definition.replace(' ON ONLY ', ' ON '));
}

export async function loadEvents(
  sql: postgres.Sql,
  place: Place,
  elements: readonly BenchElement[],
  count: number,
): Promise<void> {
  await sql`truncate app.events`;
  await sql`set maintenance_work_mem = '512MB'`;
  await sql`select setseed(0.5)`;
  await withoutIndexes(
    sql,
    () => sql`insert into app.events (ts, app_id, visitor_id, account_id, element_id, path_id, kind, late)
      select ts, ${place.app}, visitor_id, account_id, element_id, path_id, kind, false from (${made(sql, count, place)}) e`,
  );
  await sql`vacuum (analyze) app.events`;
  await copyWithChains(sql, place, elements);
}

/** Only what their query reads, with the time index that it profits from. */
async function copyWithChains(sql: postgres.Sql, place: Place, elements: readonly BenchElement[]) {
  await sql`create schema if not exists chain`;
  await sql`drop table if exists chain.events, chain.texts`;
  await sql`create unlogged table chain.texts as
    select ${place.element} + (n - 1)::int as element_id, t as chain
    from unnest(${elements.map(({ chain }) => chain)}::text[]) with ordinality x(t, n)`;
  await sql`create unlogged table chain.events (ts timestamptz, visitor_id int, account_id int, chain text)`;
  // In the order of time, as they came: partition by partition, each as it was loaded.
  await sql`insert into chain.events select e.ts, e.visitor_id, e.account_id, t.chain
    from app.events e left join chain.texts t using (element_id)`;
  await sql`create index on chain.events (ts)`;
  await sql`vacuum (analyze) chain.events`;
}
