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
  let decision = first;
  for (;;) {
    const next = decision.interrupting.find(({ item }) => !looked.has(item.id));
    if (!next || signal.aborted) return undefined;
    looked.add(next.item.id);
    const isThere = await find(next, signal);
    if (signal.aborted) return undefined;
    decision = again();
    const still = decision.interrupting.find(({ item }) => item.id === next.item.id);
    if (isThere && still) return still;
    if (!isThere) missing(next);
  }
}
