// What a person sees while the stack comes up: one line a step, rewritten in place on a terminal.
import { stderr, stdout } from 'node:process';

export interface Progress {
  /** Runs the work under a line that ends in its time, or in a cross. */
  step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T>;
  note(line: string): void;
}

const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export function createProgress(out: NodeJS.WriteStream = stdout): Progress {
  const running = new Map<string, string>();
  const redraw = () => {
    if (!out.isTTY) return;
    const line = [...running]
      .map(([title, detail]) => (detail ? `${title}: ${detail}` : title))
      .join('  ·  ');
    out.write(`\r\x1b[K${line.slice(0, (out.columns ?? 80) - 1)}`);
  };
  const print = (line: string) => {
    if (out.isTTY) out.write('\r\x1b[K');
    out.write(`${line}\n`);
    redraw();
  };
  return {
    note: print,
    async step(title, work) {
      const started = performance.now();
      running.set(title, '');
      let shown = started;
      if (!out.isTTY) print(`… ${title}`);
      redraw();
      try {
        const result = await work((detail) => {
          running.set(title, detail);
          redraw();
          // A log keeps every line, so it gets a sign of life now and then.
          if (out.isTTY || performance.now() - shown < 2000) return;
          shown = performance.now();
          print(`  ${title}: ${detail}`);
        });
        running.delete(title);
        print(`✓ ${title} (${seconds(started)})`);
        return result;
      } catch (error) {
        running.delete(title);
        print(`✗ ${title} (${seconds(started)})`);
        throw error;
      }
    },
  };
}

/** An expected failure in its own words; a bug with its stack. */
export function reportFailure(error: unknown): void {
  const expected = error instanceof Error && /Locked|Unavailable|Expected/.test(error.name);
  const text =
    error instanceof Error
      ? expected
        ? error.message
        : (error.stack ?? error.message)
      : String(error);
  const { cause } = Object(error);
  stderr.write(`\n${text}\n${cause instanceof Error ? `because: ${cause.message}\n` : ''}`);
}
