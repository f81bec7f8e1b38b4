-- Acts on apps: settings within bounds, and an identity secret that is shown once and never again.
begin;
select plan(32);
select tests.make_world();
create temp table shown (secret text);
grant all on shown to public;

-- create_app
select tests.act_as('admin');
create temp table made as
  select public.create_app(tests.workspace('acme'), ' Web ', 'staging', '{https://App.Acme.test,http://localhost:5173,https://app.acme.test}') as reply;
insert into shown select reply ->> 'identitySecret' from made;
select is(reply -> 'app' ->> 'name', 'Web', 'create_app: the name without its edges') from made;
select ok(reply -> 'app' ->> 'key' ~ '^wk_[0-9a-f]{24}$', 'create_app: a public key') from made;
select is(reply -> 'app' -> 'origins', '["https://app.acme.test", "http://localhost:5173"]', 'create_app: origins in lower case, once each') from made;
select ok(length(reply ->> 'identitySecret') = 64, 'create_app: the secret is shown now') from made;
select is(tests.attempt(format($$select public.create_app(tests.workspace('acme'), 'Web', 'production', %L)$$, array['https://a.test', o])),
  '22023 origins[1]: must be like https://app.example.com or https://*.example.com, or * for any, without a path', 'create_app: not an origin: ' || o)
from unnest(array['https://acme.test/', 'acme.test', 'ftp://acme.test', 'https://a*.test', 'https://acme.test:port', 'https://', 'javascript:alert(1)']) o;
select is(tests.attempt(format($$select public.create_app(tests.workspace('acme'), 'Web', 'production', %L)$$, array[o])), 'ok', 'create_app: an origin: ' || o)
from unnest(array['*', 'https://*.acme.test', 'http://127.0.0.1:8080', 'https://xn--bcher-kva.example']) o;
select is(tests.attempt($$select public.create_app(tests.workspace('acme'), 'Web', 'test', null)$$),
  '22023 environment: must be one of production, staging, development', 'create_app: the environment is one of three');

-- update_app
select is((public.update_app(tests.app('acme'), '{"consent": "required", "mask": [".secret", ".secret"], "frustration": false, "requireSignedIdentity": true}') -> 'config')
    - 'version', '{"v": 1, "consent": "required", "capture": true, "frustration": false, "mask": [".secret"]}', 'update_app: returns what the widget will read');
select is(public.list_audit(tests.workspace('acme'), null, 1) -> 0 -> 'detail',
  '{"consent": {"from": "none", "to": "required"}, "mask": {"from": [], "to": [".secret"]}, "frustration": {"from": true, "to": false},
    "requireSignedIdentity": {"from": false, "to": true}}', 'update_app: the log has before and after');
select is(tests.attempt(format('select public.update_app(tests.app(%L), %L)', 'acme', changes)), '22023 changes.' || complaint, 'update_app: ' || complaint)
from (values
  ('{"consent": "maybe"}', 'consent: must be one of none, required'),
  ('{"capture": "yes"}', 'capture: must be true or false'),
  ('{"mask": [1]}', 'mask: must be a list of at most 50 texts'),
  ('{"mask": null}', 'mask: must be a list of at most 50 texts'),
  ('{"internalIds": [""]}', 'internalIds: each must have 1 to 200 characters'),
  ('{"name": null}', 'name: must have 1 to 120 characters'),
  ('{"key": "wk_000000000000000000000000"}', 'key: is not a setting; known are name, environment, origins, consent, requireSignedIdentity, capture, frustration, mask, internalIds')
) bad (changes, complaint);
select is(tests.attempt('select public.update_app(tests.app(''acme''), ''[]'')'), '22023 changes: must be an object of the fields to change', 'update_app: not an object');
select is(public.update_app(tests.app('acme'), '"{\"capture\": false}"') -> 'app' -> 'capture', 'false', 'update_app: an object sent as text is understood');

-- Equal settings are one version, whoever has them; other settings another.
select tests.act_as_superuser();
select is(app.widget_config(tests.app('rival')) ->> 'version', app.widget_config((reply -> 'app' ->> 'id')::int) ->> 'version',
  'widget_config: equal settings, one version') from made;
select is(array(select jsonb_object_keys(app.to_record(a)) order by 1), array['capture', 'consent', 'createdAt', 'environment', 'frustration', 'id', 'internalIds',
  'key', 'mask', 'name', 'origins', 'requireSignedIdentity', 'workspace'], 'to_record: of an app, all that members see') from app.apps a where a.name = 'acme';
select is((select count(distinct app.new_app_key())::int from generate_series(1, 1000)), 1000, 'new_app_key: a new one each time');
select is(app.checked_origins('o', '["HTTPS://A.test:8443", "*"]'), '{https://a.test:8443,*}', 'checked_origins: as browsers write them');
select is(tests.attempt($$select app.checked_origins('o', '["https://a.test?x"]')$$),
  '22023 o[0]: must be like https://app.example.com or https://*.example.com, or * for any, without a path', 'checked_origins: by field and place');

select * from finish();
rollback;
