-- Closing the loop: whom to tell what became of their request, and what became of what one reported.

-- A draft to begin from; whoever sends it makes it theirs.
create function app.draft_for(person text, r app.requests, words text, wording text, said_at timestamptz) returns text
language sql stable set search_path = ''
as $$
  select format(e'Hello%s,\n\n%s, you %s\n\n%s\n\n%s', coalesce(' ' || split_part(nullif(person, ''), ' ', 1), ''),
    'on ' || to_char(said_at, 'FMDD FMMonth YYYY'),
    case when wording = 'exact' and words <> '' then 'told us:' || e'\n\n> ' || replace(left(words, 600), e'\n', e'\n> ')
      else 'asked us about “' || r.title || '”.' end,
    case r.status when 'shipped' then '“' || r.title || '” is there now.' when 'declined' then 'We have decided not to do this: “' || r.title || '”.'
      when 'in-progress' then 'We are working on it now: “' || r.title || '”.' when 'planned' then 'We have planned it: “' || r.title || '”.'
      else 'We are looking into it: “' || r.title || '”.' end,
    case r.status when 'shipped' then 'Would you have a look and tell us whether it does what you need?' else 'I will tell you when this changes. Thank you for telling us.' end)
$$;

-- One line for each person of each account; those without a name by what was written down; nobody twice.
create function app.voices_of(root uuid)
returns table (account_id int, visitor_id int, name text, evidence uuid[], last_words text, last_wording text, last_at timestamptz)
language sql stable set search_path = ''
as $$
  select x.account_id, x.person, max(x.name), array_agg(x.id order by x.said_at desc, x.id), (array_agg(x.words order by x.said_at desc, x.id))[1],
    (array_agg(x.wording order by x.said_at desc, x.id))[1], max(x.said_at)
  from (
    select e.*, coalesce(v.merged_into, v.id) as person, coalesce(app.name_of(p.traits, p.known_id), e.speaker) as name,
      case when v.id is null then lower(coalesce(e.speaker, '')) else '' end as speaker_key
    from app.evidence_items e
    join app.requests r on r.id = e.request_id and r.root_id = voices_of.root
    left join app.visitors v on v.id = e.visitor_id
    left join app.visitors p on p.id = coalesce(v.merged_into, v.id)
    where not e.deleted
  ) x group by x.account_id, x.person, x.speaker_key
$$;

-- Told: this person, or the account as a whole, or one of these very sayings.
create function app.told_of(root uuid, account int, visitor int, evidence uuid[], since timestamptz) returns app.told
language sql stable set search_path = ''
as $$
  select t from app.told t join app.requests r on r.id = t.request_id and r.root_id = told_of.root
  where not t.deleted and t.told_at >= told_of.since and (t.evidence_id = any (told_of.evidence)
    or told_of.visitor is not null and t.visitor_id in (select u from unnest(app.person_ids(r.workspace_id, told_of.visitor)) u)
    or t.visitor_id is null and t.evidence_id is null and t.account_id = told_of.account)
  order by t.told_at desc, t.id limit 1
$$;

create function public.whom_to_tell(request uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  asked app.requests := app.require_request(whom_to_tell.request, 'viewer');
  r app.requests;
begin
  select * into r from app.requests x where x.id = asked.root_id;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('account', v.account_id, 'accountName', a.name, 'visitor', v.visitor_id, 'name', v.name, 'arr', a.arr,
      'draft', app.draft_for(v.name, r, v.last_words, v.last_wording, v.last_at),
      'told', case when t.id is not null then jsonb_build_object('id', t.id, 'at', t.told_at, 'by', app.member_name(r.workspace_id, t.created_by), 'how', t.how, 'words', t.words) end,
      'evidence', (select jsonb_agg(jsonb_build_object('id', e.id, 'words', e.words, 'wording', e.wording, 'saidAt', e.said_at,
        'heardBy', app.member_name(e.workspace_id, e.created_by), 'heardByMe', e.created_by is not distinct from auth.uid()) order by e.said_at desc, e.id)
        from app.evidence_items e where e.id = any (v.evidence)))
      order by t.id is not null, a.arr desc nulls last, a.name, v.name, v.last_at desc), '[]')
    from app.voices_of(r.id) v
    left join app.accounts_now(r.workspace_id, null) a on a.account_id = v.account_id
    -- What was told before the request came to where it stands is not the news.
    cross join lateral app.told_of(r.id, v.account_id, v.visitor_id, v.evidence,
      case when r.status = 'shipped' then coalesce(r.shipped_at, r.status_since) - interval '1 day' else '-infinity' end) t);
end $$;

-- Requests that moved since then, of those that the member brought evidence of; and shipped ones with people untold.
create function app.became_of(workspace uuid, member uuid, since timestamptz) returns jsonb
language sql stable set search_path = ''
as $$
  with mine as (
    select r.root_id, count(*) as reported from app.evidence_items e join app.requests r on r.id = e.request_id
    where e.workspace_id = became_of.workspace and e.created_by = became_of.member and not e.deleted group by r.root_id
  ), moved as (
    select distinct on (s.request_id) s.* from app.request_statuses s join mine m on m.root_id = s.request_id
    where not s.undone and s.previous is not null order by s.request_id, s.id desc
  ), counted as (
    select t.*, m.reported, coalesce(x.previous, null) as previous, coalesce(x.at, t.status_since) as moved_at, coalesce(x.note, '') as note, p.people, p.told
    from mine m join app.requests t on t.id = m.root_id and not t.deleted
    left join moved x on x.request_id = t.id
    cross join lateral (
      select count(*) as people, count((app.told_of(t.id, v.account_id, v.visitor_id, v.evidence,
        coalesce(t.shipped_at, t.status_since) - interval '1 day')).id) as told from app.voices_of(t.id) v) p
    where x.at >= became_of.since or t.status = 'shipped'
  )
  select coalesce(jsonb_agg(jsonb_build_object('request', c.id, 'title', c.title, 'from', c.previous, 'status', c.status, 'at', c.moved_at,
    'note', c.note, 'reported', c.reported, 'people', c.people, 'told', c.told) order by c.moved_at desc, c.id), '[]')
  from counted c where c.moved_at >= became_of.since or c.told < c.people
$$;

create function public.what_became(workspace uuid, member uuid, since timestamptz) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(what_became.workspace, 'viewer');
  if what_became.since is null then perform app.refuse('since: must be a time'); end if;
  return app.became_of(what_became.workspace, coalesce(what_became.member, auth.uid()), what_became.since);
end $$;
