-- How likely two descriptors are the same element (core/locator/similarity.ts). plpgsql loops instead of
-- queries: starting an executor costs more than comparing two short lists.

-- Rows of core/locator/weights.ts, same order: weight where both sides have the signal, where one has it,
-- and the share of the score that a contradiction takes. A tuning is a new migration of this function.
create function app.locator_weights() returns float8[]
language sql immutable parallel safe
return array[
  -- both, one, conflict
  [20, 0, 0.6], -- mark
  [4, 0.4, 0.4], -- testid
  [1.5, 0.4, 0.1], -- id
  [2.5, 0.4, 0.3], -- field
  [1.5, 0.7, 0.15], -- target
  [3.5, 0.5, 0.25], -- label
  [1, 0.5, 0.2], -- text
  [0.5, 0.1, 0.05], -- hint
  [1.5, 0.4, 0.05], -- icon
  [1.2, 0, 0.35], -- tag
  [0.5, 0.4, 0.2], -- type
  [1.1, 0.3, 0], -- classes
  [1, 0.3, 0], -- path
  [0.6, 0.5, 0], -- trail
  [1.6, 1.2, 0], -- near
  [0.3, 0.1, 0], -- landmark
  [1.5, 0.2, 0.25], -- heading
  [0.3, 0, 0], -- place
  [0.5, 0.5, 0.1], -- frame
  [0.5, 0.3, 0.05]  -- shadow
]::float8[];

create function app.locator_accept() returns float8 language sql immutable parallel safe return 0.6::float8;
create function app.locator_review() returns float8 language sql immutable parallel safe return 0.45::float8;
create function app.locator_margin() returns float8 language sql immutable parallel safe return 0.05::float8;

create function app.locator_words(value text) returns text[]
language plpgsql immutable parallel safe as $$
declare
  word text;
  found_words text[] := '{}';
begin
  foreach word in array regexp_split_to_array(app.locator_normal(value),
    '[ -"$-/:-`{-\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u303f]+')
  loop
    if word = '' then continue; end if;
    if length(word) > 3 and right(word, 1) = 's' and right(word, 2) <> 'ss' then
      word := left(word, -1);
    end if;
    found_words := found_words || word;
  end loop;
  return found_words;
end
$$;

create function app.locator_overlap(a text[], b text[]) returns float8
language plpgsql immutable parallel safe as $$
declare
  total int := cardinality(a) + cardinality(b);
  shared int := 0;
  member text;
begin
  if total = 0 then return 0; end if;
  if a = b then return 1; end if;
  foreach member in array a loop
    if member = any (b) then shared := shared + 1; end if;
  end loop;
  foreach member in array b loop
    if member = any (a) then shared := shared + 1; end if;
  end loop;
  return shared::float8 / total;
end
$$;

-- Agreements: null = neither side has the signal, -1 = one side only, else 0 to 1.

create function app.locator_same_text(a text, b text) returns float8
language plpgsql immutable parallel safe as $$
declare
  words_a text[];
  words_b text[];
begin
  if a = b and a <> '' then return 1; end if;
  if coalesce(a, '') = '' or coalesce(b, '') = '' then
    return case when coalesce(a, '') <> '' or coalesce(b, '') <> '' then -1 end;
  end if;
  if app.locator_normal(a) = app.locator_normal(b) then return 0.95::float8; end if;
  words_a := app.locator_words(a);
  words_b := app.locator_words(b);
  if array_to_string(words_a, '') = array_to_string(words_b, '') then return 0.9::float8; end if;
  return 0.9::float8 * app.locator_overlap(words_a, words_b);
end
$$;

create function app.locator_same_identifier(a text, b text) returns float8
language plpgsql immutable parallel safe as $$
begin
  if a = b and a <> '' then return 1; end if;
  if coalesce(a, '') = '' or coalesce(b, '') = '' then
    return case when coalesce(a, '') <> '' or coalesce(b, '') <> '' then -1 end;
  end if;
  if app.locator_numberless(a) = app.locator_numberless(b) then return 0.95::float8; end if;
  return 0.6::float8 * app.locator_overlap(app.locator_words(a), app.locator_words(b));
end
$$;

create function app.locator_same_icon(a text, b text) returns float8
language plpgsql immutable parallel safe as $$
begin
  if a = b and a <> '' then return 1; end if;
  if coalesce(a, '') = '' or coalesce(b, '') = '' then
    return case when coalesce(a, '') <> '' or coalesce(b, '') <> '' then -1 end;
  end if;
  return 0.7::float8 * app.locator_overlap(app.locator_words(a), app.locator_words(b));
