/** One tab at a time, by Web Locks, which end with the tab. */

type AloneOptions = { locks: LockManager | undefined; name: string; signal: AbortSignal };

/** Without Web Locks (plain http), and in sandboxed frames, which may not use them, the work is done anyway. */
export function createAlone({ locks, name, signal }: AloneOptions) {
  return async (work: () => Promise<void>): Promise<void> => {
    let isHeld = false;
    try {
      await locks?.request(name, { signal }, () => {
        isHeld = true;
        return work();
      });
    } catch (problem) {
      if (isHeld || signal.aborted) throw problem;
    }
    if (!isHeld) await work();
  };
}
