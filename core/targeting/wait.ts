/**
 * The wait rule (definitions 3): more than N days of 24 hours since; exactly N is not enough. What cannot be
 * read, or lies in the future, has not passed: a broken clock must not open the gate.
 */
import { day } from './sampling.ts';

export function hasWaited(since: number | string | null, days: number, now: number): boolean {
  if (since === null) return true;
  return now - (typeof since === 'number' ? since : Date.parse(since)) > days * day;
}
