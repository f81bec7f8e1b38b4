-- What others do when ingest meets something new. Tagging replaces them (create or replace); ingest
-- goes on whatever happens in them.

-- Elements that came to be, or whose descriptor was learnt.
create function app.on_new_elements(app_id int, element_ids int[]) returns void
language plpgsql set search_path = '' as $$ begin end $$;

create function app.on_new_paths(app_id int, path_ids int[]) returns void
language plpgsql set search_path = '' as $$ begin end $$;

-- Events arrived for days that were over (days of the workspace's zone): stored results of them are stale.
create function app.on_past_days(app_id int, days date[]) returns void
language plpgsql set search_path = '' as $$ begin end $$;

revoke all on function app.on_new_elements, app.on_new_paths, app.on_past_days from public;
