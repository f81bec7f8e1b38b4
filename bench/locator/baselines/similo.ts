/**
 * Similo as published (Nass, Alégroth, Feldt, Leotta, Ricca: Similarity-based Web Element Localization for
 * Robust Test Automation, ACM TOSEM 2023): fourteen properties, a weighted sum, the highest wins. Written
 * from the paper's description to be compared with; it always accepts, so the refusing rows ask for a share
 * of the score that the element would have with itself.
 */
import type { Recorded } from '../cases.ts';
import { editDistance } from './edit-distance.ts';

const folded = (text: string | undefined, most: number) =>
  (text ?? '').toLowerCase().slice(0, most);

function equal(a: string | undefined, b: string | undefined): number {
  return a && b && a.toLowerCase() === b.toLowerCase() ? 1 : 0;
}

function alike(one: string | undefined, other: string | undefined, most = 100): number {
  const [a, b] = [folded(one, most), folded(other, most)];
  if (!a || !b) return 0;
  return a === b ? 1 : 1 - editDistance(a, b) / Math.max(a.length, b.length);
}

/** Letters in the words that both have, of the longer text's letters. */
function sharedWords(a: string | undefined, b: string | undefined): number {
  if (!a || !b) return 0;
  const [own, other] = [a.toLowerCase().split(/\s+/), b.toLowerCase().split(/\s+/)];
  const letters = (words: readonly string[]) => words.reduce((sum, word) => sum + word.length, 0);
  const known = new Set(other);
  const most = Math.max(letters(own), letters(other));
  return most ? Math.min(1, letters(own.filter((word) => known.has(word))) / most) : 0;
}

function near(a: number, b: number): number {
  const most = Math.max(a, b);
  return most === 0 ? 1 : 1 - Math.abs(a - b) / most;
}

type Box = readonly [x: number, y: number, width: number, height: number];

function boxOf({ rect }: Recorded): Box | undefined {
  const [x, y, width, height] = rect ?? [];
  if (x == null || y == null || width == null || height == null) return undefined;
  return [x, y, width, height];
}

const shape = ([, , width, height]: Box) => Math.floor((width * 100) / (height || 1));

/** 0.5 for place, size and shape each; saved pages have none of them. */
function geometry(a: Box | undefined, b: Box | undefined): number {
  if (!a || !b) return 0;
  const distance = Math.hypot(a[0] - b[0], a[1] - b[1]);
  const place = Math.max(0, 100 - distance) / 100;
  return 0.5 * (place + near(a[2] * a[3], b[2] * b[3]) + near(shape(a), shape(b)));
}

export function similo(old: Recorded, seen: Recorded): number {
  const strong =
    equal(old.tag, seen.tag) +
    equal(old.name, seen.name) +
    equal(old.id, seen.id) +
    alike(old.text, seen.text) +
    sharedWords(old.neighborText, seen.neighborText);
  const weak =
    alike(old.cls, seen.cls) +
    alike(old.href, seen.href) +
    alike(old.alt, seen.alt) +
    alike(old.xpath, seen.xpath, 1000) +
    alike(old.idxpath, seen.idxpath, 1000) +
    (old.isButton === seen.isButton ? 1 : 0);
  return 1.5 * strong + 0.5 * weak + geometry(boxOf(old), boxOf(seen));
}

export type SimiloAnswer = {
  /** Index of the best; undefined where there are no candidates. */
  readonly best: number | undefined;
  /** Of the score that the element has with itself. */
  readonly share: number;
};

export function askSimilo(old: Recorded, candidates: readonly Recorded[]): SimiloAnswer {
  const ideal = similo(old, old);
  const shares = candidates.map((candidate) => similo(old, candidate) / ideal);
  const share = shares.reduce((most, one) => Math.max(most, one), 0);
  const best = shares.indexOf(share);
  return { best: best < 0 ? undefined : best, share };
}
