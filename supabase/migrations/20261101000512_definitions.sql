-- Definitions of guides and surveys, checked: form, bounds, and that no address in them is anything but a
-- place to go to. Screens check more and say it nicer; this is what nobody gets past.

-- Predicates that must hold, with what is said otherwise. In order: the first that fails is told.
create function app.definition_rules() returns table (rule jsonpath, message text)
language sql immutable set search_path = ''
as $$
  values
  ('strict $.is == "guide" || $.is == "survey"'::jsonpath, 'is: must be guide or survey'),
  ('$.title.key like_regex "^[a-zA-Z0-9_.-]{1,40}$" && exists($.title.text)', 'title: must be a phrase with key and text'),
  ('$.where.include.type() == "array" && $.where.exclude.type() == "array" && $.where.include.size() <= 20 && $.where.exclude.size() <= 20',
    'where: must have include and exclude, lists of at most 20 rules'),
  ('!exists($.where.*[*] ? (!(@.kind == "exact" || @.kind == "contains" || @.kind == "path" || @.kind == "regex" || @.kind == "query")))',
    'where: kinds of rules are exact, contains, path, regex and query'),
  ('$.trigger.on == "launch" || $.trigger.delaySeconds >= 0 && $.trigger.delaySeconds <= 3600', 'trigger.delaySeconds: must be 0 to 3600'),
  ('$.trigger.on == "load" || $.trigger.on == "exit" || $.trigger.on == "launch" || $.trigger.on == "event" && $.trigger.name.type() == "string" || $.trigger.on == "feature" && $.trigger.feature.type() == "string"',
    'trigger: must be load, exit, launch, event with a name, or feature with a feature'),
  ('$.schedule.zone.type() == "string" && exists($.schedule.from) && exists($.schedule.until) && exists($.schedule.hours)', 'schedule: must have from, until, zone and hours'),
  ('$.frequency.kind == "once" || $.frequency.kind == "untilInteracted" || $.frequency.kind == "untilCompleted" || $.frequency.kind == "always" || ($.frequency.kind == "every" || $.frequency.kind == "waves") && $.frequency.days >= 1 && $.frequency.days <= 730',
    'frequency: must be once, untilInteracted, untilCompleted, always, or every or waves with days from 1 to 730'),
  ('$.priority >= 0 && $.priority <= 100', 'priority: must be 0 to 100'),
  ('$.sample >= 0 && $.sample <= 1', 'sample: must be 0 to 1'),
  ('$.holdout >= 0 && $.holdout <= 0.5', 'holdout: must be 0 to 0.5'),
  ('$.goal == null || $.goal.days >= 1 && $.goal.days <= 90 && ($.goal.of.kind == "feature" && $.goal.of.feature.type() == "string" || $.goal.of.kind == "event" && $.goal.of.name.type() == "string")',
    'goal: must be a feature or an event within 1 to 90 days, or null'),
  ('$.exempt == null || $.exempt.reason.type() == "string" && $.exempt.reason like_regex "^.{10,}$" flag "s"',
    'exempt.reason: must say in 10 characters or more why the attention budget does not hold'),
  ('$.languages.default like_regex "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$" && $.languages.translations.type() == "object"', 'languages: must have a default language and translations'),
  ('$.is == "survey" || $.guide.kind == "tooltip" || $.guide.kind == "hotspot" || $.guide.kind == "banner" || $.guide.kind == "modal" || $.guide.kind == "slideIn" || $.guide.kind == "walkthrough" || $.guide.kind == "checklist" || $.guide.kind == "embedded" || $.guide.kind == "resourceCentre"',
    'guide.kind: must be a kind of guide'),
  ('$.is == "survey" || $.guide.steps.type() == "array" && $.guide.steps.size() <= 20 && $.guide.tasks.type() == "array" && $.guide.resources.type() == "array"',
    'guide: must have steps (at most 20), tasks and resources'),
  ('$.is == "survey" || !exists($.guide.steps[*] ? (!(@.key like_regex "^[a-zA-Z0-9_.-]{1,40}$")))', 'guide.steps: each must have a key'),
  ('$.is == "guide" || $.survey.kind == "nps" || $.survey.kind == "csat" || $.survey.kind == "ces" || $.survey.kind == "pmf" || $.survey.kind == "umuxLite" || $.survey.kind == "custom"',
    'survey.kind: must be a kind of survey'),
  ('$.is == "guide" || $.survey.questions.type() == "array" && $.survey.questions.size() >= 1 && $.survey.questions.size() <= 20', 'survey.questions: must be 1 to 20'),
  ('$.is == "guide" || !exists($.survey.questions[*] ? (!(@.key like_regex "^[a-zA-Z0-9_.-]{1,40}$")))', 'survey.questions: each must have a key'),
  ('$.is == "guide" || $.survey.scored.type() == "array" && $.survey.scored.size() <= 2', 'survey.scored: must be a list of at most two questions'),
  ('$.is == "guide" || $.survey.resurveyDays >= 0 && $.survey.resurveyDays <= 730', 'survey.resurveyDays: must be 0 to 730'),
  ('$.theme.type() == "object" && !exists($.theme.*? (@.type() == "string" && !(@ like_regex "^(#[0-9a-fA-F]{6}|[a-zA-Z0-9 ,''\"-]{1,200})$")))', 'theme: colours must be like #0a7f5a, fonts a list of names'),
  ('!exists($.**.href ? (@.type() == "string" && !(@ like_regex "^(https?://|mailto:|tel:|[/#?])" flag "i")))',
    'href: links may lead to http, https, mailto, tel, or a place of the page itself'),
  ('!exists($.**.src ? (!(@ like_regex "^(https://|/)" flag "i"))) && !exists($.**.poster ? (@.type() == "string" && !(@ like_regex "^(https://|/)" flag "i")))',
    'src: pictures must come from https or the page''s own server')
