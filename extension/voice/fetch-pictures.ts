/** Pictures of a capture that this computer does not have: made on another one, or long ago. */
import { drawing } from '../../core/model/drawing.ts';
import type { VoiceRow } from '../../core/model/voice/sync.ts';
import type { Db } from '../db.ts';
import { type Outcome, succeed } from '../outcome.ts';
import type { Storage } from './storage.ts';
import type { PictureRow, VoiceRowHere } from './tables.ts';

type AttachmentRow = Extract<VoiceRow, { entity: 'attachment' }> & { workspace: string };

const isAttachment = (row: VoiceRowHere): row is AttachmentRow => row.entity === 'attachment';

export async function fetchPictures(
  { db, storage }: { db: Db; storage: Storage },
  owner: string,
): Promise<Outcome<null>> {
  const rows = (await db.voice.where('entity').equals('attachment').toArray()).filter(isAttachment);
  const own = rows.filter(
    ({ fields, deleted }) => !deleted && (fields?.evidence === owner || fields?.note === owner),
  );
  for (const row of own) {
    const here = await db.pictures.get(row.id);
    if (!row.fields || !row.facts?.stored || row.fields.kind !== 'picture') continue;
    // A picture that still has something to send is newer than the server's.
    const isNewer = here && here.state !== 'stored';
    const isSame = here?.object?.sha256 === row.fields.object.sha256;
    if (isNewer || (isSame && here?.base)) continue;
    const got = await storage.download(row.facts.path);
    if (!got.ok) return got;
    await db.pictures.put(toPicture(row, owner, got.data, here));
  }
  return succeed(null);
}

function toPicture(
  { id, workspace, fields, createdAt }: AttachmentRow,
  owner: string,
  base: Blob,
  here: PictureRow | undefined,
): PictureRow {
  const marks = drawing.safeParse({ marks: fields?.annotations ?? [], crop: null });
  return {
    ...{ id, owner, workspace, base },
    ownerKind: fields?.note ? 'note' : 'evidence',
    position: fields?.position ?? 0,
    // Only this computer measured it; marks are drawn in pixels of the picture elsewhere.
    scale: here?.scale ?? 1,
    alt: fields?.alt ?? '',
    state: 'stored',
    source: null,
    drawing: marks.success ? marks.data : { marks: [], crop: null },
    thumb: here?.thumb ?? null,
    object: fields?.object ?? null,
    ...{ problem: null, attempts: 0, storedAt: Date.parse(createdAt) },
  };
}
