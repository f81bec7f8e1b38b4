-- What staff's extensions saw of tags on pages that they looked at: evidence that an element is still there
-- though nobody uses it, or is gone though nothing was expected. Once per tag, page and hour; the last
-- report of the hour wins.
create table app.tag_sightings (
  tag_id uuid not null references app.tags on delete cascade,
  hour int not null, -- since 1970
  path text collate "C" not null check (length(path) between 1 and 512),
  outcome text not null check (outcome in ('found', 'ambiguous', 'missing')),
  score real not null,
  matches int not null,
  at timestamptz not null,
  seen_by uuid,
  primary key (tag_id, hour, path)
);
alter table app.tag_sightings enable row level security;
revoke all on app.tag_sightings from public, anon, authenticated;

create function app.checked_matches(matches jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  list jsonb := app.checked_list('matches', matches, 500);
  score jsonb;
begin
  for i in 0 .. jsonb_array_length(list) - 1 loop
    perform app.checked_uuid(format('matches[%s].tag', i), list -> i -> 'tag');
    perform app.checked_choice(format('matches[%s].outcome', i), list -> i ->> 'outcome', array['found', 'ambiguous', 'missing']);
    perform app.checked_int(format('matches[%s].matches', i), list -> i -> 'matches', 0, 10000);
    score := list -> i -> 'score';
    if (case jsonb_typeof(score) when 'number' then (score #>> '{}')::float8 not between 0 and 1 else true end) then
      perform app.refuse(format('matches[%s].score: must be a number from 0 to 1', i));
    end if;
  end loop;
  return list;
end $$;

-- Fifty rows a tag and day are evidence enough; more are not kept.
create function public.report_tag_matches(app int, path text, matches jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  list jsonb;
  kept int;
begin
  perform app.require_app(report_tag_matches.app, 'contributor');
  list := app.checked_matches(app.unwrap(report_tag_matches.matches));
  if coalesce(report_tag_matches.path not like '/%' or length(report_tag_matches.path) > app.limit_of('pathChars'), true) then
    perform app.refuse(format('path: must start with / and have at most %s characters', app.limit_of('pathChars')));
  end if;
  insert into app.tag_sightings as s (tag_id, hour, path, outcome, score, matches, at, seen_by)
  select distinct on (t.id) t.id, app.hour_of(now()), app.page_folded(report_tag_matches.path), m ->> 'outcome', (m ->> 'score')::real,
    (m ->> 'matches')::int, now(), auth.uid()
  from jsonb_array_elements(list) m
  join app.live_tags t on t.id = (m ->> 'tag')::uuid and t.app_id = report_tag_matches.app
  where app.page_matches(t.page_rule, app.page_folded(report_tag_matches.path))
    and (select count(*) from app.tag_sightings d where d.tag_id = t.id and d.hour >= app.hour_of(now()) / 24 * 24) < 50
  order by t.id
  on conflict (tag_id, hour, path) do update set outcome = excluded.outcome, score = excluded.score,
    matches = excluded.matches, at = excluded.at, seen_by = excluded.seen_by;
  get diagnostics kept = row_count;
  return jsonb_build_object('kept', kept);
end $$;

create function app.sighting_json(s app.tag_sightings) returns jsonb
language sql immutable
return case when s.tag_id is not null then
  jsonb_build_object('outcome', s.outcome, 'matches', s.matches, 'path', s.path, 'at', s.at) end;

-- What sightings since an instant say together. `gone`: staff looked in three hours or more and never found
-- it, on pages where they used to (four times in five, in three hours or more): a dialog that is shut for
-- most of the time is no evidence. `many`: it fits several elements, in two hours or more since it was found alone.
create type app.evidence as (last app.tag_sightings, is_there boolean, is_gone boolean, is_many boolean);

create function app.evidence_of(tag uuid, since timestamptz) returns app.evidence
language plpgsql stable set search_path = ''
as $$
declare
  result app.evidence;
begin
  select s into result.last from app.tag_sightings s where s.tag_id = evidence_of.tag order by s.hour desc, s.at desc limit 1;
  if result.last is null then return result; end if;
  select coalesce((array_agg(s.outcome order by s.at desc))[1] = 'found', false),
    count(distinct s.hour) filter (where s.outcome = 'ambiguous' and s.at > coalesce(f.at, '-infinity')) >= 2
  into result.is_there, result.is_many
  from app.tag_sightings s
  cross join (select max(o.at) as at from app.tag_sightings o where o.tag_id = evidence_of.tag and o.outcome = 'found') f
  where s.tag_id = evidence_of.tag and s.at > coalesce(evidence_of.since, '-infinity');
  -- Since it was found last, which need not be its last use.
  select count(distinct s.hour) >= 3 and (
    select count(distinct o.hour) filter (where o.outcome = 'found') >= 3 and avg((o.outcome = 'found')::int) >= 0.8
    from app.tag_sightings o where o.tag_id = evidence_of.tag and o.at <= f.at and o.path = any (array_agg(s.path)))
  into result.is_gone
  from (select max(s.at) as at from app.tag_sightings s where s.tag_id = evidence_of.tag and s.outcome <> 'missing') f
  join app.tag_sightings s on s.tag_id = evidence_of.tag and s.at > greatest(f.at, evidence_of.since)
  group by f.at;
  result.is_gone := coalesce(result.is_gone, false);
  return result;
end $$;
revoke all on function app.checked_matches, app.sighting_json, app.evidence_of from public;
