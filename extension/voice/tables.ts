/**
 * What this computer keeps of the voice of the customer: drafts that have not left it, changes on their way,
 * pictures, and the server's rows. The changes are not the outbox's calls: they are fields with times, merged by
 * the server (core/sync), and several devices make them at once.
 */
import type { Dexie, Table } from 'dexie';
import type { Drawing } from '../../core/model/drawing.ts';
import type { StoredObject } from '../../core/model/voice/attachment.ts';
import type { EvidenceFields } from '../../core/model/voice/evidence.ts';
import type { VoiceRow } from '../../core/model/voice/sync.ts';
import type { Exchange, Pending } from '../../core/sync/exchange.ts';
import type { How } from '../capture/protocol.ts';

/** This computer as one device of a workspace. */
export type ExchangeRow = Exchange & {
  workspace: string;
  /** Why the last exchange did not come about, where it did not. */
  problem: string | null;
};

export type PendingRow = Pending & {
  /** Dexie counts it up; `seq` is numbered anew when a device begins again. */
  key: number;
  workspace: string;
  state: 'waiting' | 'refused';
  error: { code: string; message: string } | null;
};

export type VoiceRowHere = VoiceRow & { workspace: string };

/** A capture that waits to be looked at. Its original pictures are here and nowhere else. */
export type CaptureRow = {
  /** Of the evidence that it becomes. */
  id: string;
  workspace: string;
  how: How;
  /** The tab that it was made in; its page may put words to it. */
  tab: number | null;
  madeAt: number;
  touchedAt: number;
  fields: EvidenceFields;
  /** What nobody could look into while the picture was taken; it then waits for a person. */
  unseen: { frames: number; drawings: number; moved: boolean };
  /** Saving has been asked for: a worker that dies over it goes on. */
  saving: 0 | 1;
  /** Deleted, but it can still be brought back. */
  deletedAt: number | null;
  problem: string | null;
};

export type PictureRow = {
  /** Of the attachment that it becomes. */
  id: string;
  /** The evidence or the note that it belongs to. */
  owner: string;
  ownerKind: 'evidence' | 'note';
  workspace: string;
  position: number;
  /** Pixels to a CSS pixel of the page, measured. */
  scale: number;
  alt: string;
  /** `draft`: only here. `waiting`: burnt, not on the server yet. */
  state: 'draft' | 'waiting' | 'stored' | 'failed';
  /** As it was taken; gone the moment the picture is saved. */
  source: Blob | null;
  /** What is drawn on it; of a saved picture without what was burnt in. */
  drawing: Drawing;
  /** Burnt and encoded: the only picture that travels. */
  base: Blob | null;
  /** Of the base, never of the source. */
  thumb: Blob | null;
  object: StoredObject | null;
  problem: string | null;
  attempts: number;
  storedAt: number | null;
};

export type VoiceTables = {
  exchanges: Table<ExchangeRow, string>;
  pending: Table<PendingRow, number, Omit<PendingRow, 'key'>>;
  voice: Table<VoiceRowHere, [string, string]>;
  captures: Table<CaptureRow, string>;
  pictures: Table<PictureRow, string>;
};

export const voiceStores = {
  exchanges: 'workspace',
  pending: '++key, id, [workspace+state], state',
  voice: '[entity+id], entity, [workspace+entity]',
  captures: 'id, workspace, saving',
  pictures: 'id, owner, state',
} as const;

export type VoiceDb = Dexie & VoiceTables;
