-- How likely two descriptors are the same element (core/locator/similarity.ts), and where the decision falls.

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
