-- Facts: what the common questions need, small enough to read whole. One row per visitor, account and
-- month with a bit for each active day (bit 0 is the 1st, days of the workspace's zone): twelve times
-- smaller than a row per day, and who was active in any window, for which account, is an AND away. The
-- account is in the key because staff who act for a customer make neither of them active.
create table app.activity (
  app_id int not null, -- not referenced: see app.senders
  month date not null check (extract(day from month) = 1),
  visitor_id int not null references app.visitors on delete cascade,
  account_id int not null default 0, -- 0 is none, which a primary key cannot say
  days int4 not null,
  events int4 not null default 0,
  primary key (app_id, month, visitor_id, account_id)
) with (fillfactor = 80); -- rows are updated in place as the month goes on
create index activity_by_visitor on app.activity (visitor_id);

alter table app.activity enable row level security;
revoke all on app.activity from public, anon, authenticated;
