-- Who a batch is about: anonymous → known once, two known never, accounts on events, traits, staff.
begin;
select plan(43);
select tests.make_world();
create temp table w as select a.* from app.apps a where a.name = 'acme';
create temp table dev as select n, md5('pane ' || n)::uuid as id from generate_series(1, 9) n;
create function pg_temp.send(device int, changes jsonb default '{}') returns jsonb language sql as $$
  select public.ingest(jsonb_build_object('v', 1, 'app', w.key, 'sender', gen_random_uuid(), 'seq', 1, 'sent', extract(epoch from now()) * 1000, 'device', d.id,
    'events', jsonb_build_array(jsonb_build_object('t', extract(epoch from now()) * 1000, 'k', 'page', 'p', '/p'))) || changes)
  from w, dev d where d.n = device
$$;
create function pg_temp.who(device int) returns text language sql as $$
  select coalesce(v.known_id, 'nobody') from app.devices x join dev d on d.id = x.device and d.n = who.device join app.visitors v on v.id = x.visitor_id
$$;
create function pg_temp.person(id text) returns app.visitors language sql as $$ select v from app.visitors v where v.known_id = $1 $$;
-- Events by the person they belong to now.
create function pg_temp.events(id text) returns bigint language sql as $$
  select count(*) from app.events e left join app.merges m on m.from_id = e.visitor_id where coalesce(m.into_id, e.visitor_id) = (pg_temp.person($1)).id
$$;
delete from app.merges; delete from app.visitors;

-- One device, from anonymous to known to another known.
select is(pg_temp.send(1) ->> 'accepted', '1', 'who_of: somebody new');
select is(pg_temp.who(1), 'nobody', 'settle_visitor: an anonymous visitor');
select pg_temp.send(1);
select is((select count(*)::int from app.visitors), 1, 'find_who: the same device is the same visitor');
select pg_temp.send(1, '{"user": {"id": "ann"}}');
select is(pg_temp.who(1), 'ann', 'settle_visitor: the device is theirs');
select is((select count(*)::int from app.merges), 1, 'merge_visitor: what it did before is theirs');
select is(pg_temp.events('ann'), 3::bigint, 'merge_visitor: earlier events too');
select pg_temp.send(1, '{"user": {"id": "ann"}}');
select is((select count(*)::int from app.merges), 1, 'merge_visitor: merged once');
select pg_temp.send(1);
select is(pg_temp.events('ann'), 5::bigint, 'stands_for: a batch without a user is of who was last named');
select pg_temp.send(1, '{"user": {"id": "bob"}}');
select is(pg_temp.who(1), 'bob', 'settle_visitor: somebody else signs in');
select is((select count(*)::int from app.merges), 1, 'merge_visitor: two known people are never merged');
select is(array[pg_temp.events('ann'), pg_temp.events('bob')], '{5,1}', 'settle_visitor: each keeps what is theirs');
select is((select count(*)::int from app.visitors where known_id is not null and merged_into is not null), 0, 'visitors: no known one points to another');
select throws_ok(format('update app.visitors set merged_into = %s where known_id = ''ann''', (pg_temp.person('bob')).id), '23514', null, 'visitors: nor can it');

-- Another device of a known person, and a second anonymous self.
select pg_temp.send(2); select pg_temp.send(2, '{"user": {"id": "ann"}}');
select is((select count(*)::int from app.merges where into_id = (pg_temp.person('ann')).id), 2, 'settle_visitor: a second device brings its own past');
select pg_temp.send(3, '{"user": {"id": "ann"}}');
select is(pg_temp.events('ann'), 8::bigint, 'settle_visitor: a device that begins as known');
select is((select count(*)::int from app.visitors where known_id = 'ann'), 1, 'ensure_known: one row for one person');
select is(app.ensure_known(tests.workspace('acme'), 'ann'), (pg_temp.person('ann')).id, 'ensure_known: finds who is there');
select isnt(app.ensure_known(tests.workspace('rival'), 'ann'), (select v.id from app.visitors v where v.known_id = 'ann' and v.workspace_id = tests.workspace('acme')), 'ensure_known: another workspace, another person');
delete from app.visitors where workspace_id = tests.workspace('rival');

