-- Why two descriptors are or are not the same element, in the words of core/locator/reasons.ts.

create function app.locator_kind(d jsonb) returns text
language sql immutable parallel safe
return case when coalesce(d ->> 'role', '') not in ('', d ->> 'tag') then (d ->> 'role') || ' ' else '' end
  || '<' || (d ->> 'tag') || '>';

create function app.similarity_reason(a jsonb, b jsonb) returns text
language sql immutable parallel safe strict set search_path = ''
return (
  with signals as (
    select * from unnest(
      array['data-waymark', 'test id', 'id', 'field name', 'link target', 'name', 'text', 'hint text', 'icon',
        'kind', 'input type', 'classes', 'surroundings', 'place in its container', 'neighbours', 'page region',
        'heading', 'position', 'frame', 'component', 'element before it', 'element after it', null, null, null],
      app.locator_compare(a, b),
      array[a #>> '{attrs,mark}', a #>> '{attrs,testid}', a #>> '{attrs,id}', a #>> '{attrs,name}',
        app.locator_target(a -> 'attrs'), coalesce(a ->> 'name', a ->> 'text'), a ->> 'text',
        app.locator_hint(a -> 'attrs'), a #>> '{attrs,icon}', app.locator_kind(a),
        a #>> '{attrs,type}', null, null, null, null, a ->> 'landmark', a ->> 'heading', null,
        app.locator_list(a -> 'frame'), app.locator_list(a -> 'shadow'), null, null, null, null, null],
      array[b #>> '{attrs,mark}', b #>> '{attrs,testid}', b #>> '{attrs,id}', b #>> '{attrs,name}',
        app.locator_target(b -> 'attrs'), coalesce(b ->> 'name', b ->> 'text'), b ->> 'text',
        app.locator_hint(b -> 'attrs'), b #>> '{attrs,icon}', app.locator_kind(b),
        b #>> '{attrs,type}', null, null, null, null, b ->> 'landmark', b ->> 'heading', null,
        app.locator_list(b -> 'frame'), app.locator_list(b -> 'shadow'), null, null, null, null, null]
    ) with ordinality as signals(called, agreement, was, is_now, place)
    where agreement is not null and called is not null -- what is drawn from others is not told
  ),
  weighed as (
    select called, agreement, nullif(was, '') as was, nullif(is_now, '') as is_now, place,
      case when agreement >= 0.5 then (w[place][1] + w[place][2]) * agreement else 0 end as gain,
      case when agreement < 0 then w[place][3] else (w[place][1] + w[place][2]) * (1 - agreement) end as loss
    from signals, (select app.locator_weights()) as weights(w)
  ),
  agreements as (
    select *, 1 as part, row_number() over (order by gain desc, place) as nth
    from weighed where gain > 0 order by gain desc, place limit 2
  ),
  differences as (
    select *, 2 as part, row_number() over (order by loss desc, place) as nth
    from weighed where loss > 0 and place not in (select place from agreements)
    order by loss desc, place limit 2
  )
  select string_agg(
    case
      when agreement < 0 and was is not null then format('No %s any more (was “%s”).', called, was)
      when agreement < 0 and is_now is not null then format('New %s “%s”.', called, is_now)
      when agreement < 0 then format('One side has no %s.', called)
      when agreement = 1 then format('Same %s%s.', called, coalesce(' “' || is_now || '”', ''))
      else concat(case when agreement >= 0.5 then 'Similar ' else 'Different ' end, called,
        case when was is not null and is_now is not null then format(': “%s”, now “%s”', was, is_now) end, '.')
    end, ' ' order by part, nth)
  from (select * from agreements union all select * from differences) told);
