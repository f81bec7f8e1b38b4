-- How far two values of one signal agree (core/locator/agreement.ts, names.ts). plpgsql loops instead of queries:
-- starting an executor costs more than comparing two short lists.

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
  -- without words there is nothing in common
  if cardinality(words_a) > 0 and array_to_string(words_a, '') = array_to_string(words_b, '') then return 0.9::float8; end if;
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
  -- /reports.html became /reports
  if same = cardinality(x) and same = cardinality(y) then return 0.95::float8; end if;
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

create function app.locator_usable(d jsonb) returns boolean
language sql immutable parallel safe
return d ->> 'tag' in ('a', 'button', 'summary', 'input', 'label', 'select', 'textarea')
  or coalesce(d ->> 'role', '') ~ '^(button|link|menuitem|tab|option|checkbox|radio|switch)';

-- What an element is called, in all places where its author named it, without words for kinds of things.
create function app.locator_gist(d jsonb) returns text[]
language plpgsql immutable parallel safe as $$
declare
  x constant jsonb := coalesce(d -> 'attrs', '{}');
  place text;
  word text;
  gist text[] := '{}';
begin
  foreach place in array string_to_array(regexp_replace(coalesce(x ->> 'href', ''), '[.][A-Za-z0-9]+$', ''), '/') loop
    -- the last segment that is no record's
    if place <> '' and left(place, 1) <> ':' then word := place; end if;
  end loop;
  foreach word in array app.locator_words(regexp_replace(concat_ws(' ', d ->> 'name', d ->> 'text',
    x ->> 'id', x ->> 'testid', x ->> 'name', word, x ->> 'title', x ->> 'placeholder', x ->> 'alt', x ->> 'icon'),
    '([a-z])([A-Z])', '\1 \2', 'g'))
  loop
    -- two UTF-16 units or more, as core/locator/names.ts counts
    if (length(word) > 1 or octet_length(word) > 3) and not word = any (gist) and not word = any (
      '{a,the,to,of,in,and,or,for,your,our,link,btn,button,nav,icon,input,form,menu,js,header,www,com,http,https,html,index}')
    then gist := gist || word; end if;
  end loop;
  return gist;
end
$$;

create function app.locator_same_identity(gist_a text[], gist_b text[], names float8[]) returns float8
language plpgsql immutable parallel safe as $$
declare
  named float8 := (select max(n) from unnest(names) n where n >= 0);
  shared int := 0;
  word text;
begin
  if cardinality(gist_a) = 0 or cardinality(gist_b) = 0 then return named; end if;
  foreach word in array gist_a loop
    if word = any (gist_b) then shared := shared + 1; end if;
  end loop;
  return greatest(named, 0, 0.9::float8 * (shared::float8 / least(cardinality(gist_a), cardinality(gist_b))));
end
$$;

-- 16 bits of a word, as descriptors hold what stands beside them (core/locator/hash.ts).
create function app.hash16(word text) returns text
language plpgsql immutable parallel safe as $$
declare
  folded constant int := ('x' || left(app.hash64(word), 8))::bit(32)::int;
begin
  return lpad(to_hex(((folded >> 16) & 65535) # (folded & 65535)), 4, '0');
end
$$;

-- How much of what one alone is called stands beside the other: then it is its neighbour. Null where it
-- says nothing.
create function app.locator_beside_share(label text, other text, near jsonb) returns float8
language plpgsql immutable parallel safe as $$
declare
  word text;
  words constant text[] := app.locator_words(coalesce(label, ''));
  shared constant text[] := app.locator_words(coalesce(other, ''));
  total int := 0;
  found int := 0;
begin
  if coalesce(jsonb_array_length(near), 0) = 0 then return null; end if;
  foreach word in array words loop
    if word = any (shared) then continue; end if;
    total := total + 1;
    if near ? app.hash16(word) then found := found + 1; end if;
  end loop;
  return case when total > 0 then found::float8 / total end;
end
$$;
