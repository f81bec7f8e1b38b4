/**
 * A device over core/sync: rows, queue and exchange as it would store them, saved whole at every step, so that a
 * crash anywhere goes on from what was stored. The network between it and the server lies as the test says.
 */
import type { Api } from '../../../core/model/rpc.ts';
import type {
  PullReply,
  PushReply,
  VoiceEntity,
  VoiceRow,
} from '../../../core/model/voice/sync.ts';
import {
  type Exchange,
  enqueue,
  isOutOfStep,
  newExchange,
  nextPush,
  type Pending,
  type Refused,
  restart,
  settle,
  takePull,
} from '../../../core/sync/exchange.ts';
import { newerRow, viewOf } from '../../../core/sync/view.ts';
import { must } from '../../../local/demo-data/api.ts';

interface Stored {
  exchange: Exchange;
  waiting: Pending[];
  refused: Refused[];
  rows: Map<string, VoiceRow>;
}

/** What becomes of a reply: it arrives, never does, or comes after other things have happened. */
export type Fate = 'arrives' | 'lost' | 'late';

export interface Device {
  stored: Stored;
  /** A change made by whoever uses it, offline or not. */
  write(entity: VoiceEntity, id: string, fields: Record<string, unknown>, now: number): void;
  push(fate: Fate, now: number): Promise<void>;
  pull(fate: Fate, now: number): Promise<void>;
  /** Replies that were held back come now. */
  settleLate(now: number): void;
  /** Sends once more what was sent before, as a network may. */
  replay(): Promise<void>;
  /** What was in memory is gone; what was stored is all there is. */
  crash(): void;
  /** All that the device shows. */
  show(): Map<string, { deleted: boolean; fields: Record<string, unknown> }>;
}

export function createDevice(api: Api, workspace: string, nextId: () => string): Device {
  const stored: Stored = {
    ...{ exchange: newExchange(nextId()), waiting: [], refused: [], rows: new Map() },
  };
  const late: ((now: number) => void)[] = [];
  let lastSent: (() => Promise<unknown>) | undefined;

  const keepRows = (rows: readonly VoiceRow[]) => {
    for (const row of rows) stored.rows.set(row.id, newerRow(stored.rows.get(row.id), row));
  };
  const taken = (reply: PushReply, sender: string, now: number) => {
    keepRows(reply.rows);
    if (sender !== stored.exchange.device) return; // it has gone on as another since
    const settled = settle(stored.exchange, stored.waiting, reply, { sent: now, received: now });
    stored.exchange = settled.exchange;
    stored.waiting = stored.waiting.filter(({ seq }) => !settled.taken.includes(seq));
    stored.refused.push(...settled.refused);
  };
  const read = (reply: PullReply, asked: string | null, sender: string, now: number) => {
    keepRows(reply.rows);
    if (sender !== stored.exchange.device) return;
    if (isOutOfStep(stored.exchange, reply.lastSeq)) {
      Object.assign(stored, restart(stored.exchange, nextId(), stored.waiting));
      return;
    }
    stored.exchange =
      takePull(stored.exchange, asked, reply, { sent: now, received: now }) ?? stored.exchange;
  };
  const deliver = (fate: Fate, work: (now: number) => void, now: number) => {
    if (fate === 'arrives') work(now);
    if (fate === 'late') late.push(work);
  };

  return {
    stored,
    write(entity, id, fields, now) {
      const { exchange, pending } = enqueue(stored.exchange, { entity, id, fields }, now);
      stored.exchange = exchange;
      stored.waiting.push(pending);
    },
    async push(fate, now) {
      const { device } = stored.exchange;
      const changes = nextPush(stored.exchange, stored.waiting);
      if (changes.length === 0) return;
      const send = () => api.push_changes({ workspace, device, changes });
      lastSent = send;
      const reply = must(await send());
      // All clocks of a test are one, so that what wins can be told beforehand.
      deliver(fate, (at) => taken({ ...reply, now: at }, device, at), now);
    },
    async pull(fate, now) {
      const { cursor, device } = stored.exchange;
      const of = { workspace, device, cursor, scope: 'all', limit: 7 } as const;
      const reply = must(await api.pull_changes(of));
      deliver(fate, (at) => read({ ...reply, now: at }, cursor, device, at), now);
    },
    settleLate(now) {
      for (const work of late.splice(0)) work(now);
    },
    async replay() {
      await lastSent?.();
    },
    crash() {
      late.length = 0;
      lastSent = undefined;
    },
    show() {
      const ids = new Set([...stored.rows.keys(), ...stored.waiting.map(({ id }) => id)]);
      return new Map(
        [...ids].flatMap((id) => {
          const changes = stored.waiting.filter((pending) => pending.id === id);
          const view = viewOf(id, stored.rows.get(id), changes, stored.exchange.offset);
          return view ? [[id, { deleted: view.deleted, fields: { ...view.fields } }]] : [];
        }),
      );
    },
  };
}
