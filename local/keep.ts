// Work that comes back every few seconds for as long as the backend runs, never twice at once.
export interface KeepOptions {
  everyMs: number;
  run: () => Promise<unknown>;
  signal: AbortSignal;
  onError: (error: unknown) => void;
}

export function keep({ everyMs, run, signal, onError }: KeepOptions): void {
  let isBusy = false;
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    run()
      .catch((error) => {
        // What was cut off by the end is no failure.
        if (!signal.aborted) onError(error);
      })
      .finally(() => {
        isBusy = false;
      });
  }, everyMs);
  timer.unref();
  signal.addEventListener('abort', () => clearInterval(timer), { once: true });
}
