/**
 * Single records that outlive the worker. Each has its schema and is parsed when read, because a newer or
 * older version of the extension may have written it.
 */
import * as z from 'zod/mini';
import { smallId, uuid } from '../core/model/primitives.ts';
import { type RpcResult, rpc } from '../core/model/rpc.ts';
import { matchOutcome } from '../core/model/tag-health.ts';
import type { Db } from './db.ts';
import { serverAddress } from './defaults.ts';

const schemas = {
  /** Who is signed in, for the panel. `expired`: the server no longer takes the session; the data stays. */
  account: z.object({
    server: serverAddress,
    user: z.object({ id: uuid, email: z.string() }),
    expired: z.boolean(),
  }),
  /** Read by the worker's session only. */
  tokens: z.object({ access: z.string(), refresh: z.string(), expiresAt: z.number() }),
  workspaces: rpc.my_workspaces.result,
  choice: z.object({ workspace: uuid, app: smallId }),
  /** How the last call to the server went: what the panel says about being offline. */
  contact: z.object({ ok: z.boolean(), message: z.string() }),
  /** The last capture, for panels that are open: what became of it, and why nothing did. */
  captured: z.object({
    at: z.number(),
    capture: z.nullable(z.string()),
    problem: z.nullable(z.object({ code: z.string(), message: z.string() })),
  }),
  /** A capture whose details somebody asked for on the page. */
  wanted: z.object({ capture: uuid, at: z.number() }),
  /** Accounts that captures named lately. */
  recent: z.object({ accounts: z.array(z.object({ id: smallId, name: z.string() })) }),
  /**
   * The call that is going on. Its clock is one number, so it runs on through closed panels, dead workers and
   * restarts of the browser. `askedAt`: when somebody last said that it is still going on.
   */
  call: z.object({
    id: uuid,
    workspace: uuid,
    account: z.nullable(smallId),
    name: z.string(),
    startedAt: z.number(),
    askedAt: z.number(),
    /** Somebody else sees this screen: revenue, other customers and internal notes stay out of the panel. */
    safe: z.boolean(),
  }),
  /** The part of the panel that was open last: the toolbar button points at elements only in the first. */
  section: z.enum(['usage', 'guides', 'feedback']),
  /** What this hour's pages have been reported to hold, so that no tag is told twice (sightings.ts). */
  sightings: z.object({ hour: z.int(), told: z.record(z.string(), matchOutcome) }),
} as const;

type Schemas = typeof schemas;
export type SettingKey = keyof Schemas;
export type Setting<K extends SettingKey> = z.output<Schemas[K]>;

/** The chosen product: where tags are looked for and saved. */
export type Choice = Setting<'choice'>;
export type Account = Setting<'account'>;

export async function findSetting<K extends SettingKey>(
  db: Db,
  key: K,
): Promise<Setting<K> | undefined> {
  const row = await db.settings.get(key);
  const parsed = schemas[key].safeParse(row?.value);
  // safe: parsed by the schema that the type is inferred from
  return parsed.success ? (parsed.data as Setting<K>) : undefined;
}

export async function writeSetting<K extends SettingKey>(
  db: Db,
  key: K,
  value: Setting<K>,
): Promise<void> {
  await db.settings.put({ key, value });
}

export type Workspace = RpcResult<'my_workspaces'>[number];
export type App = Workspace['apps'][number];

/** The product that tags are saved for; undefined before one is chosen. */
export async function findChosenApp(db: Db): Promise<App | undefined> {
  const choice = await findSetting(db, 'choice');
  const workspaces = await findSetting(db, 'workspaces');
  return workspaces?.flatMap((workspace) => workspace.apps).find((app) => app.id === choice?.app);
}
