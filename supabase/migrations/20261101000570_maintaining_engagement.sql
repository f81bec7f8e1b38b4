-- What time does to engagement: what a workspace no longer keeps goes, usage that conditions ask for is
-- counted on, claims that nothing came of are swept. Called by maintain().
--
-- Of a display that a waiting time still needs, item and time stay, for as long as the longest wait; where the
-- person was and what they pressed goes. Somebody who was not seen since goes whole, with the visitor.
create function app.forget_engagement(w app.workspaces) returns void
language sql set search_path = ''
as $$
  delete from app.displays d using app.items i where d.workspace_id = w.id and i.id = d.item_id
    and (d.shown_at < app.kept_since(w) and (i.state in ('ended', 'archived') or d.shown_at < now() - app.ledger_span())
      or d.shown_at is null and d.claimed_at < now() - interval '31 days');
  delete from app.display_steps s using app.displays d where d.id = s.display_id and d.workspace_id = w.id and d.shown_at < app.kept_since(w);
  update app.displays d set path = null, language = null, screen = null, account_id = null
  where d.workspace_id = w.id and d.shown_at < app.kept_since(w) and d.path is not null;
  delete from app.responses r where r.workspace_id = w.id and r.answered_at < app.kept_since(w);
  delete from app.exposures x using app.items i where i.id = x.item_id and i.workspace_id = w.id and x.at < app.kept_since(w);
$$;

-- What is left of a person beside what references them: claims of their devices, messages that quote them,
-- lists that name them. Called by delete_visitor().
create function app.erase_engagement(workspace uuid, visitors int[]) returns void
language sql set search_path = ''
as $$
  delete from app.displays d using app.devices v
  where v.visitor_id = any (visitors) and d.workspace_id = v.workspace_id and d.device = v.device;
  delete from app.webhook_deliveries d using app.responses r where r.visitor_id = any (visitors) and d.subject = r.id;
  delete from app.segment_members m using app.segments s, app.visitors v
  where s.workspace_id = erase_engagement.workspace and s.list_of = 'visitor' and m.segment_id = s.id
    and v.id = any (visitors) and m.external_id = v.known_id;
$$;

-- "Why" looks back 30 days; the file that is live stays whatever its age.
create function app.sweep_engagement() returns void
language sql set search_path = ''
as $$
  delete from app.engage_history h where h.at < now() - interval '45 days' and exists (
    select from app.engage_history n where n.app_id = h.app_id and n.at > h.at and n.at < now() - interval '31 days');
  delete from app.engage_files f where f.made_at < now() - interval '45 days'
    and not exists (select from app.engage_history h where h.app_id = f.app_id and h.version = f.version)
    and not exists (select from app.app_engagement e where e.app_id = f.app_id and e.published = f.version);
  delete from app.webhook_deliveries d where d.created_at < now() - interval '30 days';
$$;

-- Who answered badly and then went away without finishing.
create function app.notify_unfinished() returns void
language sql set search_path = ''
as $$
  select app.notify_response(r.id) from app.responses r
  where r.finished_at is null and r.answered_at between now() - interval '1 day' and now() - interval '30 minutes'
$$;

create function app.maintain_engagement() returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.forget_engagement(w) from app.workspaces w;
  perform app.sweep_engagement();
  perform app.watch_features(e.app_id) from app.app_engagement e where e.published is not null;
  perform app.notify_unfinished();
end $$;
