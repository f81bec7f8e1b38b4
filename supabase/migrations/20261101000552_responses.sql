-- Answers as people read them: search, tags, sentiment by hand.
create function app.response_record(r app.responses) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', r.id, 'item', r.item_id, 'version', r.version,
    'visitor', p.id, 'visitorName', app.name_of(p.traits, p.known_id), 'account', a.id, 'accountName', a.name,
    'score', r.score, 'band', app.band_of(app.survey_scale(v.definition), r.score), 'answers', r.answers, 'text', r.text,
    'finished', r.finished_at is not null, 'path', r.path, 'language', r.language, 'tags', r.tags, 'sentiment', r.sentiment,
    'startedAt', r.started_at, 'answeredAt', r.answered_at)
  from app.visitors o
  left join app.merges m on m.from_id = o.id
  join app.visitors p on p.id = coalesce(m.into_id, o.id)
  left join app.accounts a on a.id = r.account_id
  left join app.item_versions v on v.item_id = r.item_id and v.version = r.version
  where o.id = r.visitor_id
$$;

create function app.response_fits(r app.responses, scale text, query jsonb) returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(
    (coalesce(query ->> 'text', '') = '' or r.text ilike '%' || regexp_replace(query ->> 'text', '([\\%_])', '\\\1', 'g') || '%')
    and (query ->> 'band' is null or app.band_of(scale, r.score) = query ->> 'band')
    and (query ->> 'tag' is null or query ->> 'tag' = any (r.tags))
    and (query ->> 'sentiment' is null or r.sentiment = query ->> 'sentiment')
    and (query -> 'written' is distinct from 'true' or r.text is not null)
    and (query ->> 'account' is null or r.account_id = (query ->> 'account')::int)
    and (query ->> 'visitor' is null or r.visitor_id = any (app.person_ids(r.workspace_id, (query ->> 'visitor')::int))), false)
$$;

create function public.list_responses(item uuid, query jsonb, before timestamptz, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  i app.items := app.require_item(list_responses.item, 'viewer');
  most int := app.checked_limit(list_responses."limit");
  asked jsonb := app.unwrap(list_responses.query);
  scale text := app.survey_scale(coalesce((select v.definition from app.item_versions v where v.item_id = i.id and v.version = i.version), i.draft));
begin
  if jsonb_typeof(asked) is distinct from 'object' then perform app.refuse('query: must be an object'); end if;
  if jsonb_typeof(coalesce(asked -> 'account', 'null')) not in ('number', 'null') or jsonb_typeof(coalesce(asked -> 'visitor', 'null')) not in ('number', 'null') then
    perform app.refuse('query: account and visitor must be numbers, or null');
  end if;
  return (
    select coalesce(jsonb_agg(app.response_record(x) order by x.answered_at desc, x.id), '[]') from (
      select r.* from app.responses r join app.visitors v on v.id = r.visitor_id and not v.internal
      where r.item_id = i.id and (list_responses.before is null or r.answered_at < list_responses.before)
        and app.response_fits(r, scale, asked)
      order by r.answered_at desc, r.id limit most) x);
end $$;

create function public.mark_response(response uuid, tags text[], sentiment text) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.responses;
begin
  select * into r from app.responses x where x.id = mark_response.response for update;
  perform app.require(r.workspace_id, 'contributor');
  if mark_response.sentiment is not null then
    perform app.checked_choice('sentiment', mark_response.sentiment, array['positive', 'neutral', 'negative']);
  end if;
  update app.responses x set tags = app.checked_texts('tags', to_jsonb(coalesce(mark_response.tags, '{}'))), sentiment = mark_response.sentiment
  where x.id = r.id returning * into r;
  return app.response_record(r);
end $$;
