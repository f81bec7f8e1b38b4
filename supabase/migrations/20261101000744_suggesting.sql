-- Finding the request that was asked before (measured: npm run bench -- duplicates). Four lists are ranked each by
-- itself and fused by reciprocal rank: words of requests, spelling of titles, words and spelling of everything
-- that was ever said for a request. The same feature adds a little. Nothing is linked by it.

create function app.quoted_lexeme(lexeme text) returns text
language sql immutable set search_path = ''
as $$ select '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' $$;

-- The words' lexemes with what each tells: rare ones much, common ones little (as BM25 weighs them). What is rare in
-- titles may be on everybody's lips, so each is weighed for both. Counting stops where it would change nothing.
create function app.told_lexemes(workspace uuid, words text) returns table (lexeme text, in_requests float8, in_sayings float8, is_common boolean)
language sql stable set search_path = ''
as $$
  select l.lexeme, ln(1 + (n.requests - r.found + 0.5) / (r.found + 0.5)), ln(1 + (n.sayings - least(e.found, n.sayings) + 0.5) / (e.found + 0.5)), e.found >= 1000
  from unnest(to_tsvector('pg_catalog.english', told_lexemes.words)) l
  cross join (select (select count(*)::float8 from app.requests x where x.workspace_id = told_lexemes.workspace) as requests,
    (select count(*)::float8 from (select from app.evidence_items x where x.workspace_id = told_lexemes.workspace and not x.deleted limit 20000) y) as sayings) n
  cross join lateral (select count(*)::float8 as found from app.requests x
    where x.workspace_id = told_lexemes.workspace and x.search @@ app.quoted_lexeme(l.lexeme)::tsquery) r
  cross join lateral (select count(*)::float8 as found from (select from app.evidence_items x
    where x.workspace_id = told_lexemes.workspace and x.search @@ app.quoted_lexeme(l.lexeme)::tsquery limit 1000) y) e
$$;

-- Requests by the words of title and description; what is in the title counts double, long texts less.
create function app.by_words(workspace uuid, told jsonb, anyof tsquery) returns table (root uuid, rank bigint)
language sql stable set search_path = ''
as $$
  select s.root, row_number() over (order by max(s.score) desc, s.root)
  from (
    select r.root_id as root, sum((told -> d.lexeme)::float8 * case when 'A' = any (d.weights) then 1 else 0.5 end)
      / (1 + 0.03 * greatest(length(r.search) - 6, 0)) as score
    from app.requests r, unnest(r.search) d
    where r.workspace_id = by_words.workspace and not r.deleted and r.search @@ by_words.anyof and told ? d.lexeme
    group by r.id, r.root_id, r.search
  ) s
  group by s.root order by max(s.score) desc, s.root limit 60
$$;

create function app.by_spelling(workspace uuid, words text) returns table (root uuid, rank bigint)
language sql stable set search_path = ''
as $$
  select s.root, row_number() over (order by max(s.score) desc, s.root)
  from (
    select r.root_id as root, greatest(extensions.similarity(r.title, by_spelling.words), extensions.word_similarity(r.title, by_spelling.words) * 0.8) as score
    from app.requests r where r.workspace_id = by_spelling.workspace and not r.deleted
  ) s
  where s.score > 0.1 group by s.root order by max(s.score) desc, s.root limit 60
$$;

-- Of all that was said the few hundred likeliest, then as above. `quote` is the saying that matched best.
create function app.by_sayings(workspace uuid, told jsonb, anyof tsquery) returns table (root uuid, rank bigint, quote text)
language sql stable set search_path = ''
as $$
  with near as (
    select r.root_id as root, e.id, e.words, e.search
    from app.evidence_items e join app.requests r on r.id = e.request_id
    where e.workspace_id = by_sayings.workspace and not e.deleted and e.search @@ by_sayings.anyof
    order by ts_rank(e.search, by_sayings.anyof, 1) desc limit 400
  ), scored as (
    select n.root, n.words, sum((told -> d.lexeme)::float8) / (1 + 0.03 * greatest(length(n.search) - 10, 0)) as score
    from near n, unnest(n.search) d where told ? d.lexeme group by n.root, n.id, n.words, n.search
  )
  select s.root, row_number() over (order by max(s.score) desc, s.root), (array_agg(s.words order by s.score desc))[1]
  from scored s group by s.root order by max(s.score) desc, s.root limit 60
$$;

