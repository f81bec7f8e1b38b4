-- From facts to a health, and from health to alerts.
begin;
select plan(47);
select tests.make_world();
delete from app.tag_alerts; delete from app.tag_sightings; delete from app.tag_health;
update app.events set ts = ts - interval '1 minute';
create temp table w as select tests.app('acme') as app, tests.id('tag', 'acme') as tag, tests.id('feature', 'acme') as feature,
  (select id from app.elements where app_id = tests.app('acme')) as element;
create function pg_temp.seen(outcome text, variadic hours_ago int[]) returns void language sql as $$
  insert into app.tag_sightings (tag_id, hour, path, outcome, score, matches, at)
  select tag, app.hour_of(now()) - h, '/acme', seen.outcome, 0.9, case seen.outcome when 'missing' then 0 when 'found' then 1 else 3 end, now() - h * interval '1 hour' from w, unnest(hours_ago) h
$$;
create function pg_temp.facts(last_use timestamptz default null, verdict text default 'anchor', early int default null, rival int default null, windows app.tag_window[] default null)
returns app.tag_facts language sql as $$ select row(tag, feature, last_use, verdict, element, early, rival, windows)::app.tag_facts from w $$;
create function pg_temp.verdict(f app.tag_facts, old app.tag_health default null) returns app.tag_health language sql as $$ select app.health_of(f, old, app, now()) from w $$;

-- What staff saw.
select is((app.evidence_of(tag, null)).is_there, null, 'evidence_of: nobody looked') from w;
select pg_temp.seen('found', 40, 39, 38);
select is((app.evidence_of(tag, now() - interval '50 hours')).is_there, true, 'evidence_of: still there') from w;
select is((app.evidence_of(tag, now())).is_there, false, 'evidence_of: seen before is no evidence') from w;
select pg_temp.seen('missing', 5, 4);
select is((app.evidence_of(tag, now() - interval '9 hours')).is_gone, false, 'evidence_of: missed twice is not gone') from w;
select pg_temp.seen('missing', 3);
select is((app.evidence_of(tag, now() - interval '9 hours')).is_gone, true, 'evidence_of: missed in three hours') from w;
select is((pg_temp.verdict(pg_temp.facts(now() - interval '9 hours'))).health, 'silent', 'health_of: gone from the page');
update app.tag_sightings set outcome = 'missing' where hour < app.hour_of(now()) - 38;
select is((app.evidence_of(tag, now() - interval '9 hours')).is_gone, false, 'evidence_of: a dialog that was mostly shut before') from w;
delete from app.tag_sightings;
select pg_temp.seen('ambiguous', 2);
select is((app.evidence_of(tag, null)).is_many, false, 'evidence_of: fits several, once') from w;
select pg_temp.seen('ambiguous', 1);
select is((pg_temp.verdict(pg_temp.facts(now() - interval '9 hours'))).health, 'ambiguous', 'health_of: staff see several');
select is(app.sighting_json(s) ->> 'matches', '3', 'sighting_json') from app.tag_sightings s limit 1;
delete from app.tag_sightings;
select is(tests.attempt($$select app.checked_matches('[{"tag": "x"}]')$$), '22023 matches[0].tag: must be a UUID in lower case', 'checked_matches: the tag');
select is(tests.attempt(format($$select app.checked_matches('[{"tag": "%s", "outcome": "found", "matches": 1, "score": 2}]')$$, tests.id('tag', 'acme'))), '22023 matches[0].score: must be a number from 0 to 1', 'checked_matches: the score');

-- Health.
select is((pg_temp.verdict(pg_temp.facts())).health, 'unknown', 'health_of: never used');
select is((pg_temp.verdict(pg_temp.facts(now()))).health, 'healthy', 'health_of: used');
select is((pg_temp.verdict(pg_temp.facts(now(), 'similar'))).health, 'drifting', 'health_of: another took its place');
create temp table low as select array[row(1, 0, 30, 30)]::app.tag_window[] as windows;
create temp table silent as select pg_temp.verdict(pg_temp.facts(now() - interval '2 hours', windows => windows)) as h from low;
select is((h).health, 'silent', 'health_of: none where thirty were expected') from silent;
select is((h).alerting, true, 'health_of: somebody should look') from silent;
select is((h).since, now() - interval '2 hours', 'health_of: since its last use') from silent;
select matches((h).cause, '^Not used since .+\. 30 uses were expected in the last hour, and none came\. Nothing that resembles it is used since\.$', 'silence_words: says why') from silent;
select is(((h).figures ->> 'expected')::numeric, 30.0, 'figures_json: with the figures') from silent;
select is((pg_temp.verdict(pg_temp.facts(now() - interval '2 hours'), h)).health, 'silent', 'health_of: stays silent without a use') from silent;
select is((pg_temp.verdict(pg_temp.facts(now()), h)).health, 'healthy', 'health_of: until it is used') from silent;
select pg_temp.seen('found', 1);
select is((pg_temp.verdict(pg_temp.facts(now() - interval '2 hours', windows => windows))).alerting, false, 'health_of: unused is not broken') from low;
select matches((pg_temp.verdict(pg_temp.facts(now() - interval '2 hours', windows => windows))).cause, 'Staff still found it on /acme', 'silence_words: seen by staff') from low;
select is((pg_temp.verdict(pg_temp.facts(now() - interval '2 hours', early => element, windows => windows))).health, 'drifting', 'health_of: something that looks like it is used since') from w, low;
select is((pg_temp.verdict(pg_temp.facts(now() - interval '2 hours', rival => element))).health, 'ambiguous', 'health_of: several look like it') from w;
select is((app.with_health(null::app.tag_health, h, 'silent', now(), true)).since, now() - interval '2 hours', 'with_health: what goes on began when it began') from silent;
select is(app.change_words(tag, element), null, 'change_words: without a description there is nothing to say') from w;

