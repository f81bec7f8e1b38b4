/** Reads what the team has named into this computer's copy. Rows with changes that still wait are left alone. */
import type { Table } from 'dexie';
import type { Api, RpcResult } from '../core/model/rpc.ts';
import type { Db, TagRow } from './db.ts';
import { findWaitingRows } from './outbox.ts';
import { type Outcome, succeed } from './outcome.ts';
import { type Choice, findSetting, writeSetting } from './settings.ts';

type Workspaces = RpcResult<'my_workspaces'>;
type Dependencies = { db: Db; api: Api };

/** The choice kept as long as it is possible; else the only one there is, else none. */
export function settleChoice(workspaces: Workspaces, before?: Choice): Choice | undefined {
  const apps = workspaces.flatMap((workspace) => workspace.apps);
  const kept = apps.find((app) => app.workspace === before?.workspace && app.id === before.app);
  const only = apps.length === 1 ? apps[0] : undefined;
  const app = kept ?? only;
  return app && { workspace: app.workspace, app: app.id };
}

/** The workspaces may have changed since: apps come and go, and so do memberships. */
async function readChoice({ db, api }: Dependencies): Promise<Outcome<Choice | undefined>> {
  const workspaces = await api.my_workspaces({});
  if (!workspaces.ok) return workspaces;
  const choice = settleChoice(workspaces.data, await findSetting(db, 'choice'));
  await db.transaction('rw', db.settings, async () => {
    await writeSetting(db, 'workspaces', workspaces.data);
    if (choice) await writeSetting(db, 'choice', choice);
    else await db.settings.delete('choice');
  });
  return succeed(choice);
}

/**
 * Four reads at once, written in one transaction: a screen never shows tags of features that are not there yet.
 * Any failure leaves the copy as it was.
 */
export async function pull({ db, api }: Dependencies): Promise<Outcome<null>> {
  const choice = await readChoice({ db, api });
  if (!choice.ok) return choice;
  if (!choice.data) return succeed(null);
  const { workspace, app } = choice.data;
  const [features, areas, members, tags] = await Promise.all([
    api.list_features({ workspace, archived: false }),
    api.list_areas({ workspace }),
    api.list_members({ workspace }),
    api.list_tags({ app }),
  ]);
  if (!features.ok) return features;
  if (!areas.ok) return areas;
  if (!members.ok) return members;
  if (!tags.ok) return tags;
  await db.transaction('rw', [db.features, db.areas, db.members, db.tags, db.outbox], async () => {
    const busy = await findWaitingRows(db);
    const mine = <T extends object>(rows: T[]) => rows.map((row) => ({ ...row, workspace }));
    await replace(db.features, { workspace }, mine(features.data), (row) => row.id, busy);
    await replace(db.areas, { workspace }, mine(areas.data), (row) => row.id, busy);
    await replace(db.tags, { app }, tags.data.map(toTagRow(app)), (row) => row.tag, busy);
    // Members are never changed from here, so there is nothing to spare.
    await db.members.where({ workspace }).delete();
    await db.members.bulkPut(mine(members.data));
  });
  return succeed(null);
}

/** The feature stands in its own table; the tag only names it. */
const toTagRow =
  (app: number) =>
  (row: RpcResult<'list_tags'>[number]): TagRow => ({
    tag: row.tag,
    feature: row.feature.id,
    app,
    version: row.version,
    rule: row.rule,
    uses: row.window.uses,
    health: row.health,
  });

/** Makes the rows of one place equal to what the server sent, but for the busy ones. */
async function replace<T>(
  table: Table<T, string>,
  place: { workspace: string } | { app: number },
  rows: T[],
  id: (row: T) => string,
  busy: Set<string>,
): Promise<void> {
  const arrived = new Set(rows.map(id));
  const isGone = (row: T) => !arrived.has(id(row)) && !busy.has(id(row));
  await table.where(place).and(isGone).delete();
  await table.bulkPut(rows.filter((row) => !busy.has(id(row))));
}
