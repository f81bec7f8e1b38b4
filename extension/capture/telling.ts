/** Says on the page what became of a capture, in so few words that a customer may read along. */
import type { Db } from '../db.ts';
import type { Outcome } from '../outcome.ts';
import type { CaptureRow } from '../voice/tables.ts';
import type { CapturePage } from './capture-page.ts';

export async function tellPage(db: Db, page: CapturePage, done: Outcome<string>): Promise<void> {
  const capture = done.ok ? await db.captures.get(done.data) : undefined;
  await page.send('capture.toast', {
    capture: capture?.id ?? null,
    text: done.ok ? 'Saved on this computer' : done.error.message.slice(0, 300),
    note: capture ? await noteOf(db, capture.id, capture.unseen) : '',
    quote: (capture?.fields.words ?? '').slice(0, 2_000),
  });
}

async function noteOf(db: Db, id: string, unseen: CaptureRow['unseen']): Promise<string> {
  const pictures = await db.pictures.where('owner').equals(id).toArray();
  const count = pictures.reduce((sum, { drawing }) => sum + drawing.marks.length, 0);
  const places = count === 1 ? '1 place will be hidden.' : `${count} places will be hidden.`;
  const parts = unseen.frames + unseen.drawings;
  const rest =
    parts > 0
      ? ` ${parts === 1 ? '1 part' : `${parts} parts`} could not be looked into: check the picture.`
      : '';
  const moved = unseen.moved ? ' The page moved meanwhile: check the picture.' : '';
  return (count > 0 ? places : '') + rest + moved;
}
