-- What other weights would make of the requests, before they are saved: the very figures, by the very functions.
create function app.weighed_now(workspace uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'demand', (select coalesce(jsonb_object_agg(f.root, f.demand), '{}') from app.demand_figures(weighed_now.workspace, null) f),
    -- On how many accounts each trait says something: a name that is mistyped is seen here.
    'known', (select jsonb_build_object('accounts', count(*), 'arr', count(a.arr), 'plan', count(a.plan), 'renewal', count(a.renewal),
        'health', count(a.health), 'atRisk', count(*) filter (where a.state = 'at-risk'))
      from app.accounts_now(weighed_now.workspace, null) a))
$$;

-- The settings are set, read with, and taken back with the subtransaction; nobody else sees them, nothing of it stays.
create function public.preview_weights(workspace uuid, settings jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  tried jsonb;
  was jsonb;
  would jsonb;
begin
  perform app.require(preview_weights.workspace, 'admin');
  tried := app.checked_voice_settings(app.unwrap(preview_weights.settings));
  was := app.weighed_now(preview_weights.workspace);
  begin
    insert into app.voice_settings as s (workspace_id, settings) values (preview_weights.workspace, tried)
    on conflict (workspace_id) do update set settings = excluded.settings;
    would := app.weighed_now(preview_weights.workspace);
    raise exception using errcode = 'UNDO1';
  exception when sqlstate 'UNDO1' then
    tried := null; -- Rows are back; variables keep what was read.
  end;
  return (
    with weighed as (
      select r.id, r.title, coalesce((was #>> array['demand', r.id::text])::float8, 0) as before,
        coalesce((would #>> array['demand', r.id::text])::float8, 0) as after
      from app.requests r
      where r.workspace_id = preview_weights.workspace and not r.deleted and r.root_id = r.id and r.status not in ('shipped', 'declined')
    ), ranked as (
      select w.*, rank() over (order by w.before desc) as rank_before, rank() over (order by w.after desc) as rank_after
      from weighed w where w.before > 0 or w.after > 0
    )
    select jsonb_build_object('knownBefore', was -> 'known', 'knownAfter', would -> 'known', 'requests',
      coalesce(jsonb_agg(jsonb_build_object('request', r.id, 'title', r.title, 'before', r.before, 'after', r.after,
        'rankBefore', r.rank_before, 'rankAfter', r.rank_after) order by r.rank_after, r.title, r.id), '[]'))
    from ranked r where least(r.rank_before, r.rank_after) <= 10);
end $$;
