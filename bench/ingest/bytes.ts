/** What an event costs on disk, measured on the rows that the bench has just made. */
import type postgres from 'postgres';

interface Size {
  part: string;
  bytes: number;
}

export async function bytesPerEvent(client: postgres.Sql): Promise<string[]> {
  const [counted] = await client`
    select count(*)::int as events, count(element_id)::int as clicks from app.events`;
  const events = Number(counted?.events);
  const sizes = await client<Size[]>`
    select 'rows' as part, sum(pg_relation_size(c.oid))::float8 as bytes
    from pg_class c where c.oid in (select relid from pg_partition_tree('app.events') where isleaf)
    union all
    select regexp_replace(p.relname, 'events_', ''), sum(pg_relation_size(t.relid))::float8
    from pg_class p, pg_partition_tree(p.oid) t
    where p.relkind = 'I' and p.relname like 'events_%' and t.isleaf
    group by p.relname`;
  const per = (bytes: number) => (bytes / events).toFixed(1);
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const parts = sizes.map(
    ({ part, bytes }) => `${part === 'rows' ? part : `index ${part}`} ${per(bytes)}`,
  );
  return [
    `bytes per event: ${per(total)} (${parts.join(', ')}), over ${events.toLocaleString('en-US')} events of which ${Math.round((100 * Number(counted?.clicks)) / events)} % name an element`,
  ];
}
