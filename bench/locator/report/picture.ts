/** The precision/refusal curve: a column a track; above what is there, below what is gone. */
import { type Axis, drawChart, type Line, type Mark, type Panel, type Spot } from './chart.ts';
import { type Point, pointOf, sweepAccept, sweepMargin } from './curve.ts';
import type { Bounds, Scored, Track, Verdict } from './outcome.ts';

/** A decision without a threshold for the margin has no curve of it either. */
export type ShippedAt = { readonly accept: number; readonly margin?: number };

export const boundsOf = ({ accept, margin = 0 }: ShippedAt): Bounds => ({ accept, margin });

export type Curves = {
  /** The shipped decision's scores, and what it said at its own thresholds. */
  readonly ours: readonly Scored[];
  readonly shipped: readonly Verdict[];
  readonly at: ShippedAt;
  readonly similo: readonly Scored[];
};

const refused: Axis = {
  label: 'refused, % of the elements that are there',
  ...{ from: 0, to: 50, ticks: [0, 10, 20, 30, 40, 50] },
};
const precision: Axis = {
  label: 'right, % of the answers',
  ...{ from: 84, to: 100, ticks: [84, 88, 92, 96, 100] },
};
const falseAccepts: Axis = {
  label: 'answered falsely, % of the gone',
  ...{ from: 0, to: 100, ticks: [0, 25, 50, 75, 100] },
};

type Measure = (point: Point) => number | undefined;
type Place = (point: Point) => Spot[];

/** A point where everything is refused has no precision: it is left out. */
function placeBy(y: Measure): Place {
  return (point) => {
    const value = y(point);
    return value === undefined ? [] : [{ x: 100 * point.refused, y: 100 * value }];
  };
}

const labelled = (
  points: readonly Point[],
  place: Place,
  label: (point: Point) => string,
): Mark[] =>
  points.flatMap((point) => place(point).map((spot) => ({ ...spot, label: label(point) })));

function linesOf({ ours, shipped, at, similo }: Curves, place: Place): Line[] {
  const others = sweepAccept(similo, 0);
  const told = others.filter((point) => [0, 0.6, 0.7, 0.8].includes(point.at.accept));
  const marks = labelled(told, place, (point) =>
    point.at.accept === 0 ? 'always accepts' : point.at.accept.toFixed(2),
  );
  const here = labelled([pointOf(shipped, boundsOf(at))], place, () => 'shipped').map((mark) => ({
    ...mark,
    isMain: true,
  }));
  return [
    { style: 'other', points: others.flatMap(place), marks },
    ...(at.margin === undefined
      ? []
      : [{ style: 'dashed' as const, points: sweepMargin(ours, at.accept).flatMap(place) }]),
    { style: 'main', points: sweepAccept(ours, at.margin ?? 0).flatMap(place), marks: here },
  ];
}

const names: Record<Track, string> = {
  desc: 'Recorded descriptors (desc)',
  dom: 'Saved pages (dom)',
};

type View = Pick<Panel, 'y' | 'words'> & { readonly note: string; readonly measure: Measure };

const views: readonly View[] = [
  { note: 'still there', y: precision, words: 'below', measure: (point) => point.precision },
  { note: 'gone', y: falseAccepts, words: 'above', measure: (point) => point.falseAccepts },
];

function panelsOf(curves: Curves, { y, words, measure, note }: View): Panel[] {
  return (['desc', 'dom'] as const).map((track) => {
    const own = <T extends { track: Track }>(all: readonly T[]) =>
      all.filter((one) => one.track === track);
    const { ours, shipped, similo, at } = curves;
    const part = { ours: own(ours), shipped: own(shipped), similo: own(similo), at };
    const title = `${names[track]}: ${note}`;
    return { title, x: refused, y, words, lines: linesOf(part, placeBy(measure)) };
  });
}

export function drawCurves(curves: Curves): string {
  const { accept, margin } = curves.at;
  const at = `accept ${accept}${margin === undefined ? '' : `, margin ${margin}`}`;
  const panels = views.flatMap((view) => panelsOf(curves, view));
  return drawChart(`What refusing buys (shipped: ${at})`, panels, [
    { style: 'main', label: 'Waymark, accept threshold swept' },
    ...(margin === undefined ? [] : [{ style: 'dashed' as const, label: 'Waymark, margin swept' }]),
    { style: 'other', label: 'Similo, share of the ideal swept' },
  ]);
}
