/**
 * The one IndexedDB database of an app, which may be refused (private windows, sandboxed frames), never open
 * (some WebKit versions), fill up, or be deleted by another tab. Each of these ends it quietly for this page.
 */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';

export const tables = { batches: 'batches', facts: 'facts', shelf: 'shelf' } as const;
const patience = 3_000;

export type Database = {
  /** Creates it where it is missing. */
  open(): Promise<void>;
  /** Without creating it; where that cannot be asked, nothing is assumed. */
  exists(): Promise<boolean>;
  /** `undefined` where it is not open, and where it fails, which is then the end of it. */
  attempt<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T | undefined>;
  erase(): Promise<void>;
  close(): void;
};

export type DatabaseOptions = {
  name: string;
  after(ms: number, callback: () => void): () => void;
  /** Another tab of this site erased everything. */
  onErased(): void;
};

export function createDatabase({ name, after, onErased }: DatabaseOptions): Database {
  let db: IDBPDatabase | undefined;
  let opened = false;

  function close(): void {
    db?.close();
    db = undefined;
  }

  async function connect(isLate: () => boolean): Promise<void> {
    const connection = await openDB(name, 2, {
      upgrade(fresh, before) {
        if (before < 1) {
          fresh.createObjectStore(tables.batches, { keyPath: ['sender', 'seq'] });
          fresh.createObjectStore(tables.facts);
        }
        fresh.createObjectStore(tables.shelf);
      },
      blocking(_current, wanted) {
        close();
        // No next version: the database is being deleted.
        if (wanted === null) onErased();
      },
      terminated: close,
    });
    opened = true;
    if (isLate()) connection.close();
    else db = connection;
  }

  async function exists(): Promise<boolean> {
    try {
      // Sandboxed frames have no storage; Chromium, asked for it there, leaves a rejection to the page.
      const found = origin === 'null' ? [] : await indexedDB.databases();
      return found.some((database) => database.name === name);
    } catch {
      return false;
    }
  }

  return {
    exists,
    async open() {
      if (db) return;
      let late = false;
      const waited = new Promise<void>((resolve) =>
        after(patience, () => {
          late = true;
          resolve();
        }),
      );
      await Promise.race([waited, connect(() => late)]).catch(close);
    },
    async attempt(work) {
      if (!db) return undefined;
      try {
        return await work(db);
      } catch {
        close();
        return undefined;
      }
    },
    async erase() {
      close();
      try {
        // Asked first, because deleting what is not there may leave a trace of its own.
        if (opened || (await exists())) await deleteDB(name);
        opened = false;
      } catch {
        // Where a database cannot be deleted, none could be made either.
      }
    },
    close,
  };
}