-- Traits.
select is(app.merge_traits('{"a": 1, "b": 2}', '{"b": 3}'), '{"a": 1, "b": 3}', 'merge_traits: what was said last holds');
select is(app.merge_traits('{"a": 1}', null), '{"a": 1}', 'merge_traits: nothing said');
select is(app.merge_traits(jsonb_build_object('a', repeat('x', 3000)), jsonb_build_object('b', repeat(md5('y'), 60))) ? 'a', false, 'merge_traits: past the bound the last stands alone');
select pg_temp.send(1, '{"user": {"id": "ann", "traits": {"plan": "free", "seat": 1}}}');
select pg_temp.send(1, '{"user": {"id": "ann", "traits": {"plan": "pro"}}}');
select is((pg_temp.person('ann')).traits, '{"plan": "pro", "seat": 1}', 'note_people: traits are merged');
update app.visitors set last_seen = now() - interval '2 hours', first_seen = now() - interval '2 hours' where known_id = 'ann';
select pg_temp.send(1, '{"user": {"id": "ann"}}');
select ok((pg_temp.person('ann')).last_seen > now() - interval '1 minute' and (pg_temp.person('ann')).first_seen = now() - interval '2 hours', 'note_people: seen anew');

-- Accounts stand on the event.
select pg_temp.send(1, '{"user": {"id": "ann"}, "account": {"id": "a1", "traits": {"name": "A One"}}}');
select pg_temp.send(1, '{"user": {"id": "ann"}, "account": {"id": "a2"}}');
select pg_temp.send(1, '{"user": {"id": "ann"}}');
select is(array(select c.external_id from app.events e left join app.accounts c on c.id = e.account_id where e.app_id = w.id order by e.id desc limit 3), '{null,a2,a1}', 'who_of: on each event its own') from w;
select is((select name from app.accounts where external_id = 'a1'), 'A One', 'note_people: traits of the account');
select is((app.find_who(tests.workspace('acme'), d.id, 'a1')).account, (select id from app.accounts where external_id = 'a1'), 'find_who: the account that is there') from dev d where d.n = 1;
select is(app.is_internal(tests.workspace('acme'), 'eve@us.test'), false, 'is_internal: nobody, where no ending is set');
select is((select count(*)::int from app.activity x join w on w.id = x.app_id where x.visitor_id = (pg_temp.person('ann')).id), 3, 'activity: by account, and without one');

-- Staff.
update app.apps set internal_ids = '{@us.test,robot}' where name = 'acme';
select pg_temp.send(4, jsonb_build_object('user', jsonb_build_object('id', id))) from unnest('{eve@us.test,EVA@US.test,the robot,us.test@customer.test}'::text[]) id;
select set_eq('select known_id from app.visitors where internal', '{eve@us.test,EVA@US.test,the robot}'::text[], 'ensure_known: staff by the end of their id, in any case');

-- Signatures. The first two are RFC 4231's.
select is(encode(app.hmac_sha256('Hi There', decode(repeat('0b', 20), 'hex')), 'hex'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7', 'hmac_sha256: as published');
select is(encode(app.hmac_sha256('Test Using Larger Than Block-Size Key - Hash Key First', decode(repeat('aa', 131), 'hex')), 'hex'), '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54', 'hmac_sha256: a secret longer than a block');
create temp table s as select encode(app.hmac_sha256('sue', convert_to(x.identity_secret, 'UTF8')), 'hex') as sig from app.app_secrets x join w on w.id = x.app_id;
select ok(app.signature_holds(w.id, 'sue', s.sig), 'signature_holds: of this id') from w, s;
select ok(app.signature_holds(w.id, 'sue', upper(s.sig)), 'signature_holds: in capitals') from w, s;
select ok(not app.signature_holds(w.id, x.who, x.given), format('signature_holds: not for %s with %s', x.who, coalesce(length(x.given)::text, 'no')))
from w, s, lateral (values ('bob', s.sig), ('sue', null), ('sue', ''), ('sue', left(s.sig, 63))) x (who, given);
select ok(not app.signature_holds(tests.app('rival'), 'sue', s.sig), 'signature_holds: not for another app') from s;
update app.apps set require_signed_identity = true where name = 'acme';
select is(pg_temp.send(5, '{"user": {"id": "sue"}}') ->> 'identity', 'unsigned', 'answer: says that it was not believed');
select is(pg_temp.who(5), 'nobody', 'stands_for: whose device stays nobody''s');
select pg_temp.send(5, jsonb_build_object('user', jsonb_build_object('id', 'sue', 'sig', s.sig))) from s;
select is(pg_temp.who(5), 'sue', 'stands_for: until it is signed');
select pg_temp.send(5, '{"user": {"id": "bob"}}');
select is(pg_temp.who(5), 'nobody', 'stands_for: a forged other name leaves the person');
select is(pg_temp.events('sue'), 2::bigint, 'stands_for: and adds nothing to them');

select * from finish();
rollback;
