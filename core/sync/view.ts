/** What a device shows of a row: the server's state with the device's own changes laid over it. */
import { type VoiceRow, voiceFields } from '../model/voice/sync.ts';
import type { Pending } from './exchange.ts';

/** Of two states of one row the later; replies come late and double, so every row passes here. */
export function newerRow<R extends VoiceRow>(mine: R | undefined, theirs: R): R {
  return mine && mine.version > theirs.version ? mine : theirs;
}

export interface RowView {
  readonly id: string;
  readonly deleted: boolean;
  /** What is known so far; of a row that the server has not seen, what this device has said. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Fields of which the server does not have this value yet. */
  readonly unsent: ReadonlySet<string>;
}

/**
 * `changes` are those of this row that wait or were refused, by `seq`. A field that somebody wrote later than
 * this device did shows theirs at once: the server will say the same.
 */
export function viewOf(
  id: string,
  row: VoiceRow | undefined,
  changes: readonly Pending[],
  offset: number,
): RowView | null {
  if (!row && changes.length === 0) return null;
  const fields: Record<string, unknown> = { ...row?.fields };
  const unsent = new Set<string>();
  let deleted = row?.deleted ?? false;
  for (const change of changes.toSorted((a, b) => a.seq - b.seq)) {
    for (const [field, value] of Object.entries(change.fields)) {
      if ((row?.clocks[field] ?? 0) > change.made + offset) continue;
      unsent.add(field);
      if (field === 'deleted') deleted = value === true;
      else fields[field] = value;
    }
  }
  // Of a deleted row the server keeps its fields to itself: it is back once they are known again.
  const isUnknown = row?.fields === null && !isWhole(row, fields);
  return { id, deleted: deleted || isUnknown, fields, unsent };
}

const isWhole = ({ entity }: VoiceRow, fields: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(voiceFields[entity].shape).every((field) => field in fields);
