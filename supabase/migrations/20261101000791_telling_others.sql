-- What is told to other systems (webhooks): that a request moved, and once a week to each member what became of
-- what they reported.
create table app.voice_weeks (
  workspace_id uuid not null references app.workspaces on delete cascade,
  day date not null, -- of the workspace's zone; one message a member for each
  primary key (workspace_id, day)
);
alter table app.voice_weeks enable row level security;
revoke all on app.voice_weeks from public, anon, authenticated;

create or replace function app.on_request_status(request uuid, previous text) returns void
language plpgsql set search_path = ''
as $$
declare
  r app.requests;
  note text := coalesce(nullif(current_setting('waymark.status_note', true), ''), '');
begin
  if previous is null then return; end if;
  select * into r from app.requests x where x.id = on_request_status.request;
  if not exists (select from app.webhooks w where w.workspace_id = r.workspace_id and w.active and 'request.moved' = any (w.events)) then return; end if;
  perform app.enqueue(r.workspace_id, 'request.moved', null, jsonb_build_object('request', r.id, 'title', r.title, 'from', previous, 'status', r.status,
    'note', note, 'by', app.member_name(r.workspace_id, auth.uid()), 'accounts', (select f.figures -> 'accounts' from app.demand_figures(r.workspace_id, array[r.root_id]) f)),
    app.slack_text(format('%s is now %s%s', r.title, replace(r.status, '-', ' '), case when note <> '' then ': ' || note else '' end)));
exception when others then
  raise warning 'request %: nobody was told, because: %', request, sqlerrm;
end $$;

-- One member's week as Slack shows it. Null: nothing moved, and nobody waits.
create function app.week_line(workspace uuid, member uuid, became jsonb) returns text
language sql stable set search_path = ''
as $$
  select format('What became of what %s reported:%s', app.member_name(week_line.workspace, week_line.member), string_agg(format(e'\n• %s: %s%s', b ->> 'title',
    replace(b ->> 'status', '-', ' '), case when b ->> 'status' = 'shipped' and (b ->> 'told')::int < (b ->> 'people')::int
      then format(' (%s of %s told)', b ->> 'told', b ->> 'people') else '' end), '' order by n))
  from jsonb_array_elements(became) with ordinality x (b, n) having count(*) > 0
$$;

create function app.tell_week(w app.workspaces) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  local timestamp := now() at time zone w.timezone;
  m record;
begin
  if extract(isodow from local) <> w.week_start or extract(hour from local) < 8
    or not exists (select from app.webhooks x where x.workspace_id = w.id and x.active and 'voice.weekly' = any (x.events)) then return; end if;
  insert into app.voice_weeks (workspace_id, day) values (w.id, local::date) on conflict do nothing;
  if not found then return; end if;
  for m in select x.user_id, app.became_of(w.id, x.user_id, now() - interval '7 days') as became from app.members x where x.workspace_id = w.id loop
    if m.became <> '[]' then
      perform app.enqueue(w.id, 'voice.weekly', null, jsonb_build_object('member', m.user_id, 'name', app.member_name(w.id, m.user_id), 'became', m.became),
        app.slack_text(app.week_line(w.id, m.user_id, m.became)));
    end if;
  end loop;
end $$;

create function app.maintain_voice() returns void
language plpgsql volatile set search_path = ''
as $$
begin
  perform app.wake_evidence(w.id), app.forget_voice(w), app.tell_week(w) from app.workspaces w;
  perform app.sweep_voice();
  -- Answers that were to be evidence and met something in their way.
  perform app.on_verbatim(r.id) from app.responses r
  where r.text is not null and r.answered_at > now() - interval '1 day'
    and app.voice_settings_of(r.workspace_id) ->> 'answers' <> 'none'
    and not exists (select from app.evidence_items e where e.workspace_id = r.workspace_id and e.external_ref = 'answer:' || r.id);
  delete from app.voice_weeks x where x.day < current_date - 60;
end $$;
