-- Who used a feature: by day, by account, by person. Lists hold the window's days and today, so that who
-- has just clicked finds themselves; rates elsewhere hold complete days only.

create function public.feature_usage(feature uuid, app int, days int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_feature(feature_usage.feature, 'viewer');
  apps int[] := app.apps_of(workspace, feature_usage.app);
  span app.span := app.span_of(workspace, feature_usage.days);
begin
  perform app.settle(array(select t.id from app.tags t where t.feature_id = feature_usage.feature));
  return app.stored_usage(feature_usage.feature, feature_usage.app, apps, span);
end $$;

-- From the first of the span to tomorrow as one bucket.
create function app.whole(s app.span) returns timestamptz[]
language sql immutable parallel safe
return array[s.bounds[1], s.bounds[s.days + 2]];

create function app.account_uses(apps int[], t app.targets, s app.span, "limit" int) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  bounds timestamptz[] := app.whole(s);
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('account', a.id, 'externalId', a.external_id, 'name', a.name,
      'uses', u.uses, 'visitors', u.visitors, 'lastUsed', u.last_at, 'traits', a.traits)
      order by u.uses desc, u.last_at desc, a.id), '[]')
    from (
      select p.account_id, sum(p.uses) as uses, count(distinct p.person) as visitors, max(p.last_at) as last_at
      from app.person_uses(apps, t.anywhere, t.elements, t.pages, t.spans, bounds) p
      where p.account_id is not null group by p.account_id
      order by 2 desc, 4 desc, 1 limit account_uses."limit"
    ) u join app.accounts a on a.id = u.account_id
  );
end $$;

create function public.feature_accounts(feature uuid, app int, days int, "limit" int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_feature(feature_accounts.feature, 'viewer');
  apps int[] := app.apps_of(workspace, feature_accounts.app);
  span app.span := app.span_of(workspace, feature_accounts.days);
  most int := app.checked_limit(feature_accounts."limit");
begin
  perform app.settle(array(select t.id from app.tags t where t.feature_id = feature_accounts.feature));
  return app.account_uses(apps, app.feature_targets(feature_accounts.feature, apps), span, most);
end $$;

-- With the account of their latest use: a person may act for several.
create function app.people_uses(apps int[], t app.targets, s app.span, "limit" int) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object('visitor', v.id, 'knownId', v.known_id, 'name', v.traits ->> 'name',
      'account', (select a.name from app.accounts a where a.id = u.account_id), 'uses', u.uses, 'days', u.days,
      'firstUsed', u.first_at, 'lastUsed', u.last_at) order by u.uses desc, u.last_at desc, v.id), '[]')
    from (
      select p.person, sum(p.uses) as uses, count(distinct p.bucket) as days, min(p.first_at) as first_at,
        max(p.last_at) as last_at, (array_agg(p.account_id order by p.last_at desc))[1] as account_id
      from app.person_uses(apps, t.anywhere, t.elements, t.pages, t.spans, s.bounds) p group by p.person
      order by 2 desc, 5 desc, 1 limit people_uses."limit"
    ) u join app.visitors v on v.id = u.person
  );
end $$;

create function public.feature_people(feature uuid, app int, days int, "limit" int) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_feature(feature_people.feature, 'viewer');
  apps int[] := app.apps_of(workspace, feature_people.app);
  span app.span := app.span_of(workspace, feature_people.days);
  most int := app.checked_limit(feature_people."limit");
begin
  perform app.settle(array(select t.id from app.tags t where t.feature_id = feature_people.feature));
  return app.people_uses(apps, app.feature_targets(feature_people.feature, apps), span, most);
end $$;
