-- What may be written of each kind of row, by whom and in what form: the database's copy of `voiceFields`
-- (core/model/voice/sync.ts), compared with it by a test. Everything else about rows is written once, over this table.
create type app.voice_field as (
  entity text,
  field text,   -- its name on the wire
  col text,
  rule text,    -- what app.checked_field looks at
  arg text,
  nullable boolean,
  -- 'any' contributor; 'own': the row's author, or an editor; 'editor'; 'once': when the row is made, never after.
  who text
);

create function app.voice_fields() returns setof app.voice_field
language sql immutable
as $$
  values
    ('request', 'title', 'title', 'label', null, false, 'own'), ('request', 'description', 'description', 'text', '10000', false, 'own'),
    ('request', 'status', 'status', 'choice', 'new|under-review|planned|in-progress|shipped|declined', false, 'editor'),
    ('request', 'roadmap', 'roadmap', 'choice', 'now|next|later', true, 'editor'), ('request', 'owner', 'owner_id', 'member', null, true, 'editor'),
    ('request', 'feature', 'feature_id', 'features', null, true, 'own'), ('request', 'tags', 'tags', 'tags', null, false, 'any'),
    ('request', 'reach', 'reach', 'number', '0|1000000000', true, 'editor'), ('request', 'impact', 'impact', 'oneof', '3|2|1|0.5|0.25', true, 'editor'),
    ('request', 'confidence', 'confidence', 'oneof', '1|0.8|0.5', true, 'editor'), ('request', 'effort', 'effort', 'number', '0.5|10000', true, 'editor'),
    ('request', 'parent', 'parent_id', 'requests', null, true, 'editor'), ('request', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('call', 'account', 'account_id', 'accounts', null, true, 'own'), ('call', 'title', 'title', 'text', '200', false, 'own'),
    ('call', 'people', 'people', 'list', '16384', false, 'own'), ('call', 'startedAt', 'started_at', 'instant', null, false, 'own'),
    ('call', 'endedAt', 'ended_at', 'instant', null, true, 'own'), ('call', 'recording', 'recording', 'web', null, true, 'own'),
    ('call', 'recordingOffsetMs', 'recording_offset_ms', 'whole', '-86400000|86400000', false, 'own'),
    ('call', 'notes', 'notes', 'text', '10000', false, 'own'), ('call', 'questions', 'questions', 'list', '262144', false, 'own'),
    ('call', 'followUps', 'follow_ups', 'list', '65536', false, 'own'), ('call', 'summary', 'summary', 'text', '40000', false, 'own'),
    ('call', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('evidence', 'source', 'source', 'choice', 'capture|ticket|note', false, 'once'), ('evidence', 'words', 'words', 'text', '10000', false, 'own'),
    ('evidence', 'wording', 'wording', 'choice', 'exact|summary', false, 'own'), ('evidence', 'speaker', 'speaker', 'text', '200', true, 'own'),
    ('evidence', 'kind', 'kind', 'choice', 'request|bug|praise|question|risk', true, 'any'),
    ('evidence', 'importance', 'importance', 'whole', '0|3', false, 'any'), ('evidence', 'account', 'account_id', 'accounts', null, true, 'any'),
    ('evidence', 'visitor', 'visitor_id', 'visitors', null, true, 'any'), ('evidence', 'feature', 'feature_id', 'features', null, true, 'any'),
    ('evidence', 'element', 'element', 'pinned', null, true, 'own'), ('evidence', 'page', 'page', 'seenpage', null, true, 'own'),
    ('evidence', 'app', 'app_id', 'apps', null, true, 'own'), ('evidence', 'context', 'context', 'object', '16384', true, 'own'),
    ('evidence', 'call', 'call_id', 'calls', null, true, 'own'), ('evidence', 'offsetMs', 'offset_ms', 'whole', '0|86400000', true, 'own'),
    ('evidence', 'link', 'link', 'web', null, true, 'own'), ('evidence', 'saidAt', 'said_at', 'instant', null, false, 'own'),
    ('evidence', 'tags', 'tags', 'tags', null, false, 'any'), ('evidence', 'request', 'request_id', 'requests', null, true, 'any'),
    ('evidence', 'state', 'state', 'choice', 'new|snoozed|done', false, 'any'),
    ('evidence', 'snoozedUntil', 'snoozed_until', 'instant', null, true, 'any'),
    ('evidence', 'assignee', 'assignee_id', 'member', null, true, 'any'), ('evidence', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('note', 'app', 'app_id', 'apps', null, false, 'once'),
    ('note', 'kind', 'kind', 'choice', 'owner|issue|changelog|question|todo', false, 'own'), ('note', 'body', 'body', 'text', '10000', false, 'own'),
    ('note', 'page', 'page', 'pagerule', null, false, 'own'), ('note', 'url', 'url', 'web', null, true, 'own'),
    ('note', 'anchor', 'anchor', 'pinned', null, true, 'own'), ('note', 'feature', 'feature_id', 'features', null, true, 'any'),
    ('note', 'assignee', 'assignee_id', 'member', null, true, 'any'), ('note', 'account', 'account_id', 'accounts', null, true, 'any'),
    ('note', 'resolved', 'resolved', 'boolean', null, false, 'any'), ('note', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('reply', 'note', 'note_id', 'notes', null, false, 'once'), ('reply', 'body', 'body', 'text', '10000', false, 'own'),
    ('reply', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('attachment', 'evidence', 'evidence_id', 'evidence_items', null, true, 'once'), ('attachment', 'note', 'note_id', 'notes', null, true, 'once'),
    ('attachment', 'kind', 'kind', 'choice', 'picture|base', false, 'once'), ('attachment', 'object', 'object', 'stored', null, false, 'own'),
    ('attachment', 'base', 'base_id', 'attachments', null, true, 'own'), ('attachment', 'annotations', 'annotations', 'list', '65536', false, 'own'),
    ('attachment', 'alt', 'alt', 'text', '500', false, 'own'), ('attachment', 'position', 'position', 'whole', '0|1000', false, 'own'),
    ('attachment', 'deleted', 'deleted', 'boolean', null, false, 'own'),

    ('told', 'request', 'request_id', 'requests', null, false, 'once'), ('told', 'evidence', 'evidence_id', 'evidence_items', null, true, 'once'),
    ('told', 'account', 'account_id', 'accounts', null, true, 'own'), ('told', 'visitor', 'visitor_id', 'visitors', null, true, 'own'),
    ('told', 'call', 'call_id', 'calls', null, true, 'own'), ('told', 'how', 'how', 'choice', 'call|email|chat|product|other', false, 'own'),
    ('told', 'words', 'words', 'text', '10000', false, 'own'), ('told', 'toldAt', 'told_at', 'instant', null, false, 'own'),
    ('told', 'deleted', 'deleted', 'boolean', null, false, 'own')
$$;

create function app.voice_table(entity text) returns text
language sql immutable set search_path = ''
as $$
  select case voice_table.entity when 'request' then 'requests' when 'call' then 'calls' when 'evidence' then 'evidence_items'
    when 'note' then 'notes' when 'reply' then 'replies' when 'attachment' then 'attachments' when 'told' then 'told' end
$$;
