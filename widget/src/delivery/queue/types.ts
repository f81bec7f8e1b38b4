/** What moves through the queue. */
import type { Batch } from '../../../../core/model/batch.ts';

/**
 * A batch that has its number: from here on its content never changes, so that sending it again is sending
 * the same. Only `sent` is filled in at each attempt, because the server reads the clock's error from it.
 */
export type Frozen = Omit<Batch, 'sent'> & {
  /** When it was frozen, ms since 1970. Not sent. */
  readonly at: number;
};

/** What outlives the page, beside batches. Small: a read of it stands before the first event. */
export type Facts = {
  device?: string;
  user?: { id: string; sig?: string };
  account?: { id: string };
  /** The visitor has said yes. */
  consent?: true;
  /** The settings last seen, so that a page load need not wait for the network. */
  settings?: unknown;
};

export type Store = {
  /** What an earlier visit left. Never creates anything. */
  recall(): Promise<Facts>;
  /** From now on things may be kept, and what is kept is told. Where that fails, all stays in memory. */
  open(): Promise<Facts>;
  /** Keeps these facts and no others. */
  keep(facts: { [K in keyof Facts]: Facts[K] | undefined }): Promise<void>;
  /**
   * The one record that all tabs share, beside the facts: read and, where `change` answers with anything, replaced
   * in one go, so that of two tabs the second sees what the first has done. False where nothing can be kept.
   */
  shelve(change: (was: unknown) => unknown): Promise<boolean>;
  add(batch: Frozen): Promise<void>;
  remove(batch: Frozen): Promise<void>;
  /** Everything that waits in this browser, oldest first, after dropping what is too old or too much. */
  waiting(now: number): Promise<Frozen[]>;
  /** This tab's own share of it, known without asking. */
  own(): Frozen[];
  /** Forgets everything and deletes the database. */
  erase(): Promise<void>;
  close(): void;
};
