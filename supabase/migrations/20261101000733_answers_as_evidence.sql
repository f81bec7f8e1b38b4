-- Survey answers with words are evidence too: by one click, or by themselves where the workspace says so.
-- One answer is one piece of evidence, whoever asks for it and how often.
create function app.answer_evidence(r app.responses, author uuid) returns uuid
language plpgsql volatile set search_path = ''
as $$
declare
  ref text := 'answer:' || r.id;
  made uuid;
begin
  if r.text is null then perform app.refuse('response: nothing was written in it, so there are no words to keep', 'PT409'); end if;
  insert into app.evidence_items as e (id, workspace_id, created_by, source, words, wording, kind, visitor_id, account_id, app_id, said_at,
    response_id, external_ref, feature_id, page)
  select gen_random_uuid(), r.workspace_id, author, 'answer', left(r.text, 10000), 'exact', null, coalesce(m.into_id, v.id), r.account_id, r.app_id,
    r.answered_at, r.id, ref, null, null
  from app.visitors v left join app.merges m on m.from_id = v.id where v.id = r.visitor_id
  on conflict (workspace_id, external_ref) where external_ref is not null do update
    -- The answer grew; what somebody has written over it stays theirs.
    set words = case when e.clocks ? 'words' then e.words else excluded.words end
    where not e.erased
  returning id into made;
  return made;
end $$;

create function public.evidence_from_answer(response uuid) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  r app.responses;
  made uuid;
begin
  select * into r from app.responses x where x.id = evidence_from_answer.response;
  perform app.require(r.workspace_id, 'contributor');
  perform app.tick(r.workspace_id);
  made := app.answer_evidence(r, auth.uid());
  return (select app.evidence_record(e) from app.evidence_items e where e.id = made);
end $$;

-- Called for each answer as it comes in or grows; a failure is swallowed there, and the answer kept.
create or replace function app.on_verbatim(response uuid) returns void
language plpgsql set search_path = ''
as $$
declare
  r app.responses;
  wanted text;
begin
  select * into r from app.responses x where x.id = on_verbatim.response;
  wanted := app.voice_settings_of(r.workspace_id) ->> 'answers';
  if r.text is null or exists (select from app.visitors v where v.id = r.visitor_id and v.internal) then return; end if;
  if wanted = 'written' or wanted = 'low' and app.response_record(r) ->> 'band' = 'low' then
    perform app.answer_evidence(r, null);
  -- Once it is evidence it is kept up with, whatever the setting.
  elsif exists (select from app.evidence_items e where e.workspace_id = r.workspace_id and e.external_ref = 'answer:' || r.id) then
    perform app.answer_evidence(r, null);
  end if;
end $$;
