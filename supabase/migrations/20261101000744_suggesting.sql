-- Finding the request that was asked before (measured: npm run bench -- duplicates). Four lists are ranked each by
-- itself and fused by reciprocal rank: words of requests and what means the same, spelling of titles, words and
-- spelling of what was ever said for a request. The same feature adds a little. Nothing is linked by it.

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

-- What one lexeme tells of requests, of which there are so many.
create function app.tells_of(workspace uuid, lexeme text, live float8) returns float8
language sql stable set search_path = ''
as $$
  select ln(1 + (tells_of.live - count(*) + 0.5) / (count(*) + 0.5)) from app.requests r
  where r.workspace_id = tells_of.workspace and r.search @@ app.quoted_lexeme(tells_of.lexeme)::tsquery
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

-- Letters' runs of all titles are compared, and within words only those of the likeliest: it takes three times as long.
create function app.by_spelling(workspace uuid, words text) returns table (root uuid, rank bigint)
language sql stable set search_path = ''
as $$
  with near as (
    select r.root_id as root, r.title, extensions.similarity(r.title, by_spelling.words) as score
    from app.requests r where r.workspace_id = by_spelling.workspace and not r.deleted
    order by 3 desc, r.id limit 300
  ), scored as (
    select n.root, greatest(n.score, extensions.word_similarity(n.title, by_spelling.words) * 0.8) as score from near n
  )
  select s.root, row_number() over (order by max(s.score) desc, s.root)
  from scored s where s.score > 0.1 group by s.root order by max(s.score) desc, s.root limit 60
$$;

-- Of all that was said the few hundred likeliest by their words; these by words and by spelling. `quote` is the saying
-- that matched best. Looking for spellings in everything that was said would take half a second.
create function app.by_sayings(workspace uuid, words text, told jsonb, anyof tsquery)
returns table (root uuid, rank bigint, spelled bigint, quote text)
language sql stable set search_path = ''
as $$
  with near as (
    select r.root_id as root, e.id, e.words, e.search
    from app.evidence_items e join app.requests r on r.id = e.request_id
    where e.workspace_id = by_sayings.workspace and not e.deleted and e.search @@ by_sayings.anyof
    order by ts_rank(e.search, by_sayings.anyof, 1) desc, e.id limit 400
  ), scored as (
    select n.root, n.words, extensions.similarity(n.words, by_sayings.words) as spelling,
      sum((told -> d.lexeme)::float8) / (1 + 0.03 * greatest(length(n.search) - 10, 0)) as score
    from near n, unnest(n.search) d where told ? d.lexeme group by n.root, n.id, n.words, n.search
  ), best as (
    select s.root, max(s.score) as score, max(s.spelling) as spelling, (array_agg(s.words order by s.score desc))[1] as quote
    from scored s group by s.root
  )
  select b.root, row_number() over (order by b.score desc, b.root),
    case when b.spelling >= 0.2 then row_number() over (order by b.spelling desc, b.root) end, b.quote
  from best b order by b.score desc, b.root limit 60
$$;

create type app.told_lexeme as (lexeme text, in_requests float8, in_sayings float8, is_common boolean);

create function app.fused(workspace uuid, words text, feature uuid) returns table (root uuid, score float8, why text[], quote text)
language plpgsql stable set search_path = ''
as $$
#variable_conflict use_column
declare
  lexemes app.told_lexeme[] := array(select (l.lexeme, l.in_requests, l.in_sayings, l.is_common)::app.told_lexeme from app.told_lexemes(fused.workspace, fused.words) l);
  live float8 := (select count(*) from app.requests r where r.workspace_id = fused.workspace);
  -- With what means about the same: for less, and never more than the word that was said.
  asked jsonb := (select coalesce(jsonb_object_agg(x.lexeme, x.tells), '{}') from (
    select l.lexeme, l.in_requests as tells from unnest(lexemes) l
    union all
    select a.alike, max(0.7 * least(l.in_requests, t.in_requests))
    from app.lexemes_alike(array(select l.lexeme from unnest(lexemes) l)) a
    join unnest(lexemes) l on l.lexeme = a.lexeme
    cross join lateral app.tells_of(fused.workspace, a.alike, live) t (in_requests)
    group by a.alike) x);
  heard jsonb := (select coalesce(jsonb_object_agg(l.lexeme, l.in_sayings), '{}') from unnest(lexemes) l);
  anyof tsquery := (select string_agg(app.quoted_lexeme(k), ' | ')::tsquery from jsonb_object_keys(asked) k);
  -- Only the words that tell most look through everything that was said; a common one would find half of it.
  rare tsquery := (select string_agg(app.quoted_lexeme(k.lexeme), ' | ')::tsquery from (
    select l.lexeme from unnest(lexemes) l where not l.is_common order by l.in_sayings desc, l.lexeme limit 8) k);
begin
  -- Ranks and shares are chosen by cross-validation: those that were best on one half of the bench's sentences were
  -- tried on the other. What was said before weighs half of the request's own words: with as much, what was said
  -- for others outvoted the title, and the right one was first in 68 of 100 instead of 88.
  return query
  select l.root, (sum(l.part) + max(case when r.feature_id = fused.feature then 0.04 else 0 end))::float8,
    array_agg(distinct l.reason) || case when max(case when r.feature_id = fused.feature then 1 else 0 end) = 1 then '{feature}'::text[] else '{}' end,
    max(l.quote)
  from (
    select w.root, 1.0 / (5 + w.rank) as part, 'words' as reason, null as quote from app.by_words(fused.workspace, asked, anyof) w
    union all select s.root, 0.6 / (5 + s.rank), 'spelling', null from app.by_spelling(fused.workspace, fused.words) s
    union all select s.root, 0.5 / (5 + s.rank) + coalesce(0.4 / (5 + s.spelled), 0), 'said-before', s.quote
      from app.by_sayings(fused.workspace, fused.words, heard, rare) s
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
