/**
 * Writing to the voice of the customer: each change is numbered and kept in the transaction that its caller is
 * in, so that nothing says "saved" before all of it is here. Everything that makes, changes, deletes or brings
 * back evidence, notes, calls and requests from this computer goes through `writeChange`.
 */
import type { VoiceEntity } from '../../core/model/voice/sync.ts';
import { enqueue, newExchange } from '../../core/sync/exchange.ts';
import type { Db } from '../db.ts';
import { newId } from '../new-id.ts';

export type VoiceChange = {
  workspace: string;
  entity: VoiceEntity;
  id: string;
  /** Only what changed; all of a new row. `deleted` is one of them. */
  fields: Readonly<Record<string, unknown>>;
};

/** Inside a transaction over `exchanges` and `pending`: the number is taken and the change kept, or neither. */
export async function writeChange(db: Db, change: VoiceChange, now: number): Promise<void> {
  const { workspace, entity, id, fields } = change;
  const before = (await db.exchanges.get(workspace)) ?? newExchange(newId(now));
  const { exchange, pending } = enqueue(before, { entity, id, fields }, now);
  await db.exchanges.put({ problem: null, ...exchange, workspace });
  await db.pending.add({ ...pending, workspace, state: 'waiting', error: null });
}

type Dependencies = { db: Db; now: () => number; nudge: () => void };

/** For screens: one change, kept when the promise resolves. */
export function createVoiceWrites({ db, now, nudge }: Dependencies) {
  return {
    async write(...changes: VoiceChange[]): Promise<void> {
      await db.transaction('rw', [db.exchanges, db.pending], async () => {
        for (const change of changes) await writeChange(db, change, now());
      });
      nudge();
    },

    /** Back as it was: with all its fields where the server has deleted it already and tells them no more. */
    async restore(change: VoiceChange): Promise<void> {
      await db.transaction('rw', [db.exchanges, db.pending, db.voice], async () => {
        const { entity, id, fields } = change;
        const row = await db.voice.get([entity, id]);
        const lost = row?.fields === null ? fields : {};
        await writeChange(db, { ...change, fields: { ...lost, deleted: false } }, now());
      });
      nudge();
    },
  };
}
export type VoiceWrites = ReturnType<typeof createVoiceWrites>;

/** Refused changes go again with new numbers; a field that was written later than the refusal keeps that. */
export async function retryRefused(db: Db, id: string, now: number): Promise<void> {
  await db.transaction('rw', [db.exchanges, db.pending], async () => {
    const changes = await db.pending.where('id').equals(id).sortBy('seq');
    for (const { key, seq, state, workspace, entity, fields } of changes) {
      if (state !== 'refused') continue;
      const later = changes.filter((one) => one.seq > seq).map((one) => Object.keys(one.fields));
      const kept = Object.entries(fields).filter(([name]) => !later.flat().includes(name));
      await db.pending.delete(key);
      if (kept.length === 0) continue;
      await writeChange(db, { workspace, entity, id, fields: Object.fromEntries(kept) }, now);
    }
  });
}
