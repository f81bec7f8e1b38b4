/**
 * Guides and surveys of the demo: a walkthrough that ran for six weeks against a holdout, and a quarterly NPS
 * survey, both answered by the simulated people through the same ingestion as everything else, only at their
 * own times. Neither is live: what the demo product shows is for its visitors to decide.
 */
import type { EngageEvent } from '../../core/model/attention.ts';
import type { Definition } from '../../core/model/engagement.ts';
import type { Api } from '../../core/model/rpc.ts';
import type { Backend } from '../backend.ts';
import { createRandom, type Random } from '../simulator/random.ts';
import { must, signIn } from './api.ts';
import { idOf } from './deterministic-id.ts';
import { npsDefinition, tourDefinition } from './engagement-definitions.ts';
import { demoPassword } from './features.ts';

const day = 86_400_000;

type Told = Omit<EngageEvent, 't' | 'i' | 'n' | 'd'> & { after: number };
type Demo = { name: string; item: string; definition: Definition };
type Person = { id: string; account: string | null };
type Visit = { key: string; item: string; at: number; told: readonly Told[] };

async function publish(editor: Api, app: number, { item, name, definition }: Demo): Promise<void> {
  must(await editor.save_item({ app, item: { id: item, name, definition }, base: null }));
  must(await editor.publish_item({ item, note: 'First version' }));
}

function eventsOf({ item, at, key, told }: Visit): EngageEvent[] {
  const d = idOf(`display ${key}`);
  return told.map(({ after, ...one }) => ({
    ...{ t: Math.round(at + after * 1_000), i: item, n: 1 },
    ...(one.k === 'eligible' ? {} : { d }),
    ...one,
  }));
}

/** All visits of a person in one batch, as from a queue that was offline: each thing has its own time. */
async function tell(sql: Backend['sql'], app: string, { id, account }: Person, visits: Visit[]) {
  const payload = {
    ...{ v: 1, app, seq: 1, sent: Date.now(), events: [], user: { id } },
    ...{ sender: idOf(`sender of ${id}`), device: idOf(`device of ${id}`) },
    ...(account && { account: { id: account } }),
    engage: visits.flatMap(eventsOf),
  };
  await sql`select app.ingest_batch(${JSON.stringify(payload)}::text::jsonb, null, false)`;
}

function tourStory(random: Random): Told[] {
  // A quarter, so that a demo of some hundred people can tell an effect; a tenth is the default.
  if (random.chance(0.25)) return [{ k: 'eligible', a: 'holdout', after: 0 }];
  const told: Told[] = [
    { k: 'eligible', a: 'show', after: 0 },
    { k: 'shown', p: '/projects', l: 'en', after: 1 },
    { k: 'step', s: 'where', after: 1 },
  ];
  if (random.chance(0.16)) return [...told, { k: 'dismissed', after: random.chance(0.3) ? 2 : 8 }];
  told.push({ k: 'seen', after: 2 }, { k: 'click', s: 'where', b: 'next', after: 9 });
  told.push({ k: 'step', s: 'drag', f: 'where', after: 9 });
  if (random.chance(0.14)) return [...told, { k: 'left', after: 30 }];
  told.push({ k: 'step', s: 'share', f: 'drag', after: 21 });
  if (random.chance(0.1)) return [...told, { k: 'snoozed', u: Date.now(), after: 26 }];
  return [...told, { k: 'click', s: 'share', b: 'done', after: 33 }, { k: 'completed', after: 33 }];
}

const words: Readonly<Record<'low' | 'mid' | 'high', readonly string[]>> = {
  low: [
    'The timeline is slow as soon as there are more than two hundred tasks.',
    'I cannot export what I filtered, so every Friday I copy it by hand.',
    'Too many clicks to move a milestone.',
    'It logs me out in the middle of planning.',
  ],
  mid: ['Good, but sharing with clients is clumsy.', 'Fine for one team, not for three.'],
  high: [
    'The board finally made our weekly planning short.',
    'Everybody understands the roadmap at once.',
    'Support answers within the hour.',
  ],
};

