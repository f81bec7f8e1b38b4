-- How far a person has come with checklists and resource centres, whatever the tab or the device: tasks done,
-- resources opened. By item; the person as in ledger_of.
create function app.done_of(workspace uuid, visitors int[], device uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_object_agg(x.item_id, x.keys), '{}') from (
    select d.item_id, jsonb_agg(distinct s.step) as keys
    from app.displays d
    join app.items i on i.id = d.item_id and i.state = 'live'
    join app.item_versions v on v.item_id = i.id and v.version = i.version
    join app.display_steps s on s.display_id = d.id
      -- Opening a task does not do it; opening news is reading it.
      and s.what = case v.definition #>> '{guide,kind}' when 'checklist' then 'step' when 'resourceCentre' then 'click' end
    where d.workspace_id = done_of.workspace and (d.visitor_id = any (visitors) or d.device = done_of.device)
    group by d.item_id) x
$$;

-- First steps whose element did not come, so that nothing was shown: no displays, and yet to be known.
create function app.missed_steps(item uuid, since timestamptz, until timestamptz, version int default null)
returns table (person int, display uuid, step text, at timestamptz)
language sql stable
as $$
  select coalesce(m.into_id, d.visitor_id), d.id, s.step, s.at
  from app.displays d
  join app.display_steps s on s.display_id = d.id and s.what = 'missing' and s.at >= since and s.at < until
  left join app.merges m on m.from_id = d.visitor_id
  where d.item_id = missed_steps.item and d.shown_at is null and d.visitor_id is not null
    and (missed_steps.version is null or d.version = missed_steps.version)
    and not exists (select from app.visitors v where v.id = coalesce(m.into_id, d.visitor_id) and v.internal)
$$;
