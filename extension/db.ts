/**
 * What the extension keeps on this computer (IndexedDB, through Dexie): the session, a copy of what the team
 * has named, answers seen before, and the outbox of changes that the server has not got yet.
 *
 * IndexedDB belongs to the extension's own origin: pages and content scripts cannot open it, which is why the
 * tokens lie here and not in `storage.local`, which content scripts may read by default.
 * Captures, notes and calls have their own tables (voice/tables.ts).
 */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Area, Feature, Health, TagRule } from '../core/model/feature.ts';
import type { Member } from '../core/model/workspace.ts';
import type { DraftRow } from './drafts.ts';
import type { OutboxItem } from './outbox.ts';
import { type VoiceTables, voiceStores } from './voice/tables.ts';

export type FeatureRow = Feature & { workspace: string };
export type AreaRow = Area & { workspace: string };
export type MemberRow = Member & { workspace: string };

export type TagRow = {
  tag: string;
  feature: string;
  app: number;
  version: number;
  rule: TagRule;
  /** Uses within the last window that the server told; null for a tag that it has not seen yet. */
  uses: number | null;
  /** Of this tag alone; absent until the server has told it. */
  health?: Health | undefined;
};

/** An answer of the server kept for offline reading; parsed again by the call's schema when read. */
export type AnswerRow = { key: string; at: number; data: unknown };

/** Single records by name; each reader parses its own. */
export type SettingRow = { key: string; value: unknown };

export type Db = Dexie &
  VoiceTables & {
    features: Table<FeatureRow, string>;
    areas: Table<AreaRow, string>;
    members: Table<MemberRow, [string, string]>;
    tags: Table<TagRow, string>;
    answers: Table<AnswerRow, string>;
    outbox: EntityTable<OutboxItem, 'seq'>;
    /** Guides and surveys with edits that were never saved. */
    drafts: Table<DraftRow, string>;
    settings: Table<SettingRow, string>;
  };

export function openDb(name = 'waymark'): Db {
  // safe: the tables are declared by the stores just below
  const db = new Dexie(name) as Db;
  db.version(1).stores({
    features: 'id, workspace',
    areas: 'id, workspace',
    members: '[workspace+user], workspace',
    tags: 'tag, feature, app',
    answers: 'key, at',
    outbox: '++seq, state, subject',
    settings: 'key',
  });
  db.version(2).stores({ drafts: 'id, app' });
  db.version(3).stores(voiceStores);
  return db;
}

/** Everything, in one transaction: signing out leaves nothing of anybody behind. */
export async function clearDb(db: Db): Promise<void> {
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
}
