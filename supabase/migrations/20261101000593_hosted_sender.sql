-- The sender of webhooks where nothing of ours runs: an edge function takes and reports deliveries through
-- two functions that only the service role may call, and pg_cron wakes it by pg_net when something is due.
-- Where either is not there, a worker with a database address sends (local/send-webhooks.ts).
create function public.take_deliveries(most int) returns jsonb
language sql volatile set search_path = ''
as $$ select coalesce(jsonb_agg(to_jsonb(d)), '[]') from app.claim_deliveries(least(50, greatest(1, take_deliveries.most))) d $$;

create function public.report_delivery(delivery uuid, status int, problem text, response text) returns void
language sql volatile set search_path = ''
as $$ select app.finish_delivery(report_delivery.delivery, report_delivery.status, report_delivery.problem, report_delivery.response) $$;

-- A setting of the sender: a secret of Vault, so that it lies encrypted and out of every dump.
create function app.sender_setting(name text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  value text;
begin
  if to_regclass('vault.decrypted_secrets') is null then return null; end if;
  execute 'select decrypted_secret from vault.decrypted_secrets where name = $1 limit 1' into value using sender_setting.name;
  return value;
end $$;

-- Replaced where further things are sent (20261101000782).
create function app.is_anything_due() returns boolean
language sql stable set search_path = ''
as $$ select exists (select from app.webhook_deliveries d where d.state = 'waiting' and d.next_try_at <= now()) $$;

-- Asks the edge function to send, if anything is due. Answers what it did, for whoever reads cron's log.
create function app.wake_sender() returns text
language plpgsql volatile set search_path = ''
as $$
declare
  url constant text := app.sender_setting('waymark_sender_url');
  secret constant text := app.sender_setting('waymark_sender_secret');
begin
  if url is null or secret is null then return 'not set up: Vault has no waymark_sender_url and waymark_sender_secret'; end if;
  if to_regproc('net.http_post') is null then return 'pg_net is not enabled'; end if;
  if not app.is_anything_due() then return 'nothing is due'; end if;
  -- Named arguments: pg_net has added some over time.
  execute 'select net.http_post(url := $1, body := $2, headers := $3, timeout_milliseconds := 50000)'
    using url, '{}'::jsonb, jsonb_build_object('content-type', 'application/json', 'x-waymark-sender', secret);
  return 'woken';
end $$;

revoke all on function public.take_deliveries, public.report_delivery, app.sender_setting, app.is_anything_due, app.wake_sender from public;

-- Every ten seconds where pg_cron knows seconds (1.5 on), else every minute. Looking costs one index probe.
create function app.schedule_sender() returns text
language plpgsql volatile set search_path = ''
as $$
begin
  if to_regproc('cron.schedule') is null then return 'pg_cron is not enabled'; end if;
  begin
    execute 'select cron.schedule($1, $2, $3)' using 'waymark-webhooks', '10 seconds', 'select app.wake_sender()';
    return 'every ten seconds';
  exception when others then
    execute 'select cron.schedule($1, $2, $3)' using 'waymark-webhooks', '* * * * *', 'select app.wake_sender()';
    return 'every minute';
  end;
end $$;
revoke all on function app.schedule_sender from public;

do $$
begin
  perform app.schedule_sender();
exception when others then
  raise warning 'webhooks: no sender is scheduled, because: %', sqlerrm;
end $$;
