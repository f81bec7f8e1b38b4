-- get_config: for anybody with the public key, cacheable, nothing but what a widget may know.
begin;
select plan(13);
select tests.make_world();
create temp table known as select key from app.apps where name = 'acme';
grant select on known to public;
create function pg_temp.header(name text) returns text language sql as $$
  select h -> name ->> 0 from (select jsonb_path_query_array(nullif(current_setting('response.headers', true), '')::jsonb, ('$[*]."' || name || '"')::jsonpath) as list) l,
    lateral (select jsonb_build_object(name, l.list)) x (h)
$$;

select tests.act_as_anon();
create temp table answer as select public.get_config(key) as config from known;
select is(config - 'version', '{"v": 1, "consent": "none", "capture": true, "frustration": true, "mask": []}', 'get_config: settings of the widget, no more') from answer;
select ok(config ->> 'version' ~ '^[0-9a-f]{16}$', 'get_config: with their version') from answer;
select is(pg_temp.header('ETag'), format('"%s"', config ->> 'version'), 'get_config: the version is the ETag') from answer;
select is(pg_temp.header('Cache-Control'), 'public, max-age=60, stale-while-revalidate=600', 'get_config: caches may keep it');

select set_config('request.headers', jsonb_build_object('if-none-match', 'W/"other", ' || format('"%s"', config ->> 'version'))::text, true) is null as asked from answer;
select is((select public.get_config(key) from known), null, 'get_config: whoever has it gets nothing again');
select is(current_setting('response.status', true), '304', 'get_config: but 304');
select set_config('response.status', '', true), set_config('request.headers', '{"if-none-match": "\"other\""}', true) is null;
select is((select public.get_config(key) from known), (select config from answer), 'get_config: an older version gets the new one');
select is(coalesce(current_setting('response.status', true), ''), '', 'get_config: in full');

select is(tests.attempt($$select public.get_config('wk_000000000000000000000000')$$), 'PT404 app_key: no app has this key. Copy it from the settings of the app.', 'get_config: an unknown key');
select throws_ok('select public.get_config(null)', 'PT404', null, 'get_config: no key');
select is((select public.get_config(app_key => key, apikey => 'passed on by a proxy') from known), (select config from answer), 'get_config: the key of the API is no matter');
select throws_ok('select app.widget_config(1)', '42501', null, 'widget_config: not by number');

select tests.act_as('admin');
select public.update_app(tests.app('acme'), '{"capture": false}') is null as paused;
select tests.act_as_anon();
select isnt((select public.get_config(key) ->> 'version' from known), (select config ->> 'version' from answer), 'get_config: other settings, another version');

select * from finish();
rollback;
