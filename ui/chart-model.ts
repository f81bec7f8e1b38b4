/** Geometry of a line chart: scales, ticks, closed and open parts of a series. Pure. */
import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';

export type Series = { id: string; name: string; values: readonly number[] };

export type ChartSize = { width: number; height: number };
/** Room for five digits at the left and for the dates below. */
export const margin = { top: 12, right: 14, bottom: 26, left: 40 } as const;

/** From zero always: a cut axis makes a ripple look like a wave. */
export function scales(series: readonly Series[], points: number, size: ChartSize) {
  const top = Math.max(1, ...series.flatMap((one) => one.values));
  const x = scaleLinear([0, Math.max(1, points - 1)], [margin.left, size.width - margin.right]);
  const y = scaleLinear([0, top], [size.height - margin.bottom, margin.top]).nice(4);
  return { x, y };
}
export type Scales = ReturnType<typeof scales>;

/** Counts have no halves: only whole numbers are labelled. */
export function countTicks(y: Scales['y']): number[] {
  return y.ticks(4).filter(Number.isInteger);
}

/** Indices of days to label: about one each 72 px, the last complete one always. */
export function dayTicks(points: number, width: number): number[] {
  const room = Math.max(2, Math.floor((width - margin.left) / 72));
  const step = Math.max(1, Math.ceil(points / room));
  const ticks = [];
  for (let i = points - 1; i >= 0; i -= step) ticks.unshift(i);
  return ticks;
}

/** The line over complete intervals, and the dashed piece that leads into the open one. */
export function paths(values: readonly number[], open: boolean, { x, y }: Scales) {
  const draw = (from: number, to: number) =>
    line<number>((_, i) => x(from + i), y).curve(curveMonotoneX)(values.slice(from, to)) ?? '';
  if (!open) return { closed: draw(0, values.length), open: '' };
  return { closed: draw(0, values.length - 1), open: draw(values.length - 2, values.length) };
}

/** The point nearest to a place on the x axis. */
export function nearest(px: number, points: number, { x }: Scales): number {
  return Math.min(points - 1, Math.max(0, Math.round(x.invert(px))));
}
