/** Where a mark lies, whether a point is on it, and how it moves and changes its size. */
import type { Mark, Point, Rect } from '../model/drawing.ts';
import { around, isIn, rectOf, type Size } from './rect.ts';

/** Width of one line of text in CSS pixels. */
export type Measure = (text: string, size: number) => number;

/** Without a canvas at hand: Latin letters are a little over half as wide as high. */
export const estimate: Measure = (text, size) => text.length * size * 0.56;

export const lineHeight = 1.3;
/** Radius of a step's badge, in CSS pixels: 24 across, the least that can be hit (WCAG 2.5.8). */
export const badgeRadius = 12;

function textBox(mark: Mark & { mark: 'text' }, size: Size, measure: Measure): Rect {
  const lines = mark.text.split('\n');
  const width = Math.max(mark.size, ...lines.map((line) => measure(line, mark.size)));
  const height = lines.length * mark.size * lineHeight;
  const [x, y] = mark.at;
  return { x, y, width: width / size.width, height: height / size.height };
}

/** In fractions; without the thickness of the line. */
export function boundsOf(mark: Mark, size: Size, measure: Measure = estimate): Rect {
  switch (mark.mark) {
    case 'arrow':
    case 'line':
      return rectOf(mark.from, mark.to);
    case 'free':
      return around(mark.points);
    case 'text':
      return textBox(mark, size, measure);
    case 'step': {
      const [rx, ry] = [badgeRadius / size.width, badgeRadius / size.height];
      const [x, y] = mark.at;
      return rectOf([x - rx, y - ry], [x + rx, y + ry]);
    }
    default:
      return mark.rect;
  }
}

const inPixels = ([x, y]: Point, { width, height }: Size): Point => [x * width, y * height];

function distanceToSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / length));
  return Math.hypot(px - ax - t * dx, py - ay - t * dy);
}

/** Corners clockwise from the top left, as handles are named. */
export function cornersOf({ x, y, width, height }: Rect): [Point, Point, Point, Point] {
  const [right, bottom] = [x + width, y + height];
  return [
    [x, y],
    [right, y],
    [right, bottom],
    [x, bottom],
  ];
}

function isOnLine(points: readonly Point[], at: Point, size: Size, reach: number): boolean {
  const [first, ...rest] = points;
  if (!first) return false;
  const pointer = inPixels(at, size);
  let from = inPixels(first, size);
  if (rest.length === 0) return distanceToSegment(pointer, from, from) <= reach;
  return rest.some((next) => {
    const to = inPixels(next, size);
    const isNear = distanceToSegment(pointer, from, to) <= reach;
    from = to;
    return isNear;
  });
}

/** `reach` is how far beside it counts, in CSS pixels: a finger needs more than a mouse. */
export function isOn(mark: Mark, at: Point, size: Size, reach: number, measure?: Measure): boolean {
  const bounds = boundsOf(mark, size, measure);
  switch (mark.mark) {
    case 'arrow':
    case 'line':
      return isOnLine([mark.from, mark.to], at, size, reach + mark.weight / 2);
    case 'free':
      return isOnLine(mark.points, at, size, reach + mark.weight / 2);
    case 'box': {
      // Its outline: what it frames can be taken through it.
      const [first, ...rest] = cornersOf(bounds);
      return isOnLine([first, ...rest, first], at, size, reach + mark.weight / 2);
    }
    case 'ellipse': {
      const [rx, ry] = [(bounds.width * size.width) / 2, (bounds.height * size.height) / 2];
      const dx = (at[0] - bounds.x) * size.width - rx;
      const dy = (at[1] - bounds.y) * size.height - ry;
      const scale = Math.hypot(dx / (rx || 1), dy / (ry || 1));
      return Math.abs(scale - 1) * Math.min(rx, ry) <= reach + mark.weight / 2;
    }
    default:
      return isIn(at, bounds);
  }
}

/** The one on top, since it is what a person sees there. */
export function findMarkAt(
  marks: readonly Mark[],
  at: Point,
  size: Size,
  reach: number,
  measure?: Measure,
): Mark | undefined {
  return marks.findLast((mark) => isOn(mark, at, size, reach, measure));
}

const shift = ([x, y]: Point, dx: number, dy: number): Point => [x + dx, y + dy];

export function moved(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.mark) {
    case 'arrow':
    case 'line':
      return { ...mark, from: shift(mark.from, dx, dy), to: shift(mark.to, dx, dy) };
    case 'free':
      return { ...mark, points: mark.points.map((point) => shift(point, dx, dy)) };
    case 'text':
    case 'step':
      return { ...mark, at: shift(mark.at, dx, dy) };
    default:
      return { ...mark, rect: { ...mark.rect, x: mark.rect.x + dx, y: mark.rect.y + dy } };
  }
}

/** Where it can be taken to change its shape: ends of a line, corners of a rectangle, none for the others. */
export function handlesOf(mark: Mark): readonly Point[] {
  if (mark.mark === 'arrow' || mark.mark === 'line') return [mark.from, mark.to];
  return 'rect' in mark ? cornersOf(mark.rect) : [];
}

/** Handle `at` taken to `to`; the opposite corner or end stays. */
export function reshaped(mark: Mark, at: number, to: Point): Mark {
  if (mark.mark === 'arrow' || mark.mark === 'line') {
    return at === 0 ? { ...mark, from: to } : { ...mark, to };
  }
  if (!('rect' in mark)) return mark;
  const opposite = cornersOf(mark.rect)[(at + 2) % 4] ?? to;
  return { ...mark, rect: rectOf(opposite, to) };
}

/** The places of a mark carried through `place`, for a picture of another frame. */
export function replaced(mark: Mark, place: (point: Point) => Point): Mark {
  if (mark.mark === 'arrow' || mark.mark === 'line') {
    return { ...mark, from: place(mark.from), to: place(mark.to) };
  }
  if (mark.mark === 'free') return { ...mark, points: mark.points.map(place) };
  if (mark.mark === 'text' || mark.mark === 'step') return { ...mark, at: place(mark.at) };
  const [from, , to] = cornersOf(mark.rect);
  return { ...mark, rect: rectOf(place(from), place(to)) };
}
