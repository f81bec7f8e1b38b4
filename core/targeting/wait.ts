/**
 * The wait rule (definitions 3): more than N days of 24 hours since; exactly N is not enough. What cannot be
 * read, or lies in the future, has not passed: a broken clock must not open the gate.
 */
import { day } from './sampling.ts';

/** `since`: null is never, NaN a date that cannot be read. */
export function hasWaited(since: number | null, days: number, now: number): boolean {
  return since === null || now - since > days * day;
}
