-- Settings of engagement: kill switch and look of an app (editors), budget and reviews of the workspace
-- (admins).
create function app.engagement_json(app int) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('app', a.id, 'halted', coalesce(e.halted, false), 'theme', coalesce(e.theme, '{}'),
    'published', e.published, 'budget', app.budget_json(s.s), 'requireReview', (s.s).require_review)
  from app.apps a left join app.app_engagement e on e.app_id = a.id,
    lateral (select app.settings_of(a.workspace_id) as s) s
  where a.id = engagement_json.app
$$;

create function public.get_engagement(app int) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform app.require_app(get_engagement.app, 'viewer');
  return app.engagement_json(get_engagement.app);
end $$;

create function app.checked_theme(theme jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(theme) is distinct from 'object' or pg_column_size(theme) > 2048
    or jsonb_path_exists(theme, '$.* ? (@.type() == "string" && !(@ like_regex "^(#[0-9a-fA-F]{6}|[a-zA-Z0-9 ,''\"-]{1,200})$"))') then
    perform app.refuse('theme: colours must be like #0a7f5a, fonts a list of names, sizes numbers');
  end if;
  return theme;
end $$;

create function public.set_engagement(app int, changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  workspace uuid := app.require_app(set_engagement.app, 'editor');
  wanted jsonb := app.checked_changes(set_engagement.changes, array['halted', 'theme']);
  old jsonb;
begin
  insert into app.app_engagement (app_id) values (set_engagement.app) on conflict do nothing;
  perform from app.app_engagement e where e.app_id = set_engagement.app for update;
  old := app.engagement_json(set_engagement.app);
  update app.app_engagement e set
    halted = case when wanted ? 'halted' then app.checked_boolean('changes.halted', wanted -> 'halted') else e.halted end,
    theme = case when wanted ? 'theme' then app.checked_theme(wanted -> 'theme') else e.theme end
  where e.app_id = set_engagement.app;
  perform app.republish(set_engagement.app);
  if app.engagement_json(set_engagement.app) - 'published' <> old - 'published' then
    perform app.record(workspace, case when wanted = '{"halted": true}' then 'engagement.halted'
      when wanted = '{"halted": false}' then 'engagement.resumed' else 'engagement.updated' end,
      (select a.name from app.apps a where a.id = set_engagement.app),
      app.changed(old - 'published', app.engagement_json(set_engagement.app) - 'published'));
  end if;
  return jsonb_build_object('engagement', app.engagement_json(set_engagement.app), 'config', app.widget_config(set_engagement.app));
end $$;

-- Apps whose pointer their callers must write anew.
create function app.configs_of(workspace uuid) returns jsonb
language sql stable set search_path = ''
as $$
  select coalesce(jsonb_agg(jsonb_build_object('key', a.key, 'config', app.widget_config(a.id)) order by a.id), '[]')
  from app.apps a join app.app_engagement e on e.app_id = a.id
  where a.workspace_id = configs_of.workspace and e.published is not null
$$;

create function app.republish_workspace(workspace uuid) returns void
language plpgsql set search_path = ''
as $$
begin
  perform app.republish(x.id) from (
    select a.id from app.apps a join app.app_engagement e on e.app_id = a.id
    where a.workspace_id = republish_workspace.workspace and e.published is not null order by a.id) x;
end $$;

create function public.set_budget(workspace uuid, changes jsonb) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  wanted jsonb := app.checked_changes(set_budget.changes,
    array['interruptions', 'hours', 'surveyDays', 'afterSurveyHours', 'calmSeconds', 'requireReview']);
  old app.workspace_engagement;
  new app.workspace_engagement;
begin
  perform app.require(set_budget.workspace, 'admin');
  insert into app.workspace_engagement (workspace_id) values (set_budget.workspace) on conflict do nothing;
  select * into old from app.workspace_engagement e where e.workspace_id = set_budget.workspace for update;
  new := old;
  if wanted ? 'interruptions' then new.interruptions := app.checked_int('changes.interruptions', wanted -> 'interruptions', 0, 20); end if;
  if wanted ? 'hours' then new.hours := app.checked_int('changes.hours', wanted -> 'hours', 1, 720); end if;
  if wanted ? 'surveyDays' then new.survey_days := app.checked_int('changes.surveyDays', wanted -> 'surveyDays', 0, 365); end if;
  if wanted ? 'afterSurveyHours' then new.after_survey_hours := app.checked_int('changes.afterSurveyHours', wanted -> 'afterSurveyHours', 0, 720); end if;
  if wanted ? 'calmSeconds' then new.calm_seconds := app.checked_int('changes.calmSeconds', wanted -> 'calmSeconds', 0, 3600); end if;
  if wanted ? 'requireReview' then new.require_review := app.checked_boolean('changes.requireReview', wanted -> 'requireReview'); end if;
  update app.workspace_engagement e set (interruptions, hours, survey_days, after_survey_hours, calm_seconds, require_review) =
    (new.interruptions, new.hours, new.survey_days, new.after_survey_hours, new.calm_seconds, new.require_review)
  where e.workspace_id = set_budget.workspace;
  if new <> old then
    perform app.record(set_budget.workspace, 'engagement.budget_set', 'Attention budget',
      app.changed(to_jsonb(old) - 'workspace_id', to_jsonb(new) - 'workspace_id'));
    perform app.republish_workspace(set_budget.workspace);
  end if;
  return jsonb_build_object('budget', app.budget_json(new), 'requireReview', new.require_review, 'configs', app.configs_of(set_budget.workspace));
end $$;
