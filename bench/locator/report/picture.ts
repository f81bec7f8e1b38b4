/** The precision/refusal curve: a column a track; above what is there, below what is gone. */
import { type Axis, drawChart, type Line, type Mark, type Panel, type Spot } from './chart.ts';
import { type Point, pointOf, sweep } from './curve.ts';
import type { Scored, Track, Verdict } from './outcome.ts';

export type Curves = {
  /** The shipped decision's scores, and what it said at its own threshold. */
  readonly ours: readonly Scored[];
  readonly shipped: readonly Verdict[];
  readonly accept: number;
  /** The same by weights that never saw the family they decide. */
  readonly crossValidated: readonly Scored[];
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

function linesOf(curves: Curves, place: Place): Line[] {
  const { ours, shipped, accept, crossValidated, similo } = curves;
  const others = sweep(similo);
  const told = others.filter((point) => [0, 0.6, 0.7, 0.8].includes(point.accept));
  const marks = labelled(told, place, (point) =>
    point.accept === 0 ? 'always accepts' : point.accept.toFixed(2),
  );
  const here = labelled([pointOf(shipped, accept)], place, () => 'shipped');
  return [
    { style: 'other', points: others.flatMap(place), marks },
    { style: 'dashed', points: sweep(crossValidated).flatMap(place) },
    {
      style: 'main',
      points: sweep(ours).flatMap(place),
      marks: here.map((mark) => ({ ...mark, isMain: true })),
    },
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
    const part: Curves = {
      ...{ ours: own(curves.ours), shipped: own(curves.shipped), accept: curves.accept },
      ...{ crossValidated: own(curves.crossValidated), similo: own(curves.similo) },
    };
    const title = `${names[track]}: ${note}`;
    return { title, x: refused, y, words, lines: linesOf(part, placeBy(measure)) };
  });
}

export function drawCurves(curves: Curves): string {
  const panels = views.flatMap((view) => panelsOf(curves, view));
  return drawChart(`What refusing buys (shipped: at least ${curves.accept} sure)`, panels, [
    { style: 'main', label: 'Waymark' },
    { style: 'dashed', label: 'Waymark, weights learnt on other families' },
    { style: 'other', label: 'Similo, share of the ideal' },
  ]);
}
