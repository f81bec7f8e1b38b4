/** From a happening to an event of the wire, if it may be told. */
import { elementHash } from '../../../core/locator/canonical.ts';
import type { EventKind, WireEvent } from '../../../core/model/batch.ts';
import type { Happening } from '../notes.ts';
import type { Permission } from './permission.ts';
import type { Queue } from './queue/queue.ts';
import type { Turns } from './turns.ts';

const signals: ReadonlySet<EventKind> = new Set(['rage', 'dead', 'error', 'uturn']);

export type RecordEvent = (happening: Happening & Pick<WireEvent, 'n' | 'x'>) => void;

type RecordingOptions = {
  turns: Turns;
  add: Queue['add'];
  /** Asked for when it is needed: permission itself needs what is made here. */
  permission(): Permission;
};

export function createRecording({ turns, add, permission }: RecordingOptions): RecordEvent {
  return ({ kind, seen, at, path, ...more }) => {
    // Described before the app's masks were known: where there are any, it must not be told.
    const isUnmasked = seen && !permission().settings();
    const isEarly = !permission().isGranted();
    turns.take(true, () => {
      const known = permission().settings();
      if (isEarly && !permission().isRetroactive()) return;
      if (signals.has(kind) && !known?.frustration) return;
      if (isUnmasked && known?.mask.length) return;
      add({ t: at, k: kind, p: path, ...(seen && { e: elementHash(seen) }), ...more }, seen);
    });
  };
}
