-- The branch that only a hosted project takes: pg_cron, pg_net and Vault are stood in for, by their signatures.
begin;
select plan(13);
select tests.make_world();
select is(app.sender_setting('waymark_sender_url'), null, 'sender_setting: nothing without Vault');
select is(app.schedule_sender(), 'pg_cron is not enabled', 'schedule_sender: nothing without pg_cron');
select is(app.wake_sender(), 'not set up: Vault has no waymark_sender_url and waymark_sender_secret', 'wake_sender: says what is missing');

create schema vault;
create table vault.decrypted_secrets (name text, decrypted_secret text);
insert into vault.decrypted_secrets values ('waymark_sender_url', 'https://x.supabase.co/functions/v1/send-webhooks'), ('waymark_sender_secret', 'shh');
select is(app.wake_sender(), 'pg_net is not enabled', 'wake_sender: nor without pg_net');

create schema net;
create table net.asked (url text, body jsonb, headers jsonb);
create function net.http_post(url text, body jsonb default '{}', params jsonb default '{}', headers jsonb default '{}', timeout_milliseconds int default 5000) returns bigint
language sql as $$ insert into net.asked values (url, body, headers) returning 1 $$;
update app.webhook_deliveries set next_try_at = now() + interval '1 minute';
update app.issues set next_try_at = now() + interval '1 minute';
select is(app.wake_sender(), 'nothing is due', 'wake_sender, is_anything_due: asks nobody in vain');
update app.webhook_deliveries set next_try_at = now();
select is(app.wake_sender(), 'woken', 'wake_sender: asks where something is due');
select is((select array[a.url, a.headers ->> 'x-waymark-sender'] from net.asked a), array['https://x.supabase.co/functions/v1/send-webhooks', 'shh'], 'wake_sender: with its secret');

create schema cron;
create table cron.jobs (name text, schedule text, command text);
create function cron.schedule(job_name text, schedule text, command text) returns bigint
language plpgsql as $$ begin
  if schedule ~ 'seconds' and exists (select from vault.decrypted_secrets where name = 'old cron') then raise 'invalid schedule'; end if;
  insert into cron.jobs values (job_name, schedule, command); return 1;
end $$;
select is(app.schedule_sender(), 'every ten seconds', 'schedule_sender: by seconds where that is known');
insert into vault.decrypted_secrets values ('old cron', '');
select is(app.schedule_sender(), 'every minute', 'schedule_sender: by the minute otherwise');
select is((select array_agg(j.schedule || ': ' || j.command order by j.schedule) from cron.jobs j), array['* * * * *: select app.wake_sender()', '10 seconds: select app.wake_sender()'],
  'schedule_sender: the one command');

-- Deliveries, for the service role alone (000_privileges says who else may: nobody).
select is(jsonb_array_length(public.take_deliveries(10)) > 0, true, 'take_deliveries: what is due, signed');
select public.report_delivery(tests.id('delivery', 'acme'), 200, null, 'thanks') is null as reported;
select is((select d.state from app.webhook_deliveries d where d.id = tests.id('delivery', 'acme')), 'delivered', 'report_delivery: what became of it');
set local role authenticated;
select throws_ok('select public.take_deliveries(1)', '42501', null, 'take_deliveries: not for members');
reset role;
select * from finish();
rollback;
