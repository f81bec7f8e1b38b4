/**
 * Pictures after their rows: storage takes no path that no row names. Uploading what is there already succeeds,
 * and confirming twice is confirming once, so a worker may die between any two lines here.
 */
import type { Api } from '../../core/model/rpc.ts';
import type { Db } from '../db.ts';
import { type Outcome, succeed } from '../outcome.ts';
import { isTemporary } from '../remote.ts';
import type { Storage } from './storage.ts';
import type { PictureRow } from './tables.ts';

type Dependencies = { db: Db; api: Api; storage: Storage; now: () => number };

/** Bytes stay for a while after they have arrived: what was made today is looked at today, offline too. */
const keepMs = 14 * 24 * 60 * 60_000;
/** Past these the picture is put aside with its reason, so that it keeps no other waiting. */
const mostAttempts = 8;

export async function sendPictures(
  { db, api, storage, now }: Dependencies,
  workspace: string,
): Promise<Outcome<null>> {
  const waiting = (await db.pictures.where('state').equals('waiting').toArray()).filter(
    (picture) => picture.workspace === workspace,
  );
  const sent: string[] = [];
  for (const picture of waiting) {
    if (!(await hasRow(db, picture))) continue;
    const uploaded = await uploadOne(db, storage, picture);
    if (uploaded.ok) sent.push(picture.id);
    else if (isTemporary(uploaded.error.code) && picture.attempts + 1 < mostAttempts)
      return uploaded;
  }
  if (sent.length > 0) {
    const confirmed = await api.confirm_attachments({ workspace, attachments: sent });
    if (!confirmed.ok) return confirmed;
    const stored = { state: 'stored', problem: null, storedAt: now() } as const;
    await db.pictures.where('id').anyOf(confirmed.data.stored).modify(stored);
    const why = 'The server has not found the picture after its upload. It is sent again.';
    await db.pictures.where('id').anyOf(confirmed.data.missing).modify({ problem: why });
  }
  await forgetOld(db, now());
  return succeed(null);
}

/** Its row is on the server with this very object: what was drawn anew meanwhile has a change that waits. */
async function hasRow(db: Db, picture: PictureRow): Promise<boolean> {
  const row = await db.voice.get(['attachment', picture.id]);
  const isNamed =
    row?.entity === 'attachment' && row.fields?.object.sha256 === picture.object?.sha256;
  const changes = await db.pending.where('id').equals(picture.id).count();
  return isNamed && changes === 0;
}

async function uploadOne(db: Db, storage: Storage, picture: PictureRow): Promise<Outcome<null>> {
  const { id, workspace, owner, object, base, attempts } = picture;
  if (!object || !base) return succeed(null);
  const uploaded = await storage.upload({ workspace, owner, object, blob: base });
  if (uploaded.ok) return uploaded;
  const { code, message } = uploaded.error;
  // A server that is away says nothing about the picture.
  const isAway = code === 'offline' || code === 'PT401';
  const next = isAway ? attempts : attempts + 1;
  const isGivenUp = !isTemporary(code) || next >= mostAttempts;
  await db.pictures.update(id, {
    attempts: next,
    problem: message,
    state: isGivenUp ? 'failed' : 'waiting',
  });
  return uploaded;
}

/** The small one stays; the large one is on the server. */
async function forgetOld(db: Db, now: number): Promise<void> {
  const isOld = ({ storedAt, base }: PictureRow) =>
    base !== null && storedAt !== null && storedAt < now - keepMs;
  await db.pictures.where('state').equals('stored').and(isOld).modify({ base: null });
}

/** Once more, for a person who has read the reason. */
export async function retryPictures(db: Db, owner: string): Promise<void> {
  const again = { state: 'waiting', attempts: 0, problem: null } as const;
  await db.pictures
    .where('owner')
    .equals(owner)
    .and(({ state }) => state === 'failed')
    .modify(again);
}
