/**
 * A device's half of the exchange with the server, as pure functions over what the device keeps: its exchange
 * (who it is and how far it has read), its own changes that wait, and the server's rows. The server is the only
 * judge; a device shows its rows with its own waiting changes laid over them. Storage, network and clock are
 * the caller's. Rules and proof: docs/adr/0008, tests/db/voice/sync.test.ts.
 */
import type {
  Change,
  ChangeResult,
  PullReply,
  PushReply,
  VoiceEntity,
} from '../model/voice/sync.ts';

export interface Exchange {
  /** A UUID that this device made. Another one when it was restored or copied: see `restart`. */
  readonly device: string;
  /** Of the next change. Numbers have no gaps. */
  readonly nextSeq: number;
  /** Server's clock less the device's, ms. */
  readonly offset: number;
  /** The device's time of its last change: its own clock may be set back, its changes may not. */
  readonly lastMade: number;
  readonly cursor: string | null;
}

/** A change that the server has not taken yet, or has refused. */
export interface Pending {
  readonly seq: number;
  readonly entity: VoiceEntity;
  readonly id: string;
  /** By the device's clock. */
  readonly made: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A refused change stays in sight with its reason, out of the queue, until somebody retries or drops it. */
export interface Refused extends Pending {
  readonly error: { readonly code: string; readonly message: string };
}

/** Changes in one push; the server takes no more. */
export const pushLimit = 200;

export function newExchange(device: string): Exchange {
  return { device, nextSeq: 1, offset: 0, lastMade: 0, cursor: null };
}

/** Store both results in one transaction with the change's own blobs, before anything says "saved". */
export function enqueue(
  exchange: Exchange,
  change: Pick<Pending, 'entity' | 'id' | 'fields'>,
  now: number,
): { exchange: Exchange; pending: Pending } {
  const made = Math.max(now, exchange.lastMade);
  const seq = exchange.nextSeq;
  return {
    exchange: { ...exchange, nextSeq: seq + 1, lastMade: made },
    pending: { ...change, seq, made },
  };
}

/** The oldest waiting changes, in order: what was sent and not answered goes again, first. */
export function nextPush(exchange: Exchange, waiting: readonly Pending[]): Change[] {
  return waiting
    .toSorted((a, b) => a.seq - b.seq)
    .slice(0, pushLimit)
    .map(({ seq, entity, id, made, fields }) => ({
      ...{ seq, entity, id },
      at: Math.max(0, made + exchange.offset),
      fields: { ...fields },
    }));
}

export interface Settled {
  readonly exchange: Exchange;
  /** Numbers that leave the queue. */
  readonly taken: readonly number[];
  readonly refused: readonly Refused[];
}

/**
 * What a push's reply means for the queue. Whatever the server counts as taken leaves it, named in this reply
 * or not: an earlier reply may have been lost. Its rows go through `newerRow`.
 */
export function settle(
  exchange: Exchange,
  waiting: readonly Pending[],
  reply: PushReply,
  times: { sent: number; received: number },
): Settled {
  const results = new Map(reply.results.map((result) => [result.seq, result]));
  const taken = waiting.filter(({ seq }) => seq <= reply.lastSeq);
  return {
    exchange: { ...exchange, offset: offsetOf(reply.now, times) },
    taken: taken.map(({ seq }) => seq),
    refused: taken.flatMap((pending) => refusedOf(pending, results.get(pending.seq))),
  };
}

function refusedOf(pending: Pending, result: ChangeResult | undefined): Refused[] {
  return result?.outcome === 'refused' && result.error ? [{ ...pending, error: result.error }] : [];
}

/** Null where the reply is late: another pull has moved on since it was asked for. Its rows go through `newerRow`. */
export function takePull(
  exchange: Exchange,
  asked: string | null,
  reply: PullReply,
  times: { sent: number; received: number },
): Exchange | null {
  if (asked !== exchange.cursor) return null;
  return { ...exchange, cursor: reply.cursor, offset: offsetOf(reply.now, times) };
}

/** Half of the time that the request took lies before the server looked at its clock. */
function offsetOf(now: number, { sent, received }: { sent: number; received: number }): number {
  return Math.round(now - (sent + received) / 2);
}

/**
 * Whether the server has taken changes that this device does not know to have made: it was restored from a copy, or
 * copied. Its next numbers would name other changes, so it goes on as another device. The opposite, a server that
 * was restored, shows when it refuses a push for its `sequence` (PT409), with the same remedy.
 */
export function isOutOfStep(exchange: Exchange, lastSeq: number): boolean {
  return lastSeq >= exchange.nextSeq;
}

/** Goes on as another device: what waits is numbered anew and sent; all is read again. */
export function restart(
  exchange: Exchange,
  device: string,
  waiting: readonly Pending[],
): { exchange: Exchange; waiting: Pending[] } {
  const renumbered = waiting
    .toSorted((a, b) => a.seq - b.seq)
    .map((pending, index) => ({ ...pending, seq: index + 1 }));
  return {
    exchange: { ...exchange, device, nextSeq: renumbered.length + 1, cursor: null },
    waiting: renumbered,
  };
}
