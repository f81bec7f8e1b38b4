-- get_config: what a widget reads where its published file is not in storage yet. Anybody may ask with
-- the public key; caches keep it for a minute and a caller who has this version gets 304.
--
-- `apikey` is there for self-hosted Supabase, which hands the query parameter on to GET functions.
create function public.get_config(app_key text, apikey text default null) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  config jsonb := app.widget_config((select a.id from app.apps a where a.key = get_config.app_key));
  etag text := format('"%s"', config ->> 'version');
  asked text := nullif(current_setting('request.headers', true), '')::jsonb ->> 'if-none-match';
begin
  if config is null then
    perform app.refuse('app_key: no app has this key. Copy it from the settings of the app.', 'PT404');
  end if;
  perform set_config('response.headers', jsonb_build_array(
    jsonb_build_object('ETag', etag),
    jsonb_build_object('Cache-Control', 'public, max-age=60, stale-while-revalidate=600'))::text, true);
  if etag = any (string_to_array(replace(replace(asked, ' ', ''), 'W/', ''), ',')) then
    perform set_config('response.status', '304', true);
    return null;
  end if;
  return config;
end $$;
