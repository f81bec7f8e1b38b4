-- The health of one tag, worst first; and storing it.
create function app.health_of(f app.tag_facts, old app.tag_health, app int, at timestamptz) returns app.tag_health
language plpgsql stable set search_path = ''
as $$
declare
  h app.tag_health := old;
  w app.tag_window := app.telling_window(f.windows);
  shown app.tag_window := coalesce(w, (select x from unnest(f.windows) x
    where app.would_tell(x.expected, x.variance) order by x.hours limit 1), f.windows[4], f.windows[1]);
  s app.tag_spread;
  e app.evidence := app.evidence_of(f.tag_id, f.last_use);
  -- Silence ends with a use, not with everybody getting used to it.
  is_silent boolean := w.observed < w.expected or old.health = 'silent' and f.last_use <= old.since;
  -- Whether it stopped altogether: uses of the hour that came before are no sign of life.
  has_stopped boolean := coalesce(w.observed = 0 or w.hours = 1 and w.expected * extract(epoch from at - f.last_use) / 3600 > 10, true);
begin
  h.tag_id := f.tag_id;
  h.last_use := f.last_use;
  h.checked_at := at;
  h.alerting := false;
  if w.observed > w.expected then s := app.spread_of(f.tag_id, w.hours, at); end if;
  h.figures := app.figures_json(shown, s, at);
  if w.observed > w.expected and app.is_over_matching(w, s) then
    h := app.with_health(h, old, 'over-matching', at - make_interval(hours => w.hours), true);
    h.cause := format('Used %s times in %s where %s were expected, in %s places instead of %s, by %s people instead of %s. It seems to match more than was meant.',
      w.observed, app.window_words(w.hours), round(w.expected), s.places, s.places_before, s.people, s.people_before);
  elsif f.rival is not null then
    h := app.with_health(h, old, 'ambiguous', coalesce(f.last_use, (select l.since from app.life_of(app, f.rival) l)), true);
    h.cause := 'Several elements fit equally well and none of them is counted. Choose the one that is meant. ' || coalesce(app.change_words(f.tag_id, f.rival), '');
  elsif is_silent and f.early is not null then
    h := app.with_health(h, old, 'drifting', f.last_use, true);
    h.cause := format('Its element was last used %s. One that looks like it is used since, and counts once it has been alone for a day. %s',
      app.moment_words(app, f.last_use), app.change_words(f.tag_id, f.early));
  elsif is_silent then
    h := app.with_health(h, old, 'silent', case when has_stopped then f.last_use else at - make_interval(hours => w.hours) end, not coalesce(e.is_there, false));
    -- Looking for what it may have become costs; once is enough while nothing changes.
    if (old.health = 'silent' and old.since = h.since and old.alerting = h.alerting and old.checked_at > at - interval '6 hours') is not true then
      h.cause := case when not has_stopped
        then format('Used %s times in %s where %s were expected. ', w.observed, app.window_words(w.hours), round(w.expected))
        else format('Not used since %s. ', app.moment_words(app, h.since))
          || case when w.hours is null then '' else format('%s uses were expected in %s, and %s came. ', round(w.expected),
            app.window_words(w.hours), case w.observed when 0 then 'none' else w.observed::text end) end end
        || app.silence_words(f, e);
    end if;
  elsif e.is_gone then
    h := app.with_health(h, old, 'silent', coalesce(f.last_use, (e.last).at), true);
    h.cause := format('Staff no longer find it on %s, where it used to be, and nobody has used it since.', (e.last).path);
  elsif e.is_many then
    h := app.with_health(h, old, 'ambiguous', (e.last).at, true);
    h.cause := format('It fits %s elements on %s as staff see it. Choose the one that is meant.', (e.last).matches, (e.last).path);
  elsif f.early is not null and f.last_use is not null then
    h := app.with_health(h, old, 'drifting', f.last_use, false);
    h.cause := 'One that looks like it is used since its last use, and counts once it has been alone for a day. ' || coalesce(app.change_words(f.tag_id, f.early), '');
  elsif f.verdict = 'similar' then
    h := app.with_health(h, old, 'drifting', (select l.since from app.life_of(app, f.element_id) l), false);
    h.cause := format('Its look changed %s. The new one took its place and is counted; accept it as a repair to be sure. %s',
      app.moment_words(app, h.since), app.change_words(f.tag_id, f.element_id));
  elsif f.last_use is null then
    h := app.with_health(h, old, 'unknown', null, false);
    h.cause := 'No use of it has been recorded yet.';
  else
    h := app.with_health(h, old, 'healthy', f.last_use, false);
    h.cause := format('Recognised as tagged; last used %s.', app.moment_words(app, f.last_use));
  end if;
  h.cause := btrim(coalesce(h.cause, ''));
  return h;
end $$;

-- A health that goes on began when it began.
create function app.with_health(h app.tag_health, old app.tag_health, health text, since timestamptz, alerting boolean) returns app.tag_health
language plpgsql immutable set search_path = ''
as $$
begin
  h.since := case when old.health = with_health.health and old.since is not null then old.since else with_health.since end;
  h.health := with_health.health;
  h.alerting := with_health.alerting;
  return h;
end $$;

-- Looks at these tags and keeps what it finds. Archived ones have no health.
create function app.assess(app int, tags uuid[], at timestamptz) returns void
language plpgsql set search_path = ''
as $$
declare
  f app.tag_facts;
  h app.tag_health;
begin
  delete from app.tag_health x where x.tag_id = any (assess.tags) and x.tag_id not in (select t.id from app.live_tags t);
  for f in select * from app.facts_of(assess.app, assess.tags, assess.at) loop
    h := app.health_of(f, (select x from app.tag_health x where x.tag_id = f.tag_id), assess.app, assess.at);
    insert into app.tag_health as x (tag_id, health, cause, since, alerting, checked_at, last_use, figures)
    values (h.tag_id, h.health, h.cause, h.since, h.alerting, h.checked_at, h.last_use, h.figures)
    on conflict (tag_id) do update set health = excluded.health, cause = excluded.cause, since = excluded.since,
      alerting = excluded.alerting, checked_at = excluded.checked_at, last_use = excluded.last_use, figures = excluded.figures;
  end loop;
end $$;
revoke all on function app.health_of, app.with_health, app.assess from public;
