/** Where an item stands on its way from this computer to the server. Pure: the one rule for list, form and counts. */
import type { PendingRow, PictureRow } from './tables.ts';

export const itemStates = ['draft', 'queued', 'uploading', 'synced', 'failed'] as const;
export type ItemState = (typeof itemStates)[number];

export type Standing = { state: ItemState; reason: string | null };

type Facts = {
  isDraft: boolean;
  /** Why a draft could not be saved. */
  problem: string | null;
  /** Of the item and of its pictures. */
  pending: readonly Pick<PendingRow, 'state' | 'error'>[];
  pictures: readonly Pick<PictureRow, 'state' | 'problem'>[];
  /** Why the last exchange did not come about. */
  offline: string | null;
};

export function standingOf({ isDraft, problem, pending, pictures, offline }: Facts): Standing {
  const refused = pending.find(({ state }) => state === 'refused');
  if (refused)
    return { state: 'failed', reason: refused.error?.message ?? 'The server refused it.' };
  const broken = pictures.find(({ state }) => state === 'failed');
  if (broken) return { state: 'failed', reason: broken.problem };
  if (isDraft)
    return problem ? { state: 'failed', reason: problem } : { state: 'draft', reason: null };
  if (pending.length > 0) return { state: 'queued', reason: offline };
  const waiting = pictures.find(({ state }) => state === 'waiting');
  if (waiting) return { state: 'uploading', reason: waiting.problem ?? offline };
  return { state: 'synced', reason: null };
}