end
$$;

-- Products move their pages to another folder more often than they rename them: the last segments count.
create function app.locator_same_target(a text, b text) returns float8
language plpgsql immutable parallel safe as $$
declare
  x text[];
  y text[];
  same int := 0;
begin
  if a = b and a <> '' then return 1; end if;
  if coalesce(a, '') = '' or coalesce(b, '') = '' then
    return case when coalesce(a, '') <> '' or coalesce(b, '') <> '' then -1 end;
  end if;
  x := array_remove(string_to_array(regexp_replace(a, '[.][A-Za-z0-9]+$', ''), '/'), '');
  y := array_remove(string_to_array(regexp_replace(b, '[.][A-Za-z0-9]+$', ''), '/'), '');
  if greatest(cardinality(x), cardinality(y)) = 0 then return 0; end if;
  while same < least(cardinality(x), cardinality(y))
    and x[cardinality(x) - same] = y[cardinality(y) - same] loop
    same := same + 1;
  end loop;
  return 0.85::float8 * same / greatest(cardinality(x), cardinality(y));
end
$$;

-- Positions that agree; the nearer, the more they say.
create function app.locator_same_trail(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe as $$
declare
  depth int := least(coalesce(jsonb_array_length(a), 0), coalesce(jsonb_array_length(b), 0));
  most float8 := 0;
  same float8 := 0;
begin
  if depth = 0 then
    return case when coalesce(jsonb_array_length(a), 0) + coalesce(jsonb_array_length(b), 0) > 0 then -1 end;
  end if;
  if a = b then return 1; end if;
  for i in 0 .. depth - 1 loop
    most := most + 1::float8 / (i + 1);
    if a -> i = b -> i then same := same + 1::float8 / (i + 1); end if;
  end loop;
  return same / most;
end
$$;

create function app.locator_same_exactly(a text, b text) returns float8
language sql immutable parallel safe
return case
  when coalesce(a, '') = '' and coalesce(b, '') = '' then null
  when coalesce(a, '') = '' or coalesce(b, '') = '' then -1
  when a = b then 1 else 0 end;

create function app.locator_same_list(a text[], b text[]) returns float8
language sql immutable parallel safe
return case
  when cardinality(a) = 0 and cardinality(b) = 0 then null
  when cardinality(a) = 0 or cardinality(b) = 0 then -1
  else app.locator_overlap(a, b) end;

create function app.locator_path_words(path jsonb) returns text[]
language plpgsql immutable parallel safe as $$
declare
  step jsonb;
  said text[] := '{}';
begin
  for i in 0 .. coalesce(jsonb_array_length(path), 0) - 1 loop
    step := path -> i;
    if not app.locator_is_wrapper(step) then said := said || (step ->> 'tag'); end if;
    if step ->> 'id' <> '' then said := said || ('#' || app.locator_numberless(step ->> 'id')); end if;
    if step ->> 'role' <> '' then said := said || ('@' || (step ->> 'role')); end if;
  end loop;
  return said;
end
$$;

create function app.locator_same_path(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe as $$
declare
  words_a constant text[] := app.locator_path_words(a);
begin
  if a = b then return case when cardinality(words_a) > 0 then 1 end; end if;
  return app.locator_same_list(words_a, app.locator_path_words(b));
end
$$;

create function app.locator_same_texts(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe as $$
begin
  if a = b and jsonb_array_length(a) > 0 then return 1; end if;
  return app.locator_same_list(app.locator_texts(a), app.locator_texts(b));
end
$$;

-- A link that became a button does the same job; a field that became a paragraph does not.
create function app.locator_same_tag(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe as $$
declare
  tag_a text := a ->> 'tag';
  tag_b text := b ->> 'tag';
  role_a text := coalesce(a ->> 'role', '');
  role_b text := coalesce(b ->> 'role', '');
begin
  if tag_a = tag_b then return case when role_a = role_b then 1 else 0.9::float8 end; end if;
  if role_a <> '' and role_a = role_b then return 0.8::float8; end if;
  if (tag_a in ('a', 'button', 'summary', 'input', 'label')
      or tag_b in ('a', 'button', 'summary', 'input', 'label'))
    and role_a <> 'textbox' and role_b <> 'textbox' then return 0.5; end if;
  return 0;
end
$$;

create function app.locator_hint(attrs jsonb) returns text
language sql immutable parallel safe
return nullif(concat_ws(' ', nullif(attrs ->> 'placeholder', ''), nullif(attrs ->> 'title', ''),
  nullif(attrs ->> 'alt', '')), '');

create function app.locator_target(attrs jsonb) returns text
language sql immutable parallel safe
return coalesce(attrs ->> 'href', attrs ->> 'action', attrs ->> 'for');

-- The signals in the order of the weights. A call costs as much as a comparison: what most elements lack
-- is asked for first.
create function app.locator_compare(a jsonb, b jsonb) returns float8[]
language plpgsql immutable parallel safe as $$
declare
  x constant jsonb := coalesce(a -> 'attrs', '{}');
  y constant jsonb := coalesce(b -> 'attrs', '{}');
begin
  return array[
    case when x ? 'mark' or y ? 'mark' then app.locator_same_exactly(x ->> 'mark', y ->> 'mark') end,
    case when x ? 'testid' or y ? 'testid' then
      app.locator_same_identifier(x ->> 'testid', y ->> 'testid') end,
    case when x ? 'id' or y ? 'id' then app.locator_same_identifier(x ->> 'id', y ->> 'id') end,
    case when x ? 'name' or y ? 'name' then app.locator_same_identifier(x ->> 'name', y ->> 'name') end,
    case when x ?| '{href,action,for}' or y ?| '{href,action,for}' then
      app.locator_same_target(app.locator_target(x), app.locator_target(y)) end,
    app.locator_same_text(coalesce(a ->> 'name', a ->> 'text'), coalesce(b ->> 'name', b ->> 'text')),
    case when a ? 'text' or b ? 'text' then app.locator_same_text(a ->> 'text', b ->> 'text') end,
    case when x ?| '{placeholder,title,alt}' or y ?| '{placeholder,title,alt}' then
      app.locator_same_text(app.locator_hint(x), app.locator_hint(y)) end,
    case when x ? 'icon' or y ? 'icon' then app.locator_same_icon(x ->> 'icon', y ->> 'icon') end,
    app.locator_same_tag(a, b),
    case when x ? 'type' or y ? 'type' then app.locator_same_exactly(x ->> 'type', y ->> 'type') end,
    case when a ? 'classes' or b ? 'classes' then
      app.locator_same_texts(a -> 'classes', b -> 'classes') end,
    case when a ? 'path' or b ? 'path' then app.locator_same_path(a -> 'path', b -> 'path') end,
    case when a ? 'trail' or b ? 'trail' then app.locator_same_trail(a -> 'trail', b -> 'trail') end,
    case when a ? 'near' or b ? 'near' then app.locator_same_texts(a -> 'near', b -> 'near') end,
    case when a ? 'landmark' or b ? 'landmark' then
      app.locator_same_text(a ->> 'landmark', b ->> 'landmark') end,
    case when a ? 'heading' or b ? 'heading' then
      app.locator_same_text(a ->> 'heading', b ->> 'heading') end,
    case when a -> 'nth' = b -> 'nth' then 1
      when (a ->> 'of')::int - (a ->> 'nth')::int = (b ->> 'of')::int - (b ->> 'nth')::int then 0.5
      else 0 end,
    case when a ? 'frame' or b ? 'frame' then
      app.locator_same_identifier(app.locator_list(a -> 'frame'), app.locator_list(b -> 'frame')) end,
    case when a ? 'shadow' or b ? 'shadow' then
      app.locator_same_identifier(app.locator_list(a -> 'shadow'), app.locator_list(b -> 'shadow')) end];
end
$$;

create function app.similarity(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe strict set search_path = '' as $$
declare
  w constant float8[] := app.locator_weights();
  agreement float8;
  i int := 0;
  weight float8 := 0;
  total float8 := 0;
  kept float8 := 1;
  vouched boolean := false;
  surrounded float8 := 0;
begin
  foreach agreement in array app.locator_compare(a, b) loop
    i := i + 1;
    if agreement >= 0 then
      weight := weight + w[i][1];
      total := total + w[i][1] * agreement;
      -- where mark or test id agree, contradictions behind them are renamings; where most neighbours (15)
      -- agree, so are those of landmark and heading
      if agreement < 1 and not vouched then
        kept := kept * (1 - w[i][3] * (1 - agreement) * case when i in (16, 17) then 1 - surrounded else 1 end);
      end if;
      if i <= 2 and agreement = 1 then vouched := true; end if;
      if i = 15 then surrounded := greatest(0, 2 * agreement - 1); end if;
    elsif agreement < 0 then
      weight := weight + w[i][2];
    end if;
  end loop;
  return total / weight * kept;
end
$$;
