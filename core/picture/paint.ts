/**
 * Paints marks with any pen that has the verbs of a 2D canvas, in CSS pixels of the pictured page: the editor,
 * the worker that makes thumbnails and the console all draw the same.
 */
import type { Mark, MarkColor, Point } from '../model/drawing.ts';
import { badgeRadius, lineHeight } from './marks.ts';
import type { Size } from './rect.ts';

/** The part of `CanvasRenderingContext2D` (and of its offscreen twin) that painting needs. */
export type Pen = {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  globalAlpha: number;
  globalCompositeOperation: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  beginPath: () => void;
  closePath: () => void;
  moveTo: (x: number, y: number) => void;
  lineTo: (x: number, y: number) => void;
  quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => void;
  ellipse: (
    x: number,
    y: number,
    rx: number,
    ry: number,
    turn: number,
    a: number,
    b: number,
  ) => void;
  roundRect: (x: number, y: number, width: number, height: number, radius: number) => void;
  fillRect: (x: number, y: number, width: number, height: number) => void;
  fillText: (text: string, x: number, y: number) => void;
  strokeText: (text: string, x: number, y: number) => void;
  stroke: () => void;
  fill: () => void;
  save: () => void;
  restore: () => void;
};

export type Paint = {
  pen: Pen;
  /** In CSS pixels. */
  size: Size;
  /** The outline of a stroke by hand, of perfect-freehand where it is at hand. */
  outline: (points: readonly Point[], weight: number) => readonly Point[];
};

/** Strong enough on light and on dark pages; every line has a rim of the other kind besides. */
export const inks: Record<MarkColor, { color: string; rim: string }> = {
  red: { color: '#d92d20', rim: '#ffffff' },
  amber: { color: '#f5a80b', rim: '#1d2926' },
  green: { color: '#12805c', rim: '#ffffff' },
  blue: { color: '#1f6feb', rim: '#ffffff' },
  ink: { color: '#1d2926', rim: '#ffffff' },
  white: { color: '#ffffff', rim: '#1d2926' },
};

/** What a box that hides is filled with: one colour, whatever lies under it. */
export const redactionFill = '#1d2926';

const font = (size: number) => `600 ${size}px system-ui, sans-serif`;

/** Twice along the same path: a rim below, so that red is seen on red. */
function strokeRimmed(pen: Pen, color: MarkColor, weight: number, path: () => void): void {
  const ink = inks[color];
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const [style, width] of [[ink.rim, weight + 2] as const, [ink.color, weight] as const]) {
    pen.beginPath();
    path();
    pen.strokeStyle = style;
    pen.lineWidth = width;
    pen.stroke();
  }
}

function paintArrow(paint: Paint, mark: Extract<Mark, { mark: 'arrow' | 'line' }>): void {
  const { pen, size } = paint;
  const [ax, ay] = [mark.from[0] * size.width, mark.from[1] * size.height];
  const [bx, by] = [mark.to[0] * size.width, mark.to[1] * size.height];
  const angle = Math.atan2(by - ay, bx - ax);
  // The head grows with the line, but never beyond the arrow itself.
  const head = Math.min(10 + mark.weight * 2.4, Math.hypot(bx - ax, by - ay));
  strokeRimmed(pen, mark.color, mark.weight, () => {
    pen.moveTo(ax, ay);
    pen.lineTo(bx, by);
    if (mark.mark === 'line') return;
    for (const turn of [-0.5, 0.5]) {
      pen.moveTo(bx, by);
      pen.lineTo(bx - head * Math.cos(angle + turn), by - head * Math.sin(angle + turn));
    }
  });
}

function paintFree(paint: Paint, mark: Extract<Mark, { mark: 'free' }>): void {
  const { pen, size, outline } = paint;
  const points = mark.points.map(([x, y]): Point => [x * size.width, y * size.height]);
  const [first, ...rest] = outline(points, mark.weight);
  if (!first) return;
  pen.beginPath();
  pen.moveTo(...first);
  rest.forEach((point, at) => {
    const [nx, ny] = rest[at + 1] ?? first;
    // Curves through the middles of the segments: no corners where the hand made none.
    pen.quadraticCurveTo(point[0], point[1], (point[0] + nx) / 2, (point[1] + ny) / 2);
  });
  pen.closePath();
  pen.strokeStyle = inks[mark.color].rim;
  pen.lineWidth = 1.5;
  pen.stroke();
  pen.fillStyle = inks[mark.color].color;
  pen.fill();
}

function paintText(paint: Paint, mark: Extract<Mark, { mark: 'text' }>): void {
  const { pen, size } = paint;
  const ink = inks[mark.color];
  pen.font = font(mark.size);
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  mark.text.split('\n').forEach((line, at) => {
    const x = mark.at[0] * size.width;
    const y = mark.at[1] * size.height + at * mark.size * lineHeight;
    pen.strokeStyle = ink.rim;
    pen.lineWidth = Math.max(3, mark.size / 6);
    pen.strokeText(line, x, y);
    pen.fillStyle = ink.color;
    pen.fillText(line, x, y);
  });
}

function paintStep(paint: Paint, mark: Extract<Mark, { mark: 'step' }>, number: number): void {
  const { pen, size } = paint;
  const ink = inks[mark.color];
  const [x, y] = [mark.at[0] * size.width, mark.at[1] * size.height];
  pen.beginPath();
  pen.ellipse(x, y, badgeRadius, badgeRadius, 0, 0, Math.PI * 2);
  pen.fillStyle = ink.color;
  pen.fill();
  pen.strokeStyle = ink.rim;
  pen.lineWidth = 2;
  pen.stroke();
  pen.font = font(14);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = ink.rim;
  pen.fillText(`${number}`, x, y + 1);
}

function paintShape(paint: Paint, mark: Extract<Mark, { rect: unknown }>): void {
  const { pen, size } = paint;
  const [x, y] = [mark.rect.x * size.width, mark.rect.y * size.height];
  const [width, height] = [mark.rect.width * size.width, mark.rect.height * size.height];
  if (mark.mark === 'highlight') {
    pen.globalCompositeOperation = 'multiply';
    pen.globalAlpha = 0.45;
    pen.fillStyle = inks[mark.color].color;
    pen.fillRect(x, y, width, height);
  } else if (mark.mark === 'box') {
    strokeRimmed(pen, mark.color, mark.weight, () => pen.roundRect(x, y, width, height, 4));
  } else if (mark.mark === 'ellipse') {
    const [rx, ry] = [width / 2, height / 2];
    strokeRimmed(pen, mark.color, mark.weight, () =>
      pen.ellipse(x + rx, y + ry, rx, ry, 0, 0, Math.PI * 2),
    );
  }
}

/** All but redactions and softenings, which change the picture itself and are not drawn over it. */
export function paintMarks(paint: Paint, marks: readonly Mark[]): void {
  let step = 0;
  for (const mark of marks) {
    paint.pen.save();
    if (mark.mark === 'arrow' || mark.mark === 'line') paintArrow(paint, mark);
    else if (mark.mark === 'free') paintFree(paint, mark);
    else if (mark.mark === 'text') paintText(paint, mark);
    else if (mark.mark === 'step') {
      step += 1;
      paintStep(paint, mark, step);
    } else paintShape(paint, mark);
    paint.pen.restore();
  }
}
