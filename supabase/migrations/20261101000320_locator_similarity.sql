-- How likely two descriptors are the same element (core/locator/similarity.ts), and where the decision falls.

-- Rows of core/locator/weights.ts, same order, in natural logarithms of odds: evidence for, where both sides
-- agree; against, where they contradict each other; against, where only one side has the signal. Written by
-- bench/locator/tune.ts; a tuning is a new migration of this function.
create function app.locator_weights() returns float8[]
language sql immutable parallel safe
return array[
  -- learnt from here
  [12, 8, 0], -- mark
  [5, 7, 0.5], -- testid
  [1.08, 0.2, 0.8], -- id
  [0.56, 0.5, 0.2], -- field
  [0.39, 1.97, 1.36], -- target
  [1.08, 3.31, 0.78], -- label
  [0.2, 0.2, 1.08], -- text
  [0.2, 0.2, 0.7], -- hint
  [0.3, 0.92, 1.46], -- icon
  [1.71, 1.47, 0], -- tag
  [1.17, 0.66, 1.01], -- type
  [1.05, 0.1, 0], -- classes
  [0.2, 0.08, 1.85], -- path
  [0.36, 1.43, 0.5], -- trail
  [1.86, 0, 1.37], -- near
  [0.2, 0.5, 0.15], -- landmark
  [0.3, 9, 0.45], -- heading
  [0.65, 0.4, 0], -- place
  [0.2, 2, 2], -- frame
  [0.2, 1, 1], -- shadow
  [1.26, 0.18, 0.79], -- before
  [0.98, 0.82, 0.96], -- after
  [1.24, 0.99, 0], -- use
  [2.83, 1.15, 0], -- identity
  [0.33, 2, 0] -- apart
  -- to here
]::float8[];

-- What speaks against any two elements being the same before either is looked at.
create function app.locator_chance() returns float8 language sql immutable parallel safe return 2.54::float8;

create function app.locator_accept() returns float8 language sql immutable parallel safe return 0.5::float8;
create function app.locator_review() returns float8 language sql immutable parallel safe return 0.1::float8;
create function app.locator_tie() returns float8 language sql immutable parallel safe return 0.5::float8;

-- Whether a second is more than half as likely as the first: then neither is taken.
create function app.locator_ties(best float8, other float8) returns boolean
language sql immutable parallel safe
return other / (1.000001 - other) > app.locator_tie() * best / (1.000001 - best);

-- The signals in the order of the weights. A call costs as much as a comparison: what most elements lack
-- is asked for first. `identity` is the best that any name says: the first six are names.
create function app.locator_compare(a jsonb, b jsonb) returns float8[]
language plpgsql immutable parallel safe as $$
declare
  x constant jsonb := coalesce(a -> 'attrs', '{}');
  y constant jsonb := coalesce(b -> 'attrs', '{}');
  label_a constant text := nullif(coalesce(a ->> 'name', a ->> 'text'), '');
  label_b constant text := nullif(coalesce(b ->> 'name', b ->> 'text'), '');
  names constant float8[] := array[
    case when x ? 'mark' or y ? 'mark' then app.locator_same_exactly(x ->> 'mark', y ->> 'mark') end,
    case when x ? 'testid' or y ? 'testid' then
      app.locator_same_identifier(x ->> 'testid', y ->> 'testid') end,
    case when x ? 'id' or y ? 'id' then app.locator_same_identifier(x ->> 'id', y ->> 'id') end,
    case when x ? 'name' or y ? 'name' then app.locator_same_identifier(x ->> 'name', y ->> 'name') end,
    case when x ?| '{href,action,for}' or y ?| '{href,action,for}' then
      app.locator_same_target(app.locator_target(x), app.locator_target(y)) end,
    app.locator_same_text(label_a, label_b)];
begin
  return names || array[
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
      app.locator_same_identifier(app.locator_list(a -> 'shadow'), app.locator_list(b -> 'shadow')) end,
    case when a ? 'beside' or b ? 'beside' then
      app.locator_same_exactly(a #>> '{beside,0}', b #>> '{beside,0}') end,
    case when a ? 'beside' or b ? 'beside' then
      app.locator_same_exactly(a #>> '{beside,1}', b #>> '{beside,1}') end,
    case when app.locator_usable(a) = app.locator_usable(b) then 1 else 0 end,
    app.locator_same_identity(app.locator_gist(a), app.locator_gist(b), names),
    case when a ? 'near' or b ? 'near' then
      1 - greatest(app.locator_beside_share(label_a, label_b, b -> 'near'),
        app.locator_beside_share(label_b, label_a, a -> 'near')) end];
end
$$;

create function app.similarity(a jsonb, b jsonb) returns float8
language plpgsql immutable parallel safe strict set search_path = '' as $$
declare
  w constant float8[] := app.locator_weights();
  agreement float8;
  i int := 0;
  evidence float8 := -app.locator_chance();
  eased float8 := 1; -- where most neighbours (15) agree, another landmark or heading (16, 17) is a renamed one
begin
  if a = b then return 1; end if;
  foreach agreement in array app.locator_compare(a, b) loop
    i := i + 1;
    if agreement >= 0 then
      evidence := evidence
        + (w[i][1] * agreement - w[i][2] * (1 - agreement) * case when i in (16, 17) then eased else 1 end);
      if i = 15 then eased := 1 - greatest(0, 2 * agreement - 1); end if;
    elsif agreement < 0 then
      evidence := evidence - w[i][3];
    end if;
  end loop;
  return 1 / (1 + exp(-least(evidence, 39)));
end
$$;