$$;

create function app.checked_definition(definition jsonb) returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  problem text;
begin
  if jsonb_typeof(definition) is distinct from 'object' then perform app.refuse('item.definition: must be an object'); end if;
  if octet_length(definition::text) > 131072 then
    perform app.refuse('item.definition: has more than 128 KB. Shorten texts, or split it in two.');
  end if;
  select r.message into problem from app.definition_rules() r where (definition @@ r.rule) is not true limit 1;
  if problem is not null then perform app.refuse('item.definition.' || problem); end if;
  perform app.checked_condition('item.definition.audience', definition -> 'audience');
  perform app.checked_condition('item.definition.guide.steps.advance.if', c)
  from jsonb_path_query(definition, '$.guide.steps[*].advance[*].if ? (@ != null)') c;
  perform app.checked_instant('item.definition.schedule.from', definition #> '{schedule,from}');
  perform app.checked_instant('item.definition.schedule.until', definition #> '{schedule,until}');
  if definition #>> '{schedule,zone}' <> 'visitor' then
    perform app.checked_timezone('item.definition.schedule.zone', definition #>> '{schedule,zone}');
  end if;
  return definition;
end $$;

-- Kinds that take attention unasked; the twin of `interruptingKinds` in core/model/guide.ts. Surveys do,
-- unless they lie in the page or wait behind their tab.
create function app.interrupts(definition jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case
    when definition #>> '{trigger,on}' = 'launch' then false
    when definition ->> 'is' = 'survey' then definition #>> '{survey,surface}' <> 'embedded'
    when definition #>> '{guide,kind}' = 'banner' then not coalesce(definition @@ '$.guide.steps[0].place == "inline"', false)
    else definition #>> '{guide,kind}' in ('tooltip', 'modal', 'slideIn', 'walkthrough')
  end
$$;

-- Features that anything in it names: triggers, goals, tasks, steps, conditions.
create function app.feature_ids(definition jsonb) returns setof uuid
language sql immutable set search_path = ''
as $$
  select (f #>> '{}')::uuid from jsonb_path_query(definition, 'strict $.**.feature', silent => true) f where app.is_uuid(f)
  union
  select split_part(n, '.', 2)::uuid from app.condition_names(definition) n where n like 'usage.%'
$$;
