-- Verdicts that time decides, and what ingest calls when it meets something new.

-- Looks again at open verdicts: after news at once, else hourly. Reading does it, so no schedule is
-- needed; a tag that somebody else is settling or saving is left to them. Simulations say what time it is.
create function app.settle(tags uuid[], at timestamptz default now()) returns void
language plpgsql set search_path = ''
as $$
declare
  tag record;
begin
  if current_setting('transaction_read_only') = 'on' then return; end if;
  for tag in
    select t.id, t.app_id from app.live_tags t
    where t.id = any (settle.tags) and exists (
      select from app.tag_elements o
      where o.tag_id = t.id and o.verdict in ('similar', 'beside', 'early', 'rival')
        and (coalesce(t.settled_at, '-infinity') < settle.at - interval '1 hour' or o.added_at >= t.settled_at))
    order by t.id
  loop
    perform from app.tags t where t.id = tag.id for update skip locked;
    continue when not found;
    update app.tag_elements e set verdict = j.verdict
    from app.judge(tag.app_id, array(
      select row(o.element_id, o.anchor, coalesce(a.added_at, now()), o.score)::app.candidate
      from app.tag_elements o left join app.tag_anchors a on a.tag_id = o.tag_id and a.hash = o.anchor
      where o.tag_id = tag.id and o.verdict in ('similar', 'beside', 'early', 'rival'))) j
    where e.tag_id = tag.id and e.element_id = j.element_id and e.verdict <> j.verdict;
    update app.tags t set settled_at = clock_timestamp() + (settle.at - now()), revision = t.revision + found::int where t.id = tag.id;
  end loop;
end $$;

create function app.settle_workspace(workspace uuid) returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.retry_unresolved(a.id) from app.apps a
  where a.workspace_id = settle_workspace.workspace and exists (select from app.unresolved u where u.app_id = a.id);
  perform app.settle(array(select t.id from app.tags t where t.workspace_id = settle_workspace.workspace));
end $$;

-- Events of an element before it was counted lie on days that may be stored by now.
create function app.announce_elements(app int, elements int[]) returns void
language plpgsql set search_path = ''
as $$
begin
  if app.resolve_elements(announce_elements.app, announce_elements.elements) is null then return; end if;
  perform app.on_past_days(announce_elements.app, array(
    select d::date from generate_series(
      (select min(e.first_seen) from app.elements e where e.id = any (announce_elements.elements)) - interval '1 day',
      now(), interval '1 day') d));
end $$;

create or replace function app.on_new_elements(app_id int, element_ids int[]) returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.announce_elements(on_new_elements.app_id, on_new_elements.element_ids);
exception when others then
  insert into app.unresolved (element_id, app_id, error)
  select e.id, e.app_id, sqlerrm from app.elements e where e.id = any (on_new_elements.element_ids)
  on conflict (element_id) do nothing;
end $$;

create function app.retry_unresolved(app int) returns void
language plpgsql set search_path = ''
as $$
declare
  waiting int[];
begin
  if current_setting('transaction_read_only') = 'on' then return; end if;
  waiting := array(select u.element_id from app.unresolved u
    where u.app_id = retry_unresolved.app and u.tries < 5 for update skip locked);
  if cardinality(waiting) = 0 then return; end if;
  perform app.announce_elements(retry_unresolved.app, waiting);
  delete from app.unresolved u where u.element_id = any (waiting);
exception when others then
  update app.unresolved u set tries = u.tries + 1, error = sqlerrm where u.element_id = any (waiting);
end $$;

-- Cannot fail: page_matches answers false to whatever it does not understand.
create or replace function app.on_new_paths(app_id int, path_ids int[]) returns void
language sql set search_path = ''
as $$
  insert into app.tag_paths (tag_id, path_id)
  select t.id, p.id
  from app.paths p join app.live_tags t on t.app_id = p.app_id and not t.everywhere
  where p.id = any (on_new_paths.path_ids) and app.page_matches(t.page_rule, p.path)
  on conflict do nothing
$$;
revoke all on function app.settle, app.settle_workspace, app.announce_elements, app.on_new_elements,
  app.retry_unresolved, app.on_new_paths from public;
