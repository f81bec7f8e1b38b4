/**
 * Makes of a picture what may leave this computer: redactions filled, softenings made coarse, cropped. The
 * result knows nothing of what was there. Works in the service worker and in pages.
 */
import type { Drawing, Rect } from '../../core/model/drawing.ts';
import { keptOf, redactionsOf } from '../../core/picture/drawing.ts';
import { paintMarks, redactionFill } from '../../core/picture/paint.ts';
import { pixelsOf, type Size } from '../../core/picture/rect.ts';
import { outline } from '../../ui/picture/outline.ts';

type Pen = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Text is antialiased over its own edge and scans are rounded: this much more is filled, in CSS pixels. */
const margin = 3;
/** Side of a softened block in CSS pixels. */
const block = 14;

/** A canvas that can be drawn on, or the reason. */
export function canvasOf({ width, height }: Size) {
  const canvas = new OffscreenCanvas(Math.max(1, width), Math.max(1, height));
  const pen = canvas.getContext('2d', { alpha: false });
  if (!pen) throw new Error(`A picture of ${width} x ${height} pixels cannot be drawn here.`);
  return { canvas, pen };
}

export function redact(pen: Pen, rects: readonly Rect[], size: Size, scale: number): void {
  pen.fillStyle = redactionFill;
  for (const rect of rects) {
    const { x, y, width, height } = pixelsOf(rect, size, margin * scale);
    pen.fillRect(x, y, width, height);
  }
}

/** Coarse blocks: it looks gentler than a box, and can be read back by who tries hard. Never a redaction. */
export function soften(pen: Pen, rects: readonly Rect[], size: Size, scale: number): void {
  for (const rect of rects) {
    const { x, y, width, height } = pixelsOf(rect, size);
    if (width === 0 || height === 0) continue;
    const side = block * scale;
    const small = canvasOf({ width: Math.ceil(width / side), height: Math.ceil(height / side) });
    const { width: w, height: h } = small.canvas;
    small.pen.drawImage(pen.canvas, x, y, width, height, 0, 0, w, h);
    pen.imageSmoothingEnabled = false;
    pen.drawImage(small.canvas, 0, 0, w, h, x, y, width, height);
    pen.imageSmoothingEnabled = true;
  }
}

type Source = ImageBitmap | OffscreenCanvas;

/**
 * `scale` is pixels to a CSS pixel. Redacted before it is softened, so that no block averages what a box
 * hides, and once more after it, so that the box is one colour to its edge.
 */
export function burn(source: Source, drawing: Drawing, scale: number) {
  const size = { width: source.width, height: source.height };
  const { canvas, pen } = canvasOf(size);
  pen.drawImage(source, 0, 0);
  const boxes = redactionsOf(drawing).map(({ rect }) => rect);
  const soft = drawing.marks.flatMap((mark) => (mark.mark === 'soften' ? [mark.rect] : []));
  redact(pen, boxes, size, scale);
  if (soft.length > 0) {
    soften(pen, soft, size, scale);
    redact(pen, boxes, size, scale);
  }
  const inCss = { width: size.width / scale, height: size.height / scale };
  return {
    canvas: drawing.crop ? cut(canvas, drawing.crop) : canvas,
    kept: keptOf(drawing, inCss),
  };
}

function cut(source: OffscreenCanvas, crop: Rect): OffscreenCanvas {
  const { x, y, width, height } = pixelsOf(crop, source);
  const { canvas, pen } = canvasOf({ width, height });
  pen.drawImage(source, -x, -y);
  return canvas;
}

/** One image with its marks in the pixels, for the clipboard, Markdown and other people's trackers. */
export function flatten(base: Source, kept: Drawing, scale: number): OffscreenCanvas {
  const { canvas, pen } = canvasOf(base);
  pen.drawImage(base, 0, 0);
  pen.scale(scale, scale);
  const size = { width: base.width / scale, height: base.height / scale };
  paintMarks({ pen, size, outline }, kept.marks);
  return canvas;
}
