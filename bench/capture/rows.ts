/** Shots as rows: medians, ratios to ours of the same page and run, and failures in the library's own words. */
import { type Cell, median, type Section } from '../table.ts';
import { type Maker, makers, type Shot } from './shoot.ts';

export type Outcome = { shots: Shot[]; failure: string | null };
export type Outcomes = ReadonlyMap<Maker, Outcome>;

export const columns = [
  ...['maker', 'to saved, ms', 'of ours', 'page thread, ms', 'thread, of ours'],
  ...['pixels off %', 'PNG, KiB', 'WebP, KiB', 'failure'],
];

/** Compared with a reference taken a moment before; more is a picture of something else. */
const sameAs = 0.5;

const of = (shots: readonly Shot[], key: keyof Shot) => median(shots.map((shot) => shot[key]));

function rowOf(maker: Maker, { shots, failure }: Outcome, ours: readonly Shot[]) {
  if (shots.length === 0) return { maker, failure: failure ?? 'none' };
  const row: Record<string, Cell> = {
    maker,
    'to saved, ms': of(shots, 'ms'),
    'of ours': of(shots, 'ms') / of(ours, 'ms'),
    'page thread, ms': of(shots, 'thread'),
    'thread, of ours': of(shots, 'thread') / of(ours, 'thread'),
    'pixels off %': of(shots, 'off'),
    'PNG, KiB': of(shots, 'png') / 1_024,
    'WebP, KiB': of(shots, 'webp') / 1_024,
    failure: failure ?? '',
  };
  return row;
}

export function sectionOf(title: string, outcomes: Outcomes): Section {
  const ours = outcomes.get('waymark')?.shots ?? [];
  const rows = makers.flatMap((maker) => {
    const outcome = outcomes.get(maker);
    return outcome ? [rowOf(maker, outcome, ours)] : [];
  });
  return { title, columns, rows };
}

/** Ours came about on every page, and shows what the browser shows. */
export const isFaithful = (outcomes: Outcomes): boolean => {
  const { shots, failure } = outcomes.get('waymark') ?? { shots: [], failure: 'none' };
  return failure === null && shots.length > 0 && of(shots, 'off') <= sameAs;
};
