/** Notes in order: kept until somebody listens, then handed on as they come. */
import type { Note } from './notes.ts';

/** What may wait until delivery is there; it comes within a second or not at all. */
const most = 500;

export type Log = { note(made: Note): void; listen(sink: (note: Note) => void): void };

export function createLog(): Log {
  const waiting: Note[] = [];
  let sink: ((note: Note) => void) | undefined;
  return {
    note(made) {
      if (sink) sink(made);
      else if (waiting.length < most) waiting.push(made);
    },
    listen(wanted) {
      sink = wanted;
      for (const made of waiting.splice(0)) sink(made);
    },
  };
}
