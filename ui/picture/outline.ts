import { getStroke } from 'perfect-freehand';
import type { Point } from '../../core/model/drawing.ts';

/** The outline of a stroke by hand: thinner where the hand was fast, as a felt pen is. */
export function outline(points: readonly Point[], weight: number): Point[] {
  const stroke = getStroke(
    points.map(([x, y]) => [x, y]),
    { size: weight * 2, thinning: 0.35, smoothing: 0.6, streamline: 0.4 },
  );
  // safe: each point of the outline is a pair
  return stroke as Point[];
}
