-- Events: what people did, one narrow row each, in monthly partitions (UTC months).
--
-- Columns stand in order of width, so that none is padded. There is no foreign key: four look-ups per
-- event would cost more than the rest of the insert, and every id comes from the dictionaries in the
-- same transaction. Frustration signals (6-9) name an element but are no use of it.
-- Order of arrival, in blocks of 1,024: a batch, which holds no more events than that, draws once.
create sequence app.event_ids;

create table app.events (
  id bigint not null default nextval('app.event_ids') << 10,
  ts timestamptz not null,
  app_id int not null,
  visitor_id int not null,
  path_id int not null,
  account_id int,
  element_id int,
  name_id int,
  kind int2 not null, -- 1 page 2 click 3 submit 4 change 5 track 6 rage 7 dead 8 error 9 uturn
  late boolean not null,
  props jsonb
) partition by range (ts);

-- The one that answers "who used this element": everything a tag counts, without touching the rows.
create index events_use on app.events (app_id, element_id, ts) include (visitor_id, account_id, path_id)
  where element_id is not null and kind between 2 and 4;
-- The newest of an app, and what is past an app's retention.
create index events_time on app.events (app_id, ts);

alter table app.events enable row level security;
revoke all on app.events from public, anon, authenticated;

create function app.partition_name(month date) returns text
language sql immutable strict set search_path = ''
as $$ select 'events_' || to_char(month, 'YYYY_MM') $$;

-- Makes the partitions of every month that the span touches; those there are left alone. Each gets row
-- security of its own, because hosted Supabase exposes partitions beside their parent.
create function app.ensure_partitions(since timestamptz, until timestamptz) returns int
language plpgsql set search_path = ''
as $$
declare
  month date := date_trunc('month', since at time zone 'UTC');
  part text;
  made int := 0;
begin
  while month <= (until at time zone 'UTC')::date loop
    part := app.partition_name(month);
    if to_regclass('app.' || part) is null then
      -- Two at once would collide on the name; the second finds it made.
      perform pg_advisory_xact_lock(hashtext('app.ensure_partitions'));
      if to_regclass('app.' || part) is null then
        execute format(
          'create table app.%I partition of app.events for values from (%L) to (%L)
             with (autovacuum_vacuum_insert_scale_factor = 0.02)', -- answers are read from the index alone, once vacuumed
          part, month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
        execute format('alter table app.%I enable row level security', part);
        execute format('revoke all on app.%I from public, anon, authenticated', part);
        made := made + 1;
      end if;
    end if;
    month := month + interval '1 month';
  end loop;
  return made;
end $$;
revoke all on function app.partition_name, app.ensure_partitions from public;

-- Behind: whatever a workspace may still accept. Ahead: three months without anybody's care.
select app.ensure_partitions(now() - interval '13 months', now() + interval '3 months');
