/** Moves what the demo's voices wrote just now to the days on which it was said, with the histories that belong to it. */
import type { Backend } from '../../backend.ts';
import { idOf } from '../deterministic-id.ts';
import { requestId, requests } from './changes.ts';

const workspace = idOf('workspace');

/** As if it had come in when it was said; revenue then was a little less than today's. */
export async function moveToTheirDays(sql: Backend['sql']): Promise<void> {
  await sql`update app.evidence_items e set created_at = e.said_at + interval '20 minutes',
    arr_then = coalesce(e.arr_then, (select round(app.arr_of(a.traits, app.voice_settings_of(a.workspace_id)) * 0.9, -1) from app.accounts a where a.id = e.account_id))
    where e.workspace_id = ${workspace}`;
  await sql`update app.requests r set created_at = x.first, updated_at = x.first from (
      select e.request_id, min(e.created_at) as first from app.evidence_items e group by 1) x
    where x.request_id = r.id and r.workspace_id = ${workspace}`;
  await sql`update app.request_statuses s set at = r.created_at from app.requests r where r.id = s.request_id and r.workspace_id = ${workspace}`;
  await sql`update app.requests r set status_since = r.created_at where r.workspace_id = ${workspace}`;
  const moved = requests
    .filter(({ status }) => status !== 'new')
    .map(({ title }) => requestId(title));
  for (const [n, id] of moved.entries()) await giveHistory(sql, id, 3 + ((n * 7) % 26));
}

/** It was new, then looked at, then came to where it stands: so many days ago. */
async function giveHistory(sql: Backend['sql'], id: string, daysAgo: number): Promise<void> {
  await sql`with r as (select * from app.requests where id = ${id}), gone as (delete from app.request_statuses where request_id = ${id})
    insert into app.request_statuses (request_id, status, previous, at, by, note)
    select r.id, s.status, s.previous, s.at, r.created_by, s.note from r, lateral (values
      ('new', null, r.created_at, ''),
      ('under-review', 'new', greatest(r.created_at, now() - make_interval(days => ${daysAgo} + 20)), ''),
      (r.status, 'under-review', greatest(r.created_at, now() - make_interval(days => ${daysAgo})),
        case r.status when 'shipped' then 'Live for everybody.' when 'declined' then 'Not our strength; others do it better.' else '' end)
    ) s (status, previous, at, note) where s.status <> 'under-review' or r.status <> 'under-review' or s.previous = 'new'
    order by s.at`;
  await sql`update app.requests r set status_since = s.at, shipped_at = case when r.status = 'shipped' then s.at end
    from (select max(at) as at from app.request_statuses where request_id = ${id}) s where r.id = ${id}`;
}
