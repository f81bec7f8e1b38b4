-- Answers to surveys as they arrive. One row per person, survey and period; a later answer to the same
-- question replaces the earlier, whichever tab, device or queue it comes from.

-- A verbatim came in, or grew. For whoever makes evidence of it; replaced by them.
create function app.on_verbatim(response uuid) returns void
language plpgsql as $$ begin end $$;

-- A hook for what others make of an answer; whatever goes wrong in it, the answer is kept. `finished` is
-- true once per response: when all of it has been answered.
create function app.on_response(response uuid, finished boolean) returns void
language plpgsql as $$ begin end $$;

-- Answers to questions that the version has, of the kind that each takes.
create function app.known_answers(definition jsonb, answers jsonb) returns jsonb
language sql immutable
as $$
  select coalesce(jsonb_object_agg(a.key, a.value), '{}')
  from jsonb_each(answers) a join jsonb_array_elements(definition #> '{survey,questions}') q on q ->> 'key' = a.key
  where case q ->> 'kind'
    when 'scale' then jsonb_typeof(a.value) = 'number'
    when 'rating' then jsonb_typeof(a.value) = 'number' and a.value::numeric between 1 and (q -> 'points')::numeric
    when 'consent' then jsonb_typeof(a.value) = 'boolean'
    when 'short' then jsonb_typeof(a.value) = 'string' and length(a.value #>> '{}') <= 500
    when 'long' then jsonb_typeof(a.value) = 'string' and length(a.value #>> '{}') <= 4000
    else jsonb_typeof(a.value -> 'choices') = 'array' and jsonb_array_length(a.value -> 'choices') <= 30
      and length(coalesce(a.value ->> 'other', '')) <= 500 end
$$;

create function app.written(answers jsonb) returns text
language sql immutable
as $$
  select nullif(string_agg(t.said, e'\n' order by t.key), '') from (
    select a.key, coalesce(case when jsonb_typeof(a.value) = 'string' then a.value #>> '{}' end, a.value ->> 'other') as said
    from jsonb_each(answers) a) t
  where btrim(t.said) <> ''
$$;

-- The response that an answer belongs to: that of its display; else the person's last one, for as long as
-- the survey does not ask again; else none, and a new period begins.
create function app.response_of(i app.items, definition jsonb, people int[], display uuid, at timestamptz) returns app.responses
language sql stable
as $$
  select r from app.responses r
  where r.item_id = i.id and r.visitor_id = any (people) and (r.display_id = display
    or definition #>> '{frequency,kind}' = 'once'
    or r.started_at > at - make_interval(days => (definition #>> '{survey,resurveyDays}')::int))
  order by r.display_id = display desc, r.period desc limit 1
$$;

create function app.take_answers(c app.batch_context, w app.who, i app.items, definition jsonb, e jsonb, at timestamptz) returns void
language plpgsql
as $$
#variable_conflict use_column
declare
  told constant jsonb := app.known_answers(definition, e -> 'x');
  is_last constant boolean := e ->> 'k' = 'submit';
  people int[];
  r app.responses;
  total jsonb;
  scored record;
begin
  -- Two tabs, or a tab and a queue, take turns here.
  perform pg_advisory_xact_lock(hashtextextended('answer' || i.id || c.visitor, 0));
  people := app.person_ids(i.workspace_id, c.visitor);
  r := app.response_of(i, definition, people, (e ->> 'd')::uuid, at);
  total := case when r.id is null or at >= r.answered_at then coalesce(r.answers, '{}') || told else told || r.answers end;
  if total = '{}' then return; end if;
  select * into scored from app.score_of(definition, total);
  if r.id is null then
    insert into app.responses (workspace_id, app_id, item_id, visitor_id, period, account_id, display_id, version, answers,
      score, invalid, text, path, language, started_at, answered_at, finished_at)
    select i.workspace_id, c.app, i.id, c.visitor,
      coalesce((select max(x.period) from app.responses x where x.item_id = i.id and x.visitor_id = any (people)), 0) + 1,
      c.account, d.id, (e -> 'n')::int, total, scored.score, scored.invalid, app.written(total), d.path, d.language, at, at,
      case when is_last then at end
    from app.displays d where d.id = (e ->> 'd')::uuid
    returning * into r;
    perform app.on_response(r.id, is_last);
  else
    update app.responses x set answers = total, score = scored.score, invalid = scored.invalid, text = app.written(total),
      answered_at = greatest(x.answered_at, at), finished_at = coalesce(x.finished_at, case when is_last then at end)
    where x.id = r.id;
    perform app.on_response(r.id, is_last and r.finished_at is null);
  end if;
end $$;
