/** A device's half of the exchange. That devices agree in the end, against the real server: tests/db/voice/sync.test.ts. */

import { describe, expect, it } from 'vitest';
import { blankEvidence } from '../../../core/model/voice/evidence.ts';
import type { ChangeResult, VoiceRow } from '../../../core/model/voice/sync.ts';
import {
  enqueue,
  isOutOfStep,
  newExchange,
  nextPush,
  type Pending,
  restart,
  settle,
  takePull,
} from '../../../core/sync/exchange.ts';
import { newerRow, viewOf } from '../../../core/sync/view.ts';

const at = { sent: 1_000, received: 1_100 };
const change = { entity: 'evidence', id: 'one', fields: { words: 'Hello' } } as const;

function queueOf(...times: number[]) {
  let exchange = newExchange('device');
  const waiting: Pending[] = [];
  for (const now of times) {
    const made = enqueue(exchange, change, now);
    exchange = made.exchange;
    waiting.push(made.pending);
  }
  return { exchange, waiting };
}

const row = (changes: Partial<VoiceRow>): VoiceRow =>
  // Safe: the views look at these fields only.
  ({
    entity: 'evidence',
    id: 'one',
    version: 1,
    deleted: false,
    clocks: {},
    fields: null,
    ...changes,
  }) as VoiceRow;

describe('the queue', () => {
  it('numbers without gaps, and never back in time when the clock is set back', () => {
    const { waiting } = queueOf(50, 20, 60);
    expect(waiting.map(({ seq, made }) => [seq, made])).toEqual([
      [1, 50],
      [2, 50],
      [3, 60],
    ]);
  });

  it('sends the oldest first, by the server’s clock', () => {
    const { exchange, waiting } = queueOf(50, 60);
    const sent = nextPush({ ...exchange, offset: 1_000 }, waiting.toReversed());
    expect(sent.map(({ seq, at: time }) => [seq, time])).toEqual([
      [1, 1_050],
      [2, 1_060],
    ]);
  });

  it('lets go of all that the server has, and keeps what was refused with its reason', () => {
    const { exchange, waiting } = queueOf(1, 2, 3);
    const error = { code: '22023', message: 'words: too long' };
    const results: ChangeResult[] = [{ seq: 2, outcome: 'refused', lost: [], error }];
    const settled = settle(exchange, waiting, { now: 5_050, lastSeq: 2, results, rows: [] }, at);
    expect(settled.taken).toEqual([1, 2]); // the reply that named 1 was lost
    expect(settled.refused).toMatchObject([{ seq: 2, error }]);
    expect(settled.exchange.offset).toBe(4_000); // 5,050 when it was 1,050 here
  });
});

describe('a pull', () => {
  const reply = { now: 0, lastSeq: 0, cursor: 'own:9:~:x', more: false, rows: [] };
  it('moves the cursor that it was asked with, and no other', () => {
    const exchange = newExchange('device');
    expect(takePull(exchange, null, reply, at)?.cursor).toBe('own:9:~:x');
    expect(takePull({ ...exchange, cursor: 'own:20:~:x' }, null, reply, at)).toBeNull();
  });

  it('shows that this device was restored from a copy, which then goes on as another', () => {
    const { exchange, waiting } = queueOf(1, 2);
    expect([isOutOfStep(exchange, 2), isOutOfStep(exchange, 3)]).toEqual([false, true]);
    const again = restart(exchange, 'other', waiting.slice(1));
    expect(again.waiting.map(({ seq }) => seq)).toEqual([1]);
    expect(again.exchange).toMatchObject({ device: 'other', nextSeq: 2, cursor: null });
  });
});

describe('what is shown', () => {
  it('is the later state of a row, whichever comes last', () => {
    const [older, newer] = [row({ version: 3 }), row({ version: 4 })];
    expect([newerRow(newer, older), newerRow(older, newer), newerRow(undefined, older)]).toEqual([
      newer,
      newer,
      older,
    ]);
  });

  it('is the device’s own change until the server has it, and theirs where it is later', () => {
    const { waiting } = queueOf(50);
    const theirs = row({ fields: { words: 'Theirs' } as never });
    expect(viewOf('one', theirs, waiting, 0)).toMatchObject({ fields: { words: 'Hello' } });
    const later = row({ fields: { words: 'Theirs' } as never, clocks: { words: 51 } });
    expect(viewOf('one', later, waiting, 0)).toMatchObject({
      fields: { words: 'Theirs' },
      unsent: new Set(),
    });
    expect(viewOf('one', undefined, waiting, 0)?.unsent).toEqual(new Set(['words']));
    expect(viewOf('one', undefined, [], 0)).toBeNull();
  });

  it('of a deleted row shows nothing half-known: it is back with all of its fields', () => {
    const gone = row({ deleted: true, clocks: { deleted: 10 } });
    const undone = (fields: Record<string, unknown>): Pending => {
      const { pending } = enqueue(newExchange('device'), { ...change, fields }, 50);
      return pending;
    };
    expect(viewOf('one', gone, [undone({ deleted: false })], 0)?.deleted).toBe(true);
    const whole = { ...blankEvidence('2026-11-02T10:00:00Z'), words: 'Hello', deleted: false };
    expect(viewOf('one', gone, [undone(whole)], 0)).toMatchObject({
      deleted: false,
      fields: { words: 'Hello' },
    });
  });
});
