/** Labels of calls' values, in one table. */
import type { AccountRow } from '../../../core/model/voice/account.ts';
import type { RequestStatus } from '../../../core/model/voice/request.ts';
import type { Tone } from '../../../ui/Badge.tsx';

export const statusLooks: Record<RequestStatus, { name: string; tone: Tone }> = {
  new: { name: 'New', tone: 'plain' },
  'under-review': { name: 'Under review', tone: 'plain' },
  planned: { name: 'Planned', tone: 'accent' },
  'in-progress': { name: 'In progress', tone: 'blaze' },
  shipped: { name: 'Shipped', tone: 'accent' },
  declined: { name: 'Declined', tone: 'warn' },
};

export const accountStates: Record<AccountRow['state'], { name: string; tone: Tone }> = {
  customer: { name: 'Customer', tone: 'plain' },
  'at-risk': { name: 'At risk', tone: 'danger' },
  prospect: { name: 'Prospect', tone: 'accent' },
  churned: { name: 'Left', tone: 'warn' },
};

/** Of promoters less detractors, −100 to 100; null where nobody has answered. */
export function npsOf({ n, low, high }: { n: number; low: number; high: number }): number | null {
  return n === 0 ? null : Math.round(((high - low) / n) * 100);
}
