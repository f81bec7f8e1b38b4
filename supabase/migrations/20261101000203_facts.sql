-- Facts: what the common questions need, small enough to read whole. One row per visitor and month with
-- a bit for each active day (bit 0 is the 1st, days of the workspace's zone): twelve times smaller than
-- a row per day, and active visitors of any window are an AND away.
create table app.activity (
  app_id int not null references app.apps on delete cascade,
  month date not null check (extract(day from month) = 1),
  visitor_id int not null references app.visitors on delete cascade,
  days int4 not null,
  events int4 not null default 0,
  primary key (app_id, month, visitor_id)
) with (fillfactor = 80); -- rows are updated in place as the month goes on
create index activity_by_visitor on app.activity (visitor_id);

create table app.account_activity (
  app_id int not null references app.apps on delete cascade,
  month date not null check (extract(day from month) = 1),
  account_id int not null references app.accounts on delete cascade,
  days int4 not null,
  primary key (app_id, month, account_id)
) with (fillfactor = 80);

alter table app.activity enable row level security;
alter table app.account_activity enable row level security;
revoke all on app.activity, app.account_activity from public, anon, authenticated;
