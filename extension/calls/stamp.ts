/**
 * What happens during a call belongs to it: the call, how far into it, and whom it is with. Asked for in the
 * transaction that keeps the thing, so that no path forgets it.
 */
import type { EvidenceFields } from '../../core/model/voice/evidence.ts';
import type { Db } from '../db.ts';
import { findSetting, type Setting } from '../settings.ts';

export type LiveCall = Setting<'call'>;

/** Nobody talks for longer: what comes after belongs to another day, not to a call that was never ended. */
export const longestMs = 12 * 60 * 60_000;
/** After so long the panel asks whether the call goes on. */
export const askAfterMs = 3 * 60 * 60_000;

export const isForgotten = ({ askedAt }: Pick<LiveCall, 'askedAt'>, now: number): boolean =>
  now - askedAt >= askAfterMs;

type Stamp = Pick<EvidenceFields, 'call' | 'offsetMs' | 'account'>;

export async function stampOf(
  db: Db,
  workspace: string,
  at: number,
  fields: Pick<EvidenceFields, 'account'>,
): Promise<Stamp | undefined> {
  const call = await findSetting(db, 'call');
  if (!call || call.workspace !== workspace) return undefined;
  const offsetMs = Math.round(at - call.startedAt);
  if (offsetMs < 0 || offsetMs > longestMs) return undefined;
  return { call: call.id, offsetMs, account: fields.account ?? call.account };
}
