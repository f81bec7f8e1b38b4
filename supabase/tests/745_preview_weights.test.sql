-- Trying weights: the very figures that saving would give, by the very functions, and nothing of it stays.
begin;
select plan(11);
select tests.make_world();
create function pg_temp.settings(part jsonb) returns jsonb language sql stable security definer as $$
  select jsonb_set(app.default_voice_settings(), '{weights}', app.default_voice_settings() -> 'weights' || settings.part)
$$;
create function pg_temp.tried(settings jsonb) returns jsonb language sql volatile as $$
  select public.preview_weights(tests.workspace('acme'), tried.settings)
$$;
create function pg_temp.demand() returns numeric language sql stable security definer as $$
  select round((app.weighed_now(tests.workspace('acme')) #>> array['demand', tests.id('request', 'acme')::text])::numeric, 6)
$$;
create function pg_temp.kept() returns jsonb language sql stable security definer as $$
  select jsonb_build_object('settings', (select jsonb_agg(s.settings) from app.voice_settings s where s.workspace_id = tests.workspace('acme')),
    'audit', (select count(*) from app.audit a where a.workspace_id = tests.workspace('acme')))
$$;
update app.accounts set traits = '{"state": "prospect", "arr": 1000}' where workspace_id = tests.workspace('acme');
update app.evidence_items set importance = 2, request_id = tests.id('request', 'acme'),
  account_id = (select a.id from app.accounts a where a.workspace_id = tests.workspace('acme') limit 1) where id = tests.id('evidence', 'acme');
update app.requests set status = 'new' where id = tests.id('request', 'acme');
create temp table was as select pg_temp.demand() as demand, pg_temp.kept() as kept;
grant select on was to public;

select tests.act_as('admin');
create temp table would as select pg_temp.tried(pg_temp.settings('{"prospect": 2.8}')) as preview;
grant select on would to public;
create function pg_temp.row_of(preview jsonb) returns jsonb language sql immutable as $$
  select r from jsonb_array_elements(row_of.preview -> 'requests') r where r ->> 'request' = tests.id('request', 'acme')::text
$$;
select cmp_ok((select demand from was), '>', 0::numeric, 'there is a demand to try it on');
select is((select round((pg_temp.row_of(preview) ->> 'before')::numeric, 6) from would), (select demand from was), 'before is what stands');
select is((select round((pg_temp.row_of(preview) ->> 'after')::numeric, 6) from would), (select 4 * demand from was), 'four times the factor, four times the demand of a prospect');
select is(pg_temp.demand(), (select demand from was), 'trying changes no figure');
select is(pg_temp.kept(), (select kept from was), 'neither settings nor a line of the audit log stay');
select is((pg_temp.tried(jsonb_set(pg_temp.settings('{}'), '{traits,arr}', '"mistyped"')) #>> '{knownAfter,arr}')::int, 0, 'a mistyped trait is seen: revenue of no account');
select cmp_ok((select (preview #>> '{knownBefore,arr}')::int from would), '>', 0, 'and of some as it stands');
select is(tests.attempt($$select public.preview_weights(tests.workspace('acme'), pg_temp.settings('{"floor": 2}'))$$) like '22023%', true, 'what saving refuses is refused');
select lives_ok($$select public.set_voice_settings(tests.workspace('acme'), pg_temp.settings('{"prospect": 2.8}'))$$, 'saved');
select is(pg_temp.demand(), (select 4 * demand from was), 'saving comes to what was tried');
select is((select pg_temp.row_of(pg_temp.tried(pg_temp.settings('{"prospect": 2.8}'))) - '{title,request}'::text[]
    - '{rankBefore,rankAfter}'::text[]) ->> 'after', (select pg_temp.row_of(pg_temp.tried(pg_temp.settings('{"prospect": 2.8}'))) ->> 'before'), 'the same again moves nothing');
select * from finish();
rollback;
