/**
 * The last two gates, live: of what may interrupt, the first whose element is there. Looking takes time
 * (an element is waited for), so each candidate is judged again before it is shown.
 */
import type { Decision } from './decide.ts';
import type { Verdict } from './types.ts';

type Steps = {
  /** Waits for the element; false where it does not come. */
  readonly find: (verdict: Verdict, signal: AbortSignal) => Promise<boolean>;
  /** Decides anew, at the time it is by then. */
  readonly again: () => Decision;
  /** Those whose element did not come: to be reported. */
  readonly missing: (verdict: Verdict) => void;
};

/** Undefined: nothing, or aborted. */
export async function settle(
  first: Decision,
  { find, again, missing }: Steps,
  signal: AbortSignal,
): Promise<Verdict | undefined> {
  const looked = new Set<string>();
  for (let decision = first; ; decision = again()) {
    const next = decision.interrupting.find(({ item }) => !looked.has(item.id));
    if (!next) return undefined;
    looked.add(next.item.id);
    const isThere = await find(next, signal);
    if (signal.aborted) return undefined;
    if (!isThere) missing(next);
    else if (again().interrupting.some(({ item }) => item.id === next.item.id)) return next;
  }
}
