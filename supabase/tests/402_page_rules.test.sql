-- Parts of app.page_matches; the rule itself is held to tests/cases/page-rules.json by tests/db/page-rules.test.ts.
begin;
select plan(10);
select tests.make_world();
select is(app.page_folded(path), folded, 'page_folded: ' || path)
from (values ('/', '/'), ('//', '/'), ('/a/', '/a'), ('/a/b//', '/a/b'), ('/a', '/a')) x (path, folded);
select is(app.page_pattern('/a.b/*/**'), '^/a\.b/[^/#]{0,}/.{0,}$', 'page_pattern: stars mean something, all else itself');
insert into app.paths (app_id, path, last_seen) select tests.app('acme'), '/p/' || n, now() - n * interval '1 day' from generate_series(1, 12) n;
insert into app.paths (app_id, path) values (tests.app('acme'), '(other)');
select is(app.pages_json(tests.app('acme'), '{"kind": "everywhere"}') - 'sample', '{"matching": 13, "total": 13}', 'pages_json: what is no page is not counted');
select is(app.pages_json(tests.app('acme'), '{"kind": "section", "path": "/p"}') - 'sample', '{"matching": 12, "total": 13}', 'pages_json: those that match');
select is(app.pages_json(tests.app('acme'), '{"kind": "section", "path": "/p"}') -> 'sample' ->> 0, '/p/1', 'pages_json: seen last first');
select is(jsonb_array_length(app.pages_json(tests.app('acme'), '{"kind": "section", "path": "/p"}') -> 'sample'), 10, 'pages_json: ten of them');
select * from finish();
rollback;
