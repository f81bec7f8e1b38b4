/**
 * What one tab remembers across its pages: the walk that it is in, what it said already, and for ten minutes
 * what the server told of its person. `sessionStorage`, because it ends with the tab; where a browser refuses
 * it, everything lasts as long as the page.
 */
import type { LedgerEntry, PersonState } from '../../../core/model/attention.ts';
import type { View } from '../notes.ts';
import type { Progress } from './types.ts';

/** A display that stands, or that the next page takes up. */
export type Standing = {
  readonly display: string;
  readonly version: number;
  readonly asked: boolean;
  readonly interrupting: boolean;
  /** When anything last happened in it. */
  readonly at: number;
  readonly progress: Progress;
};

export type Remembered = {
  /** Whose all this is. */
  unit?: string;
  person?: { at: number; state: PersonState };
  /** Of this tab's own displays, which the server may not have heard of yet. */
  ledger?: LedgerEntry[];
  standing?: Record<string, Standing>;
  /** Items whose eligibility was told. */
  told?: string[];
  /** Announcements that were opened. */
  read?: string[];
};

export type Memory = {
  get(): Remembered;
  set(changes: Partial<Remembered>): void;
  forget(): void;
};

export function createMemory(view: View, app: string): Memory {
  const name = `waymark:${app}`;
  let known: Remembered | undefined;

  function read(): Remembered {
    try {
      // Safe: nobody but this writes here; the page could, and would fool only itself.
      return JSON.parse(view.sessionStorage.getItem(name) ?? '{}') as Remembered;
    } catch {
      return {}; // refused, or not ours: the page's life is what is left
    }
  }

  function write(next: Remembered | undefined): void {
    known = next;
    try {
      if (next) view.sessionStorage.setItem(name, JSON.stringify(next));
      else view.sessionStorage.removeItem(name);
    } catch {
      // Refused or full: as above.
    }
  }

  const get = () => {
    known ??= read();
    return known;
  };
  return { get, set: (changes) => write({ ...get(), ...changes }), forget: () => write(undefined) };
}
