/** A drawing as a whole: its marks in order, its steps, and what of it stays once the picture is burnt. */
import type { Drawing, Mark, Point, Rect } from '../model/drawing.ts';
import { boundsOf, type Measure, replaced } from './marks.ts';
import { rectOf, type Size, within } from './rect.ts';

export type Step = Extract<Mark, { mark: 'step' }>;
export type Redaction = Extract<Mark, { mark: 'redact' }>;

export const withMark = (drawing: Drawing, mark: Mark): Drawing => ({
  ...drawing,
  marks: [...drawing.marks, mark],
});

export const withChange = (drawing: Drawing, changed: Mark): Drawing => ({
  ...drawing,
  marks: drawing.marks.map((mark) => (mark.id === changed.id ? changed : mark)),
});

export const without = (drawing: Drawing, id: string): Drawing => ({
  ...drawing,
  marks: drawing.marks.filter((mark) => mark.id !== id),
});

/** In their order, which is what numbers them. */
export const stepsOf = ({ marks }: Drawing): Step[] =>
  marks.filter((mark): mark is Step => mark.mark === 'step');

export const redactionsOf = ({ marks }: Drawing): Redaction[] =>
  marks.filter((mark): mark is Redaction => mark.mark === 'redact');

/** Lines of a note: `1. The total is wrong`. A badge without words has none. */
export const stepLines = (drawing: Drawing): string[] =>
  stepsOf(drawing).flatMap(({ text }, at) => (text.trim() ? [`${at + 1}. ${text.trim()}`] : []));

const isBurnt = ({ mark }: Mark) => mark === 'redact' || mark === 'soften';

/** A point of the whole picture as a fraction of the cropped one. */
const inCrop =
  (crop: Rect) =>
  ([x, y]: Point): Point => [clamp((x - crop.x) / crop.width), clamp((y - crop.y) / crop.height)];

/** What the model allows: an end far outside of a small crop is still one. */
const clamp = (value: number) => Math.min(2, Math.max(-1, value));

/**
 * What stays beside the burnt picture: every mark that can be seen in the crop, in its fractions. Redactions,
 * softenings and the crop are in the pixels now, and nothing of what they took away is kept here.
 */
export function keptOf({ marks, crop }: Drawing, size: Size, measure?: Measure): Drawing {
  const kept = marks.filter((mark) => !isBurnt(mark));
  if (!crop) return { marks: kept, crop: null };
  const frame = { ...crop, width: Math.max(crop.width, 1e-6), height: Math.max(crop.height, 1e-6) };
  const seen = kept.filter((mark) => isSeen(boundsOf(mark, size, measure), frame, size));
  return { marks: seen.map((mark) => fitted(replaced(mark, inCrop(frame)))), crop: null };
}

/** A line may be flat; a pixel around it makes it something that can overlap. */
function isSeen({ x, y, width, height }: Rect, frame: Rect, size: Size): boolean {
  const [dx, dy] = [1 / size.width, 1 / size.height];
  return within(rectOf([x - dx, y - dy], [x + width + dx, y + height + dy]), frame) !== undefined;
}

/** A rectangle that reached out of the crop ends at its edge: extents are at most the picture. */
function fitted(mark: Mark): Mark {
  if (!('rect' in mark)) return mark;
  const rect = within(mark.rect) ?? { ...mark.rect, width: 0, height: 0 };
  return { ...mark, rect };
}
