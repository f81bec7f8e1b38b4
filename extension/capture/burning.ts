/** From a picture and what is drawn on it to what may leave: burnt, encoded within its budget, with its hash. */
import type { Drawing } from '../../core/model/drawing.ts';
import type { StoredObject } from '../../core/model/voice/attachment.ts';
import { burn, flatten } from '../annotator/burn.ts';
import type { PictureRow } from '../voice/tables.ts';
import { draw, encode, sha256Of } from './pixels.ts';

/** Two to a screen's width of the panel, sharp at twice the density. */
const thumbWidth = 320;

export type Burnt = Pick<PictureRow, 'base' | 'thumb' | 'object' | 'drawing' | 'scale'> & {
  base: Blob;
  object: StoredObject;
};

/** The small one is made of the burnt one: what is hidden there was never in it. */
export async function burnPicture(
  source: Blob,
  drawing: Drawing,
  scale: number,
  budget: number,
): Promise<Burnt> {
  const bitmap = await createImageBitmap(source);
  const { canvas, kept } = burn(bitmap, drawing, scale);
  bitmap.close();
  const base = await encode(canvas, budget);
  const decoded = await createImageBitmap(base);
  const { width, height } = decoded;
  // Beyond the hard bound it was made smaller: marks are as thick as they were in the page's pixels.
  const fitted = scale * (width / canvas.width);
  const full = flatten(decoded, kept, fitted);
  decoded.close();
  const small = {
    width: thumbWidth,
    height: Math.max(1, Math.round((height * thumbWidth) / width)),
  };
  const thumbCanvas = draw(small, (pen) => pen.drawImage(full, 0, 0, small.width, small.height));
  const thumb = await thumbCanvas.convertToBlob({ type: 'image/webp', quality: 0.7 });
  // safe: `encode` gives what the bucket takes
  const mime = base.type as StoredObject['mime'];
  const object = { sha256: await sha256Of(base), mime, width, height, bytes: base.size };
  return { base, thumb, object, drawing: kept, scale: fitted };
}

/** All of it drawn, as PNG: for the clipboard and for other people's tools, which know no lists of marks. */
export async function flattenPicture(base: Blob, kept: Drawing, scale: number): Promise<Blob> {
  const bitmap = await createImageBitmap(base);
  const canvas = flatten(bitmap, kept, scale);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
