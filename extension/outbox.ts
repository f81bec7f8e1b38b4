/**
 * The outbox: changes that this computer has and the server has not. An item is written in the transaction
 * that changes the rows it speaks of, leaves in the order in which it was made (a feature after its area), and
 * may leave twice, since every call in it is idempotent by ids made here.
 */
import type { RpcArgs } from '../core/model/rpc.ts';
import type { Db } from './db.ts';
import { isTemporary } from './remote.ts';
import { countUnsent } from './voice/unsent.ts';

export const changeCalls = [
  'save_area',
  'save_feature',
  'save_tag',
  'archive_feature',
  'archive_tag',
  'save_item',
] as const;
export type ChangeCall = (typeof changeCalls)[number];

/** A call with its own arguments. */
export type Change = { [C in ChangeCall]: { call: C; args: RpcArgs<C> } }[ChangeCall];

export type OutboxState = 'queued' | 'sending' | 'synced' | 'failed';

export type OutboxItem = Change & {
  /** Order of making. Dexie counts it up. */
  seq: number;
  workspace: string;
  /** Call and id: a newer item of the same subject replaces a failed one. */
  subject: string;
  /** What a person reads: `Tag “Export as CSV”`. */
  label: string;
  /** Ids of the rows it speaks of; what the server sends does not overwrite them while it waits. */
  rows: string[];
  state: OutboxState;
  attempts: number;
  /** Why it has not left, or why the server refused it. */
  problem: string | null;
  madeAt: number;
  settledAt: number | null;
};

export type NewItem = Change & Pick<OutboxItem, 'workspace' | 'subject' | 'label' | 'rows'>;

/** A server that fails on one item this often must not keep the others waiting. */
const maxServerErrors = 8;

/** Sent items stay a day, so that the panel can show what became of them. */
const keepSyncedMs = 24 * 60 * 60_000;

/** Call inside the transaction that changes the rows. */
export async function putInOutbox(db: Db, item: NewItem, now: number): Promise<void> {
  const sameSubject = db.outbox.where('subject').equals(item.subject);
  await sameSubject.and((old) => old.state === 'failed').delete();
  await db.outbox.where('state').equals('synced').and(isOld(now)).delete();
  const fresh = {
    state: 'queued',
    attempts: 0,
    problem: null,
    madeAt: now,
    settledAt: null,
  } as const;
  await db.outbox.add({ ...item, ...fresh });
}

const isOld = (now: number) => (item: OutboxItem) =>
  item.settledAt !== null && item.settledAt < now - keepSyncedMs;

/** Everything that the server has not got: queued, on its way, or refused; drafts and pictures too. */
export async function countWaiting(db: Db): Promise<number> {
  const calls = await db.outbox.where('state').notEqual('synced').count();
  const { drafts, changes, pictures, refused } = await countUnsent(db);
  return calls + drafts + changes + pictures + refused;
}

export async function findWaitingRows(db: Db): Promise<Set<string>> {
  const items = await db.outbox.where('state').notEqual('synced').toArray();
  return new Set(items.flatMap((item) => item.rows));
}

/** The oldest item that may leave, marked as sending. */
export async function takeNext(db: Db): Promise<OutboxItem | undefined> {
  return db.transaction('rw', db.outbox, async () => {
    const queued = await db.outbox.where('state').equals('queued').sortBy('seq');
    const item = queued[0];
    if (item) await db.outbox.update(item.seq, { state: 'sending', attempts: item.attempts + 1 });
    return item;
  });
}

/** A worker that died while sending leaves `sending` behind; nobody knows what arrived, so it goes again. */
export function requeueInterrupted(db: Db): Promise<number> {
  return db.outbox.where('state').equals('sending').modify({ state: 'queued' });
}

export async function settleSent(db: Db, item: OutboxItem, now: number): Promise<void> {
  await db.outbox.update(item.seq, { state: 'synced', problem: null, settledAt: now });
}

/** Returns whether the queue should wait: true when the trouble is the server's or the network's. */
export async function settleFailed(
  db: Db,
  item: OutboxItem,
  error: { code: string; message: string },
  now: number,
): Promise<boolean> {
  const isWorn = error.code.startsWith('http_5') && item.attempts + 1 >= maxServerErrors;
  const waits = isTemporary(error.code) && !isWorn;
  const problem = error.message;
  const change = waits
    ? ({ state: 'queued', problem } as const)
    : ({ state: 'failed', problem, settledAt: now } as const);
  await db.outbox.update(item.seq, change);
  return waits;
}

/** A guide that was saved again while the first save was on its way goes on from what that one made. */
export async function rebaseQueued(db: Db, subject: string, revision: number): Promise<void> {
  const waiting = db.outbox
    .where('subject')
    .equals(subject)
    .and(({ state }) => state === 'queued');
  await waiting.modify((item) => {
    if (item.call === 'save_item') item.args = { ...item.args, base: revision };
  });
}

/** What was saved by another way needs to be sent no more. */
export async function dropChange(db: Db, subject: string): Promise<void> {
  await db.outbox
    .where('subject')
    .equals(subject)
    .and(({ state }) => state !== 'synced')
    .delete();
}

/** The person has read the reason and wants it sent again. */
export async function retryItem(db: Db, seq: number): Promise<void> {
  await db.outbox.update(seq, { state: 'queued', attempts: 0, problem: null, settledAt: null });
}

/** Gives a refused change up. The next pull brings the server's version of its rows back. */
export async function discardItem(db: Db, seq: number): Promise<void> {
  await db.outbox.delete(seq);
}
