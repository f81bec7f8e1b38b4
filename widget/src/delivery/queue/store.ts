/**
 * Where batches wait: in the database, so that they outlive the tab and any tab may send them, and in memory
 * beside it, which alone carries on where there is no database.
 */
import { createDatabase, type DatabaseOptions, tables } from './database.ts';
import { keyOf, trim } from './trim.ts';
import type { Facts, Frozen, Store } from './types.ts';

export function createStore(options: DatabaseOptions): Store {
  const database = createDatabase(options);
  const memory = new Map<string, { batch: Frozen; stored: boolean }>();
  /** Done with, even where a reading was under way or deleting the row failed: never sent again. */
  const gone = new Set<string>();

  async function remove(batch: Frozen): Promise<void> {
    memory.delete(keyOf(batch));
    gone.add(keyOf(batch));
    await database.attempt((db) => db.delete(tables.batches, [batch.sender, batch.seq]));
  }

  async function open(): Promise<Facts> {
    await database.open();
    const found = await database.attempt(async (db) => {
      const names = await db.getAllKeys(tables.facts);
      const values = await db.getAll(tables.facts);
      return Object.fromEntries(names.map((key, at) => [key, values[at]]));
    });
    // Safe: only `keep` writes here, in the same shape; settings are parsed again by their reader.
    return (found ?? {}) as Facts;
  }

  return {
    recall: async () => ((await database.exists()) ? open() : {}),
    open,
    async keep(known) {
      await database.attempt(async (db) => {
        const { store, done } = db.transaction(tables.facts, 'readwrite');
        await store.clear();
        for (const [key, value] of Object.entries(known)) {
          if (value !== undefined) await store.put(value, key);
        }
        await done;
      });
    },
    async shelve(change) {
      const kept = await database.attempt(async (db) => {
        const { store, done } = db.transaction(tables.shelf, 'readwrite');
        const next = change(await store.get(0));
        if (next !== undefined) await store.put(next, 0);
        await done;
        return true;
      });
      return kept ?? false;
    },
    async add(batch) {
      const entry = { batch, stored: false };
      memory.set(keyOf(batch), entry);
      const key = await database.attempt((db) => db.put(tables.batches, batch));
      entry.stored = key !== undefined;
    },
    remove,
    async waiting(now) {
      const rows: Frozen[] | undefined = await database.attempt((db) => db.getAll(tables.batches));
      const found = new Map((rows ?? []).map((batch) => [keyOf(batch), batch]));
      for (const [key, { batch, stored }] of memory) {
        // Another tab has sent it.
        if (rows && stored && !found.has(key)) memory.delete(key);
        else found.set(key, batch);
      }
      const left = [...found.values()].filter((batch) => !gone.has(keyOf(batch)));
      const { kept, dropped } = trim(left, now);
      for (const batch of dropped) await remove(batch);
      return kept;
    },
    own: () => Array.from(memory.values(), ({ batch }) => batch),
    async erase() {
      memory.clear();
      await database.erase();
    },
    close: database.close,
  };
}
