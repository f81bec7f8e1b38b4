/** Rectangles in fractions of a picture, and what they cover in its pixels. */
import type { Point, Rect } from '../model/drawing.ts';

export type Size = { readonly width: number; readonly height: number };

export const wholePicture: Rect = { x: 0, y: 0, width: 1, height: 1 };

/** Two corners in any order. */
export function rectOf([ax, ay]: Point, [bx, by]: Point): Rect {
  const width = Math.abs(bx - ax);
  const height = Math.abs(by - ay);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width, height };
}

export function around(points: readonly Point[]): Rect {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return rectOf([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]);
}

/** The part of it that lies in the picture; undefined where none does. */
export function within(rect: Rect, frame: Rect = wholePicture): Rect | undefined {
  const x = Math.max(rect.x, frame.x);
  const y = Math.max(rect.y, frame.y);
  const width = Math.min(rect.x + rect.width, frame.x + frame.width) - x;
  const height = Math.min(rect.y + rect.height, frame.y + frame.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

/** Whole pixels that cover it and `margin` more on each side, cut at the picture's edge. */
export function pixelsOf({ x, y, width, height }: Rect, size: Size, margin = 0): Rect {
  const left = Math.max(0, Math.floor(x * size.width - margin));
  const top = Math.max(0, Math.floor(y * size.height - margin));
  const right = Math.min(size.width, Math.ceil((x + width) * size.width + margin));
  const bottom = Math.min(size.height, Math.ceil((y + height) * size.height + margin));
  return { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
}

export function isIn([x, y]: Point, rect: Rect): boolean {
  return x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;
}
