/**
 * Named scales of scored questions and their bands: the twin of `app.scale_of` and `app.band_of`, both held to
 * tests/cases/scales.json. A series never mixes two scales.
 */
import type { Band, Scale } from '../model/survey.ts';

type Bounds = {
  readonly least: number;
  readonly most: number;
  /** Least values of the middle and the upper band. */
  readonly mid: number;
  readonly high: number;
};

export const scaleBounds: Readonly<Record<Scale, Bounds>> = {
  nps: { least: 0, most: 10, mid: 7, high: 9 },
  csat3: { least: 1, most: 3, mid: 2, high: 3 },
  csat5: { least: 1, most: 5, mid: 3, high: 4 },
  csat7: { least: 1, most: 7, mid: 4, high: 6 },
  /** Down is 0, up is 1; there is no middle. */
  thumbs: { least: 0, most: 1, mid: 1, high: 1 },
  ces5: { least: 1, most: 5, mid: 3, high: 4 },
  ces7: { least: 1, most: 7, mid: 4, high: 5 },
  /** "How would you feel without it": not, somewhat, very disappointed. */
  pmf: { least: 1, most: 3, mid: 2, high: 3 },
  umux7: { least: 1, most: 7, mid: 4, high: 6 },
};

export function isOnScale(scale: Scale, value: unknown): value is number {
  const { least, most } = scaleBounds[scale];
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}

/** Of one answer. */
export function bandOfAnswer(scale: Scale, value: number): Band {
  const { mid, high } = scaleBounds[scale];
  if (value >= high) return 'high';
  return value >= mid ? 'mid' : 'low';
}

/** Of a survey's score, which for UMUX-Lite is of 100 (bands of it are ours). */
export function bandOfScore(scale: Scale, score: number): Band {
  if (scale !== 'umux7') return bandOfAnswer(scale, score);
  if (score >= 70) return 'high';
  return score >= 50 ? 'mid' : 'low';
}

/** Both questions of UMUX-Lite, as Lewis, Utesch and Maher have it: 0 to 100. */
export function umuxScore(capable: number, easy: number): number {
  return ((capable + easy - 2) / 12) * 100;
}