-- Too many: only where they come from other places, or the same people click more.
select is(app.is_over_matching(row(24, 500, 100, 100), row(20, 2, 50, 50, 100)), true, 'is_over_matching: in many more places');
select is(app.is_over_matching(row(24, 500, 100, 100), row(2, 2, 50, 50, 100)), true, 'is_over_matching: the same people, five times as often');
select is(app.is_over_matching(row(24, 500, 100, 100), row(2, 2, 250, 50, 100)), false, 'is_over_matching: a campaign brings people');
select is((app.spread_of(tag, 24, now() + interval '1 minute')).places, 1::bigint, 'spread_of: places of the window') from w;

-- Looking at tags, and alerts.
create function pg_temp.trouble(health text) returns text language plpgsql as $$
begin
  insert into app.tag_health (tag_id, health, cause, alerting, since) select tag, trouble.health, trouble.health, trouble.health <> 'healthy', now() from w
  on conflict (tag_id) do update set health = excluded.health, cause = excluded.cause, alerting = excluded.alerting;
  perform app.sync_alerts(array[tag], now()) from w;
  return (select string_agg(coalesce(a.closed_because, app.alert_state(a)), ' ' order by a.id) from app.tag_alerts a, w where a.tag_id = w.tag);
end $$;
select is(pg_temp.trouble('healthy'), null, 'sync_alerts: none');
select is(pg_temp.trouble('silent'), 'open', 'sync_alerts: opened');
select throws_ok($$insert into app.tag_alerts (workspace_id, tag_id, health, cause, opened_at) select tests.workspace('acme'), tag, 'silent', '', now() from w$$, '23505', null, 'one open alert for a tag: the index says so');
select is(pg_temp.trouble('healthy'), 'recovered', 'sync_alerts: closed by itself');
select is(pg_temp.trouble('silent'), 'open', 'sync_alerts: back within a day, the same one');
update app.tag_alerts set acknowledged = true;
select is(pg_temp.trouble('silent'), 'acknowledged', 'sync_alerts: what somebody saw stays seen');
select is(pg_temp.trouble('ambiguous'), 'open', 'sync_alerts: other trouble is told anew');
update app.tag_alerts set closed_at = now(), closed_because = 'resolved';
select is(pg_temp.trouble('ambiguous'), 'resolved', 'sync_alerts: resolved by a person, it stays so');
select is(pg_temp.trouble('silent'), 'resolved open', 'sync_alerts: until it becomes another trouble');
select app.close_alerts(array[tag], 'repaired', now()) from w;
select is(pg_temp.trouble('healthy'), 'resolved repaired', 'close_alerts');
update app.tag_alerts set closed_at = now() - interval '2 days';
select is(pg_temp.trouble('silent'), 'resolved repaired open', 'sync_alerts: days later it is a new one');
select is((select app.alert_json(a) ->> 'featureName' from app.tag_alerts a where closed_at is null and tag_id = tests.id('tag', 'acme')), 'Feature', 'alert_json: names the feature');
select is(tests.attempt('select app.checked_snooze(now() - interval ''1 day'')'), '22023 until: must be in the future, 90 days from now at most', 'checked_snooze');

select app.assess(app, array[tag], now()) from w;
select app.refresh_health(array[tag]) from w;
select app.check_health_quietly(app) from w;
select app.check_all_health();
update app.health_checks set checked_at = now() - interval '1 hour';
select app.check_health_when_due(app) from w;
select is((select checked_at from app.health_checks c, w where c.app_id = w.app), now(), 'check_health_when_due: after a quarter of an hour');
select is((select health from app.tag_health h, w where h.tag_id = w.tag), 'silent', 'assess, refresh_health, check_all_health: facts_of a tag that rested since stay its own');
select * from finish();
rollback;