-- The planner takes `%` for commoner than it is and would read everything: by the index it is a millisecond. A few
-- letters resemble no saying, and would be sought in all.
create function app.by_sayings_spelling(workspace uuid, words text) returns table (root uuid, rank bigint, quote text)
language sql stable set search_path = '' set enable_seqscan = off
as $$
  with alike as (
    select e.request_id, e.words from app.evidence_items e
    where e.workspace_id = by_sayings_spelling.workspace and not e.deleted and e.request_id is not null
      and length(by_sayings_spelling.words) >= 12 and e.words operator(extensions.%) by_sayings_spelling.words
    limit 400
  ), near as (
    select r.root_id as root, a.words, extensions.similarity(a.words, by_sayings_spelling.words) as score
    from alike a join app.requests r on r.id = a.request_id
    order by 3 desc limit 200
  )
  select n.root, row_number() over (order by max(n.score) desc, n.root), (array_agg(n.words order by n.score desc))[1]
  from near n group by n.root order by max(n.score) desc, n.root limit 60
$$;

create type app.told_lexeme as (lexeme text, in_requests float8, in_sayings float8, is_common boolean);

create function app.fused(workspace uuid, words text, feature uuid) returns table (root uuid, score float8, why text[], quote text)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  lexemes app.told_lexeme[] := array(select (l.lexeme, l.in_requests, l.in_sayings, l.is_common)::app.told_lexeme from app.told_lexemes(fused.workspace, fused.words) l);
  asked jsonb := (select coalesce(jsonb_object_agg(l.lexeme, l.in_requests), '{}') from unnest(lexemes) l);
  heard jsonb := (select coalesce(jsonb_object_agg(l.lexeme, l.in_sayings), '{}') from unnest(lexemes) l);
  anyof tsquery := (select string_agg(app.quoted_lexeme(l.lexeme), ' | ')::tsquery from unnest(lexemes) l);
  -- Only the words that tell most look through everything that was said; a common one would find half of it.
  rare tsquery := (select string_agg(app.quoted_lexeme(k.lexeme), ' | ')::tsquery from (
    select l.lexeme from unnest(lexemes) l where not l.is_common order by l.in_sayings desc, l.lexeme limit 8) k);
begin
  -- The shares are measured on the bench's sentences: with what was said before as heavy as the request's own words
  -- the right one was first in 68 of 100, so in 82; among the first five it was in 96 either way.
  return query
  select l.root, (sum(l.part) + max(case when r.feature_id = fused.feature then 0.008 else 0 end))::float8,
    array_agg(distinct l.reason) || case when max(case when r.feature_id = fused.feature then 1 else 0 end) = 1 then '{feature}'::text[] else '{}' end,
    max(l.quote)
  from (
    select w.root, 1.0 / (20 + w.rank) as part, 'words' as reason, null as quote from app.by_words(fused.workspace, asked, anyof) w
    union all select s.root, 0.6 / (20 + s.rank), 'spelling', null from app.by_spelling(fused.workspace, fused.words) s
    union all select s.root, 0.6 / (20 + s.rank), 'said-before', s.quote from app.by_sayings(fused.workspace, heard, rare) s
    union all select s.root, 0.4 / (20 + s.rank), 'said-before', s.quote from app.by_sayings_spelling(fused.workspace, fused.words) s
  ) l
  join app.requests r on r.id = l.root and not r.deleted
  group by l.root;
end $$;

create function public.suggest_requests(workspace uuid, words text, feature uuid, besides uuid, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  asked text := left(btrim(coalesce(suggest_requests.words, '')), 2000);
  most int := app.checked_int('limit', to_jsonb(suggest_requests."limit"), 1, 50);
  best jsonb;
begin
  perform app.require(suggest_requests.workspace, 'viewer');
  if length(asked) < 2 then return '[]'; end if;
  -- Wide enough for a paraphrase that shares a few letters' runs; the ranking does the rest.
  perform set_config('pg_trgm.similarity_threshold', '0.2', true);
  select jsonb_agg(to_jsonb(f) order by f.score desc, f.root) into best from (
    select * from app.fused(suggest_requests.workspace, asked, suggest_requests.feature) x
    where x.root is distinct from app.root_of(suggest_requests.besides) order by x.score desc, x.root limit most) f;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('request', r.id, 'title', r.title, 'status', r.status, 'score', (b ->> 'score')::float8,
      'why', b -> 'why', 'excerpt', left(coalesce(b ->> 'quote', nullif(r.description, ''), r.title), 240),
      'accounts', coalesce(g.figures -> 'accounts', '0'), 'people', coalesce(g.figures -> 'people', '0'),
      'evidence', coalesce(g.figures -> 'evidence', '0'), 'arr', coalesce(g.figures -> 'arr', 'null')) order by n), '[]')
    from jsonb_array_elements(best) with ordinality e (b, n)
    join app.requests r on r.id = (b ->> 'root')::uuid
    left join app.demand_figures(suggest_requests.workspace, array(select (x ->> 'root')::uuid from jsonb_array_elements(best) x)) g on g.root = r.id);
end $$;