function npsStory(random: Random, month: number): Told[] {
  const told: Told[] = [
    { k: 'eligible', a: 'show', after: 0 },
    { k: 'shown', p: '/projects', l: random.chance(0.2) ? 'de' : 'en', after: 1 },
    { k: 'step', s: 'score', after: 1 },
  ];
  if (random.chance(0.62)) return [...told, { k: 'dismissed', after: 6 }];
  // Better after the redesign, which came in the last month.
  const lift = month === 2 ? 0.14 : 0;
  const band = random.chance(0.34 + lift) ? 'high' : random.chance(0.5) ? 'mid' : 'low';
  const score = {
    low: random.between(2, 6),
    mid: random.between(7, 8),
    high: random.between(9, 10),
  }[band];
  told.push({ k: 'answer', s: 'score', x: { score }, after: 12 });
  told.push({ k: 'step', s: 'why', f: 'score', after: 12 });
  if (random.chance(0.25)) return [...told, { k: 'left', after: 60 }];
  const why = random.chance(0.7) ? { why: random.pick(words[band]) } : {};
  return [...told, { k: 'submit', x: { score, ...why }, after: 40 }, { k: 'completed', after: 41 }];
}

/** Known people, in an order of their own: the first ones are no different from the rest. */
function knownPeople(sql: Backend['sql'], app: number): Promise<Person[]> {
  return sql<Person>`
    select v.known_id as id, (select c.external_id from app.activity x join app.accounts c on c.id = x.account_id
      where x.visitor_id = v.id order by x.month desc limit 1) as account
    from app.visitors v join app.apps a on a.workspace_id = v.workspace_id
    where a.id = ${app}::int and v.known_id is not null and not v.internal order by md5(v.known_id)`;
}

function visitsOf(id: string, tour: string, nps: string, now: number, random: Random): Visit[] {
  const someTime = (from: number, days: number) => from + random.next() * days * day;
  const asked = [0, 1, 2].filter(() => random.chance(0.45));
  const surveyed = asked.map((month) => ({
    ...{ item: nps, key: `${nps} ${id} ${month}`, told: npsStory(random, month) },
    at: someTime(now - (90 - month * 30) * day, 28),
  }));
  const at = someTime(now - 56 * day, 42);
  return [{ item: tour, key: `${tour} ${id}`, at, told: tourStory(random) }, ...surveyed];
}

/** After the ninety days: their people are who is asked. */
export async function addEngagement(backend: Backend, app: number, now: number): Promise<void> {
  const { sql } = backend;
  const editor = await signIn(backend, 'editor@plotline.example', demoPassword);
  const [tour, nps] = [idOf('item tour'), idOf('item nps')];
  const goal = idOf('feature Share project');
  const known = must(await editor.list_features({ workspace: idOf('workspace'), archived: false }));
  const feature = known.find(({ id }) => id === goal)?.id ?? known[0]?.id ?? null;
  const items: Demo[] = [
    { item: tour, name: 'Timeline walkthrough', definition: tourDefinition(feature) },
    { item: nps, name: 'Quarterly NPS', definition: npsDefinition },
  ];
  for (const item of items) await publish(editor, app, item);
  const [row] = await sql<{ key: string }>`select key from app.apps where id = ${app}::int`;
  const random = createRandom('plotline engagement');
  for (const person of await knownPeople(sql, app)) {
    await tell(sql, row?.key ?? '', person, visitsOf(person.id, tour, nps, now, random));
  }
  must(await editor.move_item({ item: tour, move: 'end' }));
  must(await editor.move_item({ item: nps, move: 'pause' }));
  // As if it had been published when its first person met it.
  await sql`update app.item_versions set published_at = to_timestamp(${now - 91 * day}::float8 / 1000)
    where item_id in (${tour}, ${nps})`;
}
