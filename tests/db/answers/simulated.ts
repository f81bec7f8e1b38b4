/**
 * A simulated product put into the database hour by hour, so that a check of health can be asked what it
 * would have said at any time. Events go in as ingestion leaves them; the clock is an argument.
 */
import { type CatalogueElements, readCatalogue } from '../../../local/catalogue/catalogue.ts';
import { demoFeatures } from '../../../local/demo-data/features.ts';
import { type SimulationOptions, simulate } from '../../../local/simulator/simulate.ts';
import { tagOf, type World } from './world.ts';

const kinds = ['', 'page', 'click', 'submit', 'change', 'track', 'rage', 'dead', 'error', 'uturn'];

type Row = {
  ts: string;
  t: number;
  visitor: number;
  kind: number;
  path: string;
  hash: string | null;
};

/** Every event, oldest first; `without` leaves some out, e.g. those of an outage. */
export function eventsOf(
  options: Omit<SimulationOptions, 'catalogue' | 'appKey' | 'seed'>,
  without: (time: number) => boolean = () => false,
): Row[] {
  const made = simulate({ ...options, seed: 'health', appKey: '', catalogue: readCatalogue() });
  const people = new Map<string, number>();
  const rows = made.batches.flatMap(({ batch }) => {
    const visitor = people.get(batch.device) ?? people.size + 1;
    people.set(batch.device, visitor);
    return batch.events
      .filter(({ t }) => !without(t))
      .map(({ t, k, p, e }) => ({
        ...{ t, ts: new Date(t).toISOString(), visitor, kind: kinds.indexOf(k), path: p },
        hash: e ?? null,
      }));
  });
  return rows.toSorted((a, b) => a.t - b.t);
}

/** Names the demo's features on the elements of one release. */
export async function nameFeatures(world: World, elements: CatalogueElements) {
  const tags = new Map<string, { tag: string; feature: string }>();
  for (const { name, page, elements: keys } of demoFeatures) {
    const anchors = keys.map((key) => ({
      ...{ hash: elements[key].hash, descriptor: elements[key].descriptor },
    }));
    const draft = tagOf(world.app, { page, anchors, selector: null });
    await world.call('save_tag', { ...draft, feature: { ...draft.feature, name } });
    tags.set(draft.tag.id, { tag: draft.tag.id, feature: name });
  }
  return tags;
}

/** Brings events in up to a time, a piece at a time; what is new is learnt as ingestion learns it. */
export function createFeed(
  world: World,
  rows: readonly Row[],
  releases: readonly CatalogueElements[],
) {
  const told = Object.fromEntries(
    releases.flatMap((release) =>
      Object.values(release).map(({ hash, descriptor }) => [hash, descriptor]),
    ),
  );
  const known = { hash: new Set<string>(), path: new Set<string>() };
  let done = 0;

  async function learn(part: readonly Row[], since: string, until: string) {
    const fresh = (list: readonly (string | null)[], set: Set<string>) =>
      [...new Set(list.filter((one) => one !== null))].filter((one) => !set.has(one));
    const hashes = fresh(
      part.map(({ hash }) => hash),
      known.hash,
    );
    const paths = fresh(
      part.map(({ path }) => path),
      known.path,
    );
    for (const hash of hashes) known.hash.add(hash);
    for (const path of paths) known.path.add(path);
    if (hashes.length + paths.length === 0) return;
    await world.sql`select app.learn(${world.app}::int, ${hashes}::text[], ${paths}::text[], '{}'::text[],
      ${JSON.stringify(told)}::jsonb, ${since}::timestamptz, ${until}::timestamptz)`;
  }

  return async (until: number) => {
    let end = done;
    while ((rows[end]?.t ?? Number.POSITIVE_INFINITY) < until) end += 1;
    const part = rows.slice(done, end);
    done = end;
    const [first, last] = [part[0], part.at(-1)];
    if (!first || !last) return;
    await learn(part, first.ts, last.ts);
    await world.sql`
      with e as materialized (
        select r.ts, r.visitor, r.kind, p.id as path_id, x.id as element_id
        from jsonb_to_recordset(${JSON.stringify(part)}::jsonb) r(ts timestamptz, visitor int, kind int2, path text, hash text)
        join app.paths p on p.app_id = ${world.app}::int and p.path = r.path
        left join app.elements x on x.app_id = ${world.app}::int and x.hash = r.hash
      ), stored as (
        insert into app.events (ts, app_id, visitor_id, path_id, element_id, kind, late)
        select ts, ${world.app}::int, visitor, path_id, element_id, kind, false from e order by ts
      )
      select app.note_pairs(array(select distinct (element_id::bigint << 32) + path_id from e where element_id is not null),
        ${first.ts}::timestamptz, ${last.ts}::timestamptz)`;
  };
}
