-- Webhooks as admins keep them.
create function app.webhook_record(w app.webhooks) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', w.id, 'name', w.name, 'url', w.url, 'events', w.events, 'format', w.format,
    'active', w.active, 'createdAt', w.created_at,
    'delivered', count(*) filter (where d.state = 'delivered'), 'failed', count(*) filter (where d.state = 'failed'),
    'waiting', count(*) filter (where d.state = 'waiting'))
  from app.webhook_deliveries d where d.webhook_id = w.id
$$;

create function app.delivery_record(d app.webhook_deliveries) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'event', d.event, 'state', d.state, 'tries', d.tries, 'status', d.status,
    'problem', d.problem, 'response', d.response, 'body', d.body, 'createdAt', d.created_at, 'nextTryAt', d.next_try_at, 'doneAt', d.done_at)
$$;

create function app.require_webhook(webhook uuid) returns app.webhooks
language plpgsql stable security definer set search_path = ''
as $$
declare
  w app.webhooks;
begin
  select * into w from app.webhooks x where x.id = require_webhook.webhook;
  perform app.require(w.workspace_id, 'admin');
  return w;
end $$;

create function public.list_webhooks(workspace uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require(list_webhooks.workspace, 'admin');
  return (select coalesce(jsonb_agg(app.webhook_record(w) order by w.created_at, w.id), '[]') from app.webhooks w
    where w.workspace_id = list_webhooks.workspace);
end $$;

create function public.save_webhook(workspace uuid, webhook jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  draft jsonb := app.unwrap(save_webhook.webhook);
  new app.webhooks;
  old app.webhooks;
begin
  perform app.require(save_webhook.workspace, 'admin');
  new.id := app.checked_uuid('webhook.id', draft -> 'id');
  new.name := app.checked_label('webhook.name', draft ->> 'name');
  new.url := draft ->> 'url';
  if coalesce(new.url !~ '^https?://[^\s/]+' or length(new.url) > 500, true) then
    perform app.refuse('webhook.url: must be an address that begins with https://');
  end if;
  new.events := app.checked_texts('webhook.events', draft -> 'events');
  perform app.checked_choice('webhook.events', e, array['survey.detractor', 'survey.answered', 'item.published', 'item.stopped', 'request.moved', 'voice.weekly'])
  from unnest(new.events) e;
  if cardinality(new.events) = 0 then perform app.refuse('webhook.events: must name at least one'); end if;
  new.format := app.checked_choice('webhook.format', draft ->> 'format', array['json', 'slack']);
  new.active := app.checked_boolean('webhook.active', draft -> 'active');
  insert into app.webhooks (id, workspace_id, name, url, events, format, active)
  values (new.id, save_webhook.workspace, new.name, new.url, new.events, new.format, new.active) on conflict do nothing
  returning * into old;
  if found then
    perform app.record(save_webhook.workspace, 'webhook.created', new.name, app.webhook_record(old));
    return jsonb_build_object('webhook', app.webhook_record(old), 'secret', 'whsec_' || encode(old.secret, 'base64'));
  end if;
  select * into old from app.webhooks w where w.id = new.id for update;
  if old.workspace_id is distinct from save_webhook.workspace then perform app.require(null, 'admin'); end if;
  update app.webhooks w set name = new.name, url = new.url, events = new.events, format = new.format, active = new.active
  where w.id = new.id returning * into new;
  if new <> old then
    perform app.record(save_webhook.workspace, 'webhook.updated', new.name, app.changed(
      to_jsonb(old) - 'secret' - 'created_at', to_jsonb(new) - 'secret' - 'created_at'));
  end if;
  return jsonb_build_object('webhook', app.webhook_record(new), 'secret', null);
end $$;

-- The present secret ends at once: what waits is signed anew when it is sent.
create function public.rotate_webhook_secret(webhook uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  w app.webhooks := app.require_webhook(rotate_webhook_secret.webhook);
begin
  update app.webhooks x set secret = decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex')
  where x.id = w.id returning * into w;
  perform app.record(w.workspace_id, 'webhook.secret_rotated', w.name, '{}');
  return jsonb_build_object('secret', 'whsec_' || encode(w.secret, 'base64'));
end $$;

-- A message that says it is a test, signed and retried as any other; also while the webhook is switched off.
create function public.test_webhook(webhook uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  w app.webhooks := app.require_webhook(test_webhook.webhook);
  d app.webhook_deliveries;
begin
  insert into app.webhook_deliveries (webhook_id, event, body)
  values (w.id, 'webhook.test', case w.format when 'slack' then jsonb_build_object('text', 'A test message of Waymark. It works.')
    else jsonb_build_object('type', 'webhook.test', 'timestamp', now(), 'data', jsonb_build_object('webhook', w.name)) end)
  returning * into d;
  return app.delivery_record(d);
end $$;

create function public.delete_webhook(webhook uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  w app.webhooks := app.require_webhook(delete_webhook.webhook);
begin
  delete from app.webhooks x where x.id = w.id;
  perform app.record(w.workspace_id, 'webhook.deleted', w.name, jsonb_build_object('url', w.url));
  return jsonb_build_object('ok', true);
end $$;

create function public.list_deliveries(webhook uuid, "limit" int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  w app.webhooks := app.require_webhook(list_deliveries.webhook);
  most int := app.checked_limit(list_deliveries."limit");
begin
  return (
    select coalesce(jsonb_agg(app.delivery_record(x) order by x.created_at desc, x.id), '[]') from (
      select * from app.webhook_deliveries d where d.webhook_id = w.id order by d.created_at desc, d.id limit most) x);
end $$;

create function public.retry_delivery(delivery uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  d app.webhook_deliveries;
begin
  select * into d from app.webhook_deliveries x where x.id = retry_delivery.delivery;
  perform app.require_webhook(d.webhook_id);
  update app.webhook_deliveries x set state = 'waiting', tries = 0, next_try_at = now(), done_at = null
  where x.id = d.id returning * into d;
  return app.delivery_record(d);
end $$;
