-- Where a tag counts. The twin of core/targeting/page-rule.ts; tests/cases/page-rules.json holds both.

-- People paste addresses with a slash at the end; normalised paths have none.
create function app.page_folded(path text) returns text
language sql immutable parallel safe
return case when length(path) > 1 then coalesce(nullif(rtrim(path, '/'), ''), '/') else path end;

-- `**` any characters, `*` those of one segment (`#` parts a hash route from its page, so it ends one
-- too), all else literal. Written with {0,} so that the second replacement meets no star of the first.
create function app.page_pattern(path text) returns text
language sql immutable parallel safe
return '^' || replace(replace(
  regexp_replace(path, '([].^$|?+(){}\\[])', '\\\1', 'g'), '**', '.{0,}'), '*', '[^/#]{0,}') || '$';

create function app.page_matches(rule jsonb, path text) returns boolean
language sql immutable parallel safe
return case
  when rule ->> 'kind' = 'everywhere' then true
  when not coalesce(rule ->> 'path' like '/%' and length(rule ->> 'path') <= 512, false) then false
  when rule ->> 'kind' = 'page' then app.page_folded(rule ->> 'path') = path
  when rule ->> 'kind' = 'section' and app.page_folded(rule ->> 'path') = '/' then starts_with(path, '/')
  when rule ->> 'kind' = 'section' then path = app.page_folded(rule ->> 'path')
    or starts_with(path, app.page_folded(rule ->> 'path') || '/')
    or starts_with(path, app.page_folded(rule ->> 'path') || '#')
  when rule ->> 'kind' = 'pattern' then path ~ app.page_pattern(rule ->> 'path')
  else false
end;

-- How many recorded pages a rule covers, with the ten seen last.
create function app.pages_json(app int, rule jsonb) returns jsonb
language sql stable set search_path = ''
as $$
  with pages as (
    select p.path, p.last_seen, app.page_matches(pages_json.rule, p.path) as matches
    from app.paths p where p.app_id = pages_json.app and p.path <> '(other)'
  )
  select jsonb_build_object(
    'matching', count(*) filter (where p.matches),
    'total', count(*),
    'sample', coalesce((
      select jsonb_agg(s.path order by s.last_seen desc, s.path)
      from (select * from pages m where m.matches order by m.last_seen desc, m.path limit 10) s), '[]'))
  from pages p
$$;
revoke all on function app.page_folded, app.page_pattern, app.page_matches, app.pages_json from public;
