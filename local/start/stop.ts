// Ends a long-running command: the first Ctrl-C tidies up, a later one does not wait for that.

export interface Stopping {
  /** Aborted at once, for what can be cut short. */
  signal: AbortSignal;
  /** What to close before the process ends. Closes at once where stopping has begun already. */
  close(closer: () => Promise<void>): void;
}

/** A terminal and npm may each deliver the same Ctrl-C. */
const sameKeyPress = 1000;

export function onStop(): Stopping {
  const controller = new AbortController();
  const closers: (() => Promise<void>)[] = [];
  let since = 0;
  const stop = async () => {
    if (since && Date.now() - since > sameKeyPress) process.exit(130);
    if (since) return;
    since = Date.now();
    controller.abort();
    for (const close of closers.reverse()) await close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void stop());
  return {
    signal: controller.signal,
    close(closer) {
      if (since) void closer().then(() => process.exit(0));
      else closers.push(closer);
    },
  };
}
