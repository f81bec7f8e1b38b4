/** Puts the set where the product has it: through the same call that devices push by. */
import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import type { Asked, Paraphrase } from './cases.ts';

export type Place = {
  workspace: string;
  /** By name. */
  features: Map<string, string>;
  /** By title. */
  requests: Map<string, string>;
};

/** UUIDv7 of no particular moment. */
function newId(): string {
  const hex = randomBytes(16).toString('hex');
  return `0199${hex.slice(0, 4)}-${hex.slice(4, 8)}-7${hex.slice(8, 11)}-8${hex.slice(11, 14)}-${hex.slice(14, 26)}`;
}

type Fields = Record<string, unknown>;

/** 200 is what one push takes. */
async function push(
  client: postgres.Sql,
  workspace: string,
  entity: string,
  rows: { id: string; fields: Fields }[],
): Promise<void> {
  const device = newId();
  for (let start = 0; start < rows.length; start += 200) {
    const changes = rows
      .slice(start, start + 200)
      .map((row, at) => ({ seq: start + at + 1, entity, at: Date.now(), ...row }));
    const [answer] = await client<{ reply: { results: { outcome: string; error: unknown }[] } }[]>`
      select public.push_changes(${workspace}::uuid, ${device}::uuid, ${JSON.stringify(changes)}::text::jsonb) as reply`;
    const refused = answer?.reply.results.find(({ outcome }) => outcome !== 'applied');
    if (refused) throw new Error(`Not taken: ${JSON.stringify(refused)}`);
  }
}

export async function load(
  client: postgres.Sql,
  workspace: string,
  asked: readonly Asked[],
): Promise<Place> {
  const features = new Map<string, string>();
  for (const name of new Set(asked.map(({ feature }) => feature))) {
    const id = newId();
    features.set(name, id);
    await client`insert into app.features (id, workspace_id, name, status) values (${id}::uuid, ${workspace}::uuid, ${name}, 'live')`;
  }
  const rows = asked.map(({ title, feature }) => ({
    id: newId(),
    fields: { title, feature: features.get(feature) },
  }));
  await push(client, workspace, 'request', rows);
  const requests = new Map(rows.map(({ id, fields }) => [fields.title, id]));
  return { workspace, features, requests };
}

/** What was said earlier, linked as triage links it. */
export function say(
  client: postgres.Sql,
  place: Place,
  said: readonly Paraphrase[],
): Promise<void> {
  const rows = said.map(({ title, earlier }) => ({
    id: newId(),
    fields: { words: earlier, request: place.requests.get(title), state: 'done' },
  }));
  return push(client, place.workspace, 'evidence', rows);
}
