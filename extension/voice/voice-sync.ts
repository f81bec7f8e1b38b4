/**
 * The exchange with the server, workspace by workspace: read what others changed, send what changed here, then
 * send pictures whose rows have arrived and have them confirmed. Every step may be the last one before the
 * worker dies: each is taken up where the database says it stopped, and each may happen twice.
 */
import type { Api } from '../../core/model/rpc.ts';
import type { PullReply, PushReply, VoiceRow } from '../../core/model/voice/sync.ts';
import {
  type Exchange,
  isOutOfStep,
  newExchange,
  nextPush,
  restart,
  settle,
  takePull,
} from '../../core/sync/exchange.ts';
import { newerRow } from '../../core/sync/view.ts';
import type { Db } from '../db.ts';
import { newId } from '../new-id.ts';
import { fail, type Outcome, succeed } from '../outcome.ts';
import { findSetting } from '../settings.ts';
import { sendPictures } from './picture-sync.ts';
import type { Storage } from './storage.ts';
import { createSweep } from './sweep.ts';
import type { PendingRow } from './tables.ts';

type Dependencies = {
  db: Db;
  api: Api;
  storage: Storage;
  now: () => number;
};

const pageRows = 500;
/** Starting over happens when a profile was copied; twice in a row something else is wrong. */
const mostRestarts = 2;

type Times = { sent: number; received: number };

export function createVoiceSync({ db, api, storage, now }: Dependencies) {
  const sweep = createSweep({ api, storage });
  const timed = async <T>(call: () => Promise<T>): Promise<{ reply: T; times: Times }> => {
    const sent = now();
    const reply = await call();
    return { reply, times: { sent, received: now() } };
  };

  const pull = async (workspace: string): Promise<Outcome<null>> => {
    for (let restarts = 0; ; ) {
      const { device, cursor } = await ensureExchange(db, workspace, now());
      const args = { workspace, device, cursor, scope: 'own', limit: pageRows } as const;
      const { reply, times } = await timed(() => api.pull_changes(args));
      if (!reply.ok) return reply;
      const taken = await keepPull(db, workspace, { asked: cursor, reply: reply.data, times });
      if (taken === 'restarted' && ++restarts > mostRestarts) {
        return fail('PT409', 'The server and this computer disagree on what was sent. Try again.');
      }
      if (taken === 'done') return succeed(null);
    }
  };

  const push = async (workspace: string): Promise<Outcome<null>> => {
    for (let restarts = 0; ; ) {
      const exchange = await ensureExchange(db, workspace, now());
      const waiting = await waitingOf(db, workspace);
      if (waiting.length === 0) return succeed(null);
      const changes = nextPush(exchange, waiting);
      const { device } = exchange;
      const { reply, times } = await timed(() => api.push_changes({ workspace, device, changes }));
      if (reply.ok) await keepPush(db, workspace, reply.data, times);
      else if (reply.error.code === 'PT409' && ++restarts <= mostRestarts) {
        await beginAgain(db, workspace, now());
      } else return reply;
    }
  };

  const exchange = async (workspace: string): Promise<Outcome<null>> => {
    const pulled = await pull(workspace);
    if (!pulled.ok) return pulled;
    const pushed = await push(workspace);
    if (!pushed.ok) return pushed;
    const sent = await sendPictures({ db, api, storage, now }, workspace);
    if (sent.ok) await sweep(workspace);
    return sent;
  };

  return {
    /** Of every workspace with something to send, and the chosen one. */
    async run(): Promise<Outcome<null>> {
      let outcome: Outcome<null> = succeed(null);
      for (const workspace of await findWorkspaces(db)) {
        const done = await exchange(workspace);
        const problem = done.ok ? null : done.error.message;
        await db.exchanges.where('workspace').equals(workspace).modify({ problem });
        if (!done.ok) outcome = done;
      }
      return outcome;
    },
  };
}
export type VoiceSync = ReturnType<typeof createVoiceSync>;

async function findWorkspaces(db: Db): Promise<Set<string>> {
  const choice = await findSetting(db, 'choice');
  const keys = await db.exchanges.toCollection().primaryKeys();
  return new Set([...(choice ? [choice.workspace] : []), ...keys]);
}

async function ensureExchange(db: Db, workspace: string, now: number): Promise<Exchange> {
  return db.transaction('rw', db.exchanges, async () => {
    const known = await db.exchanges.get(workspace);
    if (known) return known;
    const fresh = { ...newExchange(newId(now)), workspace, problem: null };
    await db.exchanges.put(fresh);
    return fresh;
  });
}

const waitingOf = (db: Db, workspace: string): Promise<PendingRow[]> =>
  db.pending.where('[workspace+state]').equals([workspace, 'waiting']).sortBy('seq');

const tablesOf = (db: Db) => [db.exchanges, db.pending, db.voice];

/** Everything that a reply means, or nothing of it. */
async function keepPull(
  db: Db,
  workspace: string,
  { asked, reply, times }: { asked: string | null; reply: PullReply; times: Times },
): Promise<'more' | 'done' | 'restarted'> {
  return db.transaction('rw', tablesOf(db), async () => {
    const before = await db.exchanges.get(workspace);
    if (!before) return 'done';
    const waiting = await waitingOf(db, workspace);
    if (isOutOfStep(before, reply.lastSeq)) {
      await renumber(db, workspace, before, waiting, newId(times.received));
      return 'restarted';
    }
    await keepRows(db, workspace, reply.rows);
    const after = takePull(before, asked, reply, times);
    if (!after) return 'more';
    await db.exchanges.put({ ...before, ...after });
    return reply.more ? 'more' : 'done';
  });
}

async function keepPush(db: Db, workspace: string, reply: PushReply, times: Times): Promise<void> {
  await db.transaction('rw', tablesOf(db), async () => {
    const before = await db.exchanges.get(workspace);
    if (!before) return;
    const waiting = await waitingOf(db, workspace);
    const { exchange, taken, refused } = settle(before, waiting, reply, times);
    const reasons = new Map(refused.map(({ seq, error }) => [seq, error]));
    for (const { key, seq } of waiting) {
      const error = reasons.get(seq);
      if (error) await db.pending.update(key, { state: 'refused', error: { ...error } });
      else if (taken.includes(seq)) await db.pending.delete(key);
    }
    await keepRows(db, workspace, reply.rows);
    await db.exchanges.put({ ...before, ...exchange });
  });
}

async function keepRows(db: Db, workspace: string, rows: readonly VoiceRow[]): Promise<void> {
  for (const row of rows) {
    const mine = await db.voice.get([row.entity, row.id]);
    await db.voice.put({ ...newerRow<VoiceRow>(mine, row), workspace });
  }
}

async function beginAgain(db: Db, workspace: string, now: number): Promise<void> {
  await db.transaction('rw', tablesOf(db), async () => {
    const before = await db.exchanges.get(workspace);
    if (before) await renumber(db, workspace, before, await waitingOf(db, workspace), newId(now));
  });
}

/** As another device; what waits keeps its order. */
async function renumber(
  db: Db,
  workspace: string,
  before: Exchange,
  waiting: readonly PendingRow[],
  device: string,
): Promise<void> {
  const again = restart(before, device, waiting);
  const sorted = waiting.toSorted((a, b) => a.seq - b.seq);
  for (const [index, { key }] of sorted.entries())
    await db.pending.update(key, { seq: again.waiting[index]?.seq ?? index + 1 });
  await db.exchanges.put({ ...again.exchange, workspace, problem: null });
}
