/** What customers said, for tests over HTTP: evidence, requests and accounts as screens and devices make them. */
import { randomUUID } from 'node:crypto';
import type { VoiceEntity } from '../../../core/model/voice/sync.ts';
import { must } from '../../../local/demo-data/api.ts';
import type { Caller, World } from './world.ts';

export const hashed = {
  sha256: 'a'.repeat(64),
  mime: 'image/webp',
  width: 640,
  height: 400,
  bytes: 12_000,
} as const;

/** Saves one row as a screen does, and returns its id. */
export async function save(
  world: World,
  entity: VoiceEntity,
  fields: Record<string, unknown>,
  { id = randomUUID() as string, as = world.callers.owner as Caller } = {},
): Promise<string> {
  const { workspace } = world;
  must(await as.api.save_row({ workspace, entity, id, fields }));
  return id;
}

export async function account(
  world: World,
  traits: Record<string, unknown> = { arr: 12_000 },
  externalId = `acc-${randomUUID()}`,
  name = `Account ${externalId.slice(-4)}`,
): Promise<number> {
  const draft = { externalId, name, traits };
  const { workspace, callers } = world;
  return must(await callers.owner.api.save_account({ workspace, account: draft })).account;
}

export const request = (world: World, title = 'Export to a spreadsheet') =>
  save(world, 'request', { title });

export const evidence = (world: World, fields: Record<string, unknown> = {}) =>
  save(world, 'evidence', { words: 'I need my figures in Excel', kind: 'request', ...fields });

/** A request that one account asked for. */
export async function asked(world: World, fields: Record<string, unknown> = {}) {
  const of = { request: await request(world), account: await account(world) };
  const said = await evidence(world, { ...of, importance: 2, speaker: 'Ann Lind', ...fields });
  return { ...of, evidence: said };
}
