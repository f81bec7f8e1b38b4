-- Webhooks: messages to other systems, signed as Standard Webhooks says. A message is a row that waits; a
-- sender (local/webhooks.ts here, an edge function or worker with a database address elsewhere) takes some,
-- sends and reports. Nothing of the product waits for it.
create table app.webhooks (
  id uuid primary key,
  workspace_id uuid not null references app.workspaces on delete cascade,
  name text not null check (length(name) between 1 and 120),
  url text not null check (url ~ '^https?://[^\s/]+' and length(url) <= 500),
  secret bytea not null default decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'),
  events text[] not null check (cardinality(events) between 1 and 10),
  format text not null default 'json' check (format in ('json', 'slack')),
  active boolean not null default true,
  created_at timestamptz not null default now()
);
create index webhooks_by_workspace on app.webhooks (workspace_id);

create table app.webhook_deliveries (
  id uuid primary key default gen_random_uuid(), -- the webhook-id: the same for every try, so receivers know doubles
  webhook_id uuid not null references app.webhooks on delete cascade,
  event text not null,
  subject uuid, -- what it is about, where that is told once only
  body jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  tries int not null default 0,
  status int,
  problem text,
  response text check (length(response) <= 500), -- the beginning of what the receiver answered
  created_at timestamptz not null default now(),
  next_try_at timestamptz default now(),
  done_at timestamptz,
  unique (webhook_id, event, subject)
);
create index webhook_deliveries_due on app.webhook_deliveries (next_try_at) where state = 'waiting';
create index webhook_deliveries_by_webhook on app.webhook_deliveries (webhook_id, created_at desc);

alter table app.webhooks enable row level security;
alter table app.webhook_deliveries enable row level security;
revoke all on app.webhooks, app.webhook_deliveries from public, anon, authenticated;

-- One message to each webhook that wants it. `line` is what Slack shows.
create function app.enqueue(workspace uuid, event text, subject uuid, data jsonb, line text) returns void
language sql set search_path = ''
as $$
  insert into app.webhook_deliveries (webhook_id, event, subject, body)
  select w.id, enqueue.event, enqueue.subject, case w.format when 'slack' then jsonb_build_object('text', line)
    else jsonb_build_object('type', enqueue.event, 'timestamp', now(), 'data', data) end
  from app.webhooks w
  where w.workspace_id = enqueue.workspace and w.active and enqueue.event = any (w.events)
  on conflict (webhook_id, event, subject) do nothing
$$;

-- Slack's marks in what people wrote are taken for what they are.
create function app.slack_text(t text) returns text
language sql immutable set search_path = ''
as $$ select replace(replace(replace(left(t, 1000), '&', '&amp;'), '<', '&lt;'), '>', '&gt;') $$;

create function app.notify_response(response uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  r app.responses;
  said jsonb;
  line text;
begin
  select * into r from app.responses x where x.id = notify_response.response;
  if not exists (select from app.webhooks w where w.workspace_id = r.workspace_id and w.active) then return; end if;
  said := app.response_record(r);
  line := format('%s: %s%s%s', (select i.name from app.items i where i.id = r.item_id), coalesce('score ' || r.score || ' ', ''),
    coalesce('by ' || coalesce(said ->> 'visitorName', said ->> 'accountName'), ''), coalesce(e'\n> ' || r.text, ''));
  if r.finished_at is not null then
    perform app.enqueue(r.workspace_id, 'survey.answered', r.id, said, app.slack_text(line));
  end if;
  if said ->> 'band' = 'low' then
    perform app.enqueue(r.workspace_id, 'survey.detractor', r.id, said, app.slack_text(line));
  end if;
end $$;

-- When all is answered, so that the message holds the words beside the score; who stops half-way is told of
-- by maintain() half an hour later.
create or replace function app.on_response(response uuid, finished boolean) returns void
language plpgsql
as $$
begin
  perform app.on_verbatim(response);
  if finished then perform app.notify_response(response); end if;
exception when others then
  raise warning 'response %: nobody was told, because: %', response, sqlerrm;
end $$;

create or replace function app.on_item(item uuid, event text) returns void
language plpgsql set search_path = ''
as $$
declare
  i app.items;
begin
  if event is null then return; end if;
  select * into i from app.items x where x.id = on_item.item;
  perform app.enqueue(i.workspace_id, event, null, jsonb_build_object('item', i.id, 'name', i.name, 'is', i.draft ->> 'is',
    'version', i.version, 'state', i.state, 'by', app.member_name(i.workspace_id, auth.uid())),
    app.slack_text(format('%s: %s (version %s)', case event when 'item.published' then 'Published' else 'Stopped' end, i.name, i.version)));
exception when others then
  raise warning 'item %: nobody was told, because: %', item, sqlerrm;
end $$;

-- For senders. Takes what is due, for two minutes; who dies meanwhile leaves it to be taken again.
create function app.claim_deliveries(most int default 20)
returns table (id uuid, url text, body text, headers jsonb)
language plpgsql set search_path = ''
as $$
#variable_conflict use_column
declare
  moment constant text := floor(extract(epoch from now()))::bigint::text;
begin
  return query
  with due as (
    select d.id from app.webhook_deliveries d
    where d.state = 'waiting' and d.next_try_at <= now() order by d.next_try_at limit most for update skip locked
  ), taken as (
    update app.webhook_deliveries d set next_try_at = now() + interval '2 minutes', tries = d.tries + 1
    from due where d.id = due.id returning d.id, d.webhook_id, d.body::text as body
  )
  select t.id, w.url, t.body, jsonb_build_object('content-type', 'application/json', 'webhook-id', t.id, 'webhook-timestamp', moment,
    'webhook-signature', 'v1,' || encode(app.hmac_sha256(convert_to(t.id || '.' || moment || '.' || t.body, 'UTF8'), w.secret), 'base64'))
  from taken t join app.webhooks w on w.id = t.webhook_id;
end $$;

-- `status` is null where nothing answered. Tries as Standard Webhooks suggests, over three days; 410 means
-- that nobody wants more of it.
create function app.finish_delivery(delivery uuid, status int, problem text, response text default null) returns void
language plpgsql set search_path = ''
as $$
declare
  waits constant interval[] := '{5s,5min,30min,2h,5h,10h,14h,20h,24h}';
  d app.webhook_deliveries;
begin
  update app.webhook_deliveries x set status = finish_delivery.status, problem = left(finish_delivery.problem, 500),
    response = left(finish_delivery.response, 500),
    state = case when finish_delivery.status between 200 and 299 then 'delivered'
      when finish_delivery.status = 410 or x.tries > cardinality(waits) then 'failed' else 'waiting' end,
    next_try_at = case when finish_delivery.status between 200 and 299 then null
      else now() + waits[x.tries] * (0.9 + random() * 0.2) end,
    done_at = case when finish_delivery.status between 200 and 299 or finish_delivery.status = 410 or x.tries > cardinality(waits) then now() end
  where x.id = finish_delivery.delivery and x.state = 'waiting' returning * into d;
  if finish_delivery.status = 410 then update app.webhooks w set active = false where w.id = d.webhook_id; end if;
end $$;
