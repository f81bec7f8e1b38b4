/** From a press and a pull to a mark: what each tool draws. */
import type { Mark, MarkColor, MarkKind, Point } from '../model/drawing.ts';
import { rectOf, type Size } from './rect.ts';

export type Style = {
  readonly color: MarkColor;
  readonly weight: number;
  readonly textSize: number;
};

/** A mark that starts and ends at one point, and is pulled from there. */
export function begun(kind: MarkKind, id: string, at: Point, style: Style): Mark {
  const { color, weight, textSize } = style;
  const rect = rectOf(at, at);
  switch (kind) {
    case 'arrow':
    case 'line':
      return { mark: kind, id, color, weight, from: at, to: at };
    case 'box':
    case 'ellipse':
      return { mark: kind, id, color, weight, rect };
    case 'highlight':
      return { mark: kind, id, color, rect };
    case 'free':
      return { mark: kind, id, color, weight, points: [at] };
    case 'text':
      return { mark: kind, id, color, at, size: textSize, text: '' };
    case 'step':
      return { mark: kind, id, color, at, text: '' };
    case 'redact':
      return { mark: kind, id, rect, why: 'person' };
    case 'soften':
      return { mark: kind, id, rect };
  }
}

/** Most points of a stroke that the model takes. */
const mostPoints = 2000;

const isTooLittle = (one: Point, other: Point, { width, height }: Size) =>
  Math.hypot((one[0] - other[0]) * width, (one[1] - other[1]) * height) < 1;

/** The begun mark with the pointer at `to`. `straight` (Shift) makes squares, circles and 45-degree lines. */
export function pulled(mark: Mark, from: Point, to: Point, size: Size, straight = false): Mark {
  const end = straight ? straightened(mark.mark, from, to, size) : to;
  if (mark.mark === 'arrow' || mark.mark === 'line') return { ...mark, to: end };
  if (mark.mark === 'free') {
    const last = mark.points.at(-1) ?? from;
    if (isTooLittle(last, to, size) || mark.points.length >= mostPoints) return mark;
    return { ...mark, points: [...mark.points, to] };
  }
  if (mark.mark === 'text' || mark.mark === 'step') return { ...mark, at: to };
  return { ...mark, rect: rectOf(from, end) };
}

function straightened(kind: MarkKind, from: Point, to: Point, size: Size): Point {
  const [dx, dy] = [(to[0] - from[0]) * size.width, (to[1] - from[1]) * size.height];
  if (kind === 'arrow' || kind === 'line') {
    const turn = Math.round(Math.atan2(dy, dx) / (Math.PI / 4)) * (Math.PI / 4);
    const length = Math.hypot(dx, dy);
    return at(from, Math.cos(turn) * length, Math.sin(turn) * length, size);
  }
  const side = Math.max(Math.abs(dx), Math.abs(dy));
  return at(from, Math.sign(dx) * side, Math.sign(dy) * side, size);
}

const at = ([x, y]: Point, dx: number, dy: number, size: Size): Point => [
  x + dx / size.width,
  y + dy / size.height,
];

/** Whether letting go leaves something: a click with a pulling tool is a slip of the hand. */
export function isDrawn(mark: Mark, size: Size): boolean {
  if (mark.mark === 'text' || mark.mark === 'step' || mark.mark === 'free') return true;
  const least = 4;
  if (mark.mark === 'arrow' || mark.mark === 'line') {
    const [dx, dy] = [mark.to[0] - mark.from[0], mark.to[1] - mark.from[1]];
    return Math.hypot(dx * size.width, dy * size.height) >= least;
  }
  const { width, height } = mark.rect;
  return width * size.width >= least && height * size.height >= least;
}
