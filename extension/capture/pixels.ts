/**
 * Pixels in the worker: cutting, joining and encoding on an OffscreenCanvas. Two silent losses are guarded
 * against: WebP drops what is past 16,383 pixels a side, and an unknown type comes back as PNG; so sizes are
 * read back from what was encoded, and names come from `blob.type`.
 */
import type { Rect } from '../../core/model/drawing.ts';

/** The longest side that WebP can hold. */
export const mostSide = 16_383;
const quality = 0.8;

/** Bytes: what is aimed at, and what is never exceeded. */
export const budgets = { normal: 250 * 1024, page: 1_536 * 1024, hard: 5 * 1024 * 1024 } as const;

export type Size = { readonly width: number; readonly height: number };

/** Whole pixels of a picture. */
export type PixelRect = { x: number; y: number; width: number; height: number };

/** CSS pixels of the window to whole pixels of its frame, inside it. */
export function toPixels(box: Rect | PixelRect, scale: number, frame: Size): PixelRect {
  // Half a pixel is not worth a column of the neighbour.
  const left = Math.max(0, Math.round(box.x * scale));
  const top = Math.max(0, Math.round(box.y * scale));
  const right = Math.min(frame.width, Math.round((box.x + box.width) * scale));
  const bottom = Math.min(frame.height, Math.round((box.y + box.height) * scale));
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** From the header of a PNG, where decoding it would cost a tenth of a second. */
export async function sizeOf(blob: Blob): Promise<Size> {
  const head = new DataView(await blob.slice(0, 24).arrayBuffer());
  const isPng = head.byteLength === 24 && head.getUint32(0) === 0x89504e47;
  if (isPng) return { width: head.getUint32(16), height: head.getUint32(20) };
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { width, height };
}

export function draw(size: Size, paint: (context: OffscreenCanvasRenderingContext2D) => void) {
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser gives no canvas to draw on.');
  paint(context);
  return canvas;
}

/** Lossless: what is cut here is cut, burnt and encoded again later. */
export async function cut(source: Blob, rect: PixelRect): Promise<Blob> {
  const bitmap = await createImageBitmap(source, rect.x, rect.y, rect.width, rect.height);
  const canvas = draw(rect, (context) => context.drawImage(bitmap, 0, 0));
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Any picture that the browser can show, as pixels and nothing else: no place, no camera, no comment. */
export async function reencode(blob: Blob): Promise<{ blob: Blob } & Size> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  const fit = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.max(1, Math.floor(bitmap.width * fit));
  const height = Math.max(1, Math.floor(bitmap.height * fit));
  const canvas = draw({ width, height }, (context) =>
    context.drawImage(bitmap, 0, 0, width, height),
  );
  bitmap.close();
  return { blob: await canvas.convertToBlob({ type: 'image/png' }), width, height };
}

/** Encoded and read back: what came out is as large as what went in, or it is an error and not a loss. */
async function encodeOnce(canvas: OffscreenCanvas, q: number): Promise<Blob> {
  if (canvas.width > mostSide || canvas.height > mostSide) {
    throw new Error(
      `${canvas.width} × ${canvas.height} pixels are more than one picture can hold.`,
    );
  }
  const blob = await canvas.convertToBlob({ type: 'image/webp', quality: q });
  const bitmap = await createImageBitmap(blob);
  const isWhole = bitmap.width === canvas.width && bitmap.height === canvas.height;
  bitmap.close();
  if (!isWhole) throw new Error('The browser cut the picture while encoding it.');
  return blob;
}

/** Within `budget` where that costs no more than quality; within the hard bound whatever it costs. */
export async function encode(canvas: OffscreenCanvas, budget: number): Promise<Blob> {
  let blob = await encodeOnce(canvas, quality);
  for (const q of [0.65, 0.5]) {
    if (blob.size <= budget) return blob;
    blob = await encodeOnce(canvas, q);
  }
  let at = canvas;
  while (blob.size > budgets.hard) {
    const [width, height] = [Math.floor(at.width * 0.8), Math.floor(at.height * 0.8)];
    const from = at;
    at = draw({ width, height }, (context) => context.drawImage(from, 0, 0, width, height));
    blob = await encodeOnce(at, 0.5);
  }
  return blob;
}

/** Types as the bucket takes them, to the endings of their names. */
const endings: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};
export const endingOf = (blob: Blob): string => endings[blob.type] ?? 'png';

export async function sha256Of(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
