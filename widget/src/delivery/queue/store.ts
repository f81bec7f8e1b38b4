/**
 * Where batches wait: IndexedDB, so that they outlive the tab, and memory beside it. Memory alone carries on
 * where IndexedDB is refused (private windows, full disks, sandboxed frames) or breaks half-way.
 */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { keyOf, trim } from './trim.ts';
import type { Facts, Frozen, Store } from './types.ts';

const batches = 'batches';
const facts = 'facts';
/** WebKit has had versions in which opening never ends. */
const patience = 3_000;

type StoreOptions = {
  name: string;
  after(ms: number, callback: () => void): () => void;
  /** Another tab of this site erased everything. */
  onErased(): void;
};

export function createStore({ name, after, onErased }: StoreOptions): Store {
  const memory = new Map<string, { batch: Frozen; stored: boolean }>();
  /** Done with, even where deleting the row failed: never sent again by this tab. */
  const gone = new Set<string>();
  let db: IDBPDatabase | undefined;
  let opened = false;

  function close(): void {
    db?.close();
    db = undefined;
  }

  /** One failure is enough: a database that has failed once is left alone for the rest of the page. */
  async function attempt<T>(work: (db: IDBPDatabase) => Promise<T>): Promise<T | undefined> {
    if (!db) return undefined;
    try {
      return await work(db);
    } catch {
      close();
      return undefined;
    }
  }

  async function connect(): Promise<void> {
    let late = false;
    const waited = new Promise<void>((resolve) =>
      after(patience, () => {
        late = true;
        resolve();
      }),
    );
    await Promise.race([waited, openDatabase()]).catch(close);

    async function openDatabase(): Promise<void> {
      const connection = await openDB(name, 1, {
        upgrade(fresh) {
          fresh.createObjectStore(batches, { keyPath: ['sender', 'seq'] });
          fresh.createObjectStore(facts);
        },
        blocking(_current, wanted) {
          close();
          // No next version: the database is being deleted.
          if (wanted === null) onErased();
        },
        terminated: close,
      });
      opened = true;
      if (late) connection.close();
      else db = connection;
    }
  }

  async function remove(batch: Frozen): Promise<void> {
    memory.delete(keyOf(batch));
    gone.add(keyOf(batch));
    await attempt((open) => open.delete(batches, [batch.sender, batch.seq]));
  }

  /** Opening creates, so existence is asked first; where it cannot be asked, nothing is assumed. */
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
    async recall() {
      return (await exists()) ? this.open() : {};
    },
    async open() {
      if (!db) await connect();
      const found = await attempt(async (open) => {
        const names = await open.getAllKeys(facts);
        const values = await open.getAll(facts);
        return Object.fromEntries(names.map((key, at) => [key, values[at]]));
      });
      // Safe: only `keep` writes here, in the same shape; settings are parsed again by their reader.
      return (found ?? {}) as Facts;
    },
    async keep(known) {
      await attempt(async (open) => {
        const { store: table, done } = open.transaction(facts, 'readwrite');
        await table.clear();
        for (const [key, value] of Object.entries(known)) {
          if (value !== undefined) await table.put(value, key);
        }
        await done;
      });
    },
    async add(batch) {
      const entry = { batch, stored: false };
      memory.set(keyOf(batch), entry);
      entry.stored = (await attempt((open) => open.put(batches, batch))) !== undefined;
    },
    remove,
    async waiting(now) {
      const rows: Frozen[] | undefined = await attempt((open) => open.getAll(batches));
      const found = new Map((rows ?? []).map((batch) => [keyOf(batch), batch]));
      for (const [key, { batch, stored }] of memory) {
        // Another tab has sent it.
        if (rows && stored && !found.has(key)) memory.delete(key);
        else found.set(key, batch);
      }
      const { kept, dropped } = trim(
        [...found.values()].filter((batch) => !gone.has(keyOf(batch))),
        now,
      );
      for (const batch of dropped) await remove(batch);
      return kept;
    },
    own: () => Array.from(memory.values(), ({ batch }) => batch),
    async erase() {
      memory.clear();
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
