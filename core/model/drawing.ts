/**
 * What a person draws on a picture: a list of marks in the order of drawing. Places are fractions of the
 * picture (0 to 1), so that a drawing fits any size of it; weights and letters are CSS pixels of the page that
 * was pictured. Kept beside the picture, which itself holds redactions and crop burnt in.
 */
import * as z from 'zod/mini';

/** A little outside is allowed: an arrow may start beyond the edge. */
const fraction = z.number().check(z.gte(-1), z.lte(2));
const extent = z.number().check(z.gte(0), z.lte(1));

export const point = z.tuple([fraction, fraction]);
export type Point = z.infer<typeof point>;

export const rect = z.object({ x: fraction, y: fraction, width: extent, height: extent });
export type Rect = z.infer<typeof rect>;

export const markColor = z.enum(['red', 'amber', 'green', 'blue', 'ink', 'white']);
export type MarkColor = z.infer<typeof markColor>;

const id = z.string().check(z.minLength(1), z.maxLength(64));
const pen = { id, color: markColor, weight: z.number().check(z.gte(1), z.lte(24)) };
const words = z.string().check(z.maxLength(500));

/** What a redaction hides, as the scan of the page saw it; `person` is one drawn by hand. */
export const hidden = z.enum([
  ...(['person', 'email', 'phone', 'card', 'iban', 'token'] as const),
  ...(['password', 'field', 'masked'] as const),
]);
export type Hidden = z.infer<typeof hidden>;

export const mark = z.discriminatedUnion('mark', [
  z.object({ mark: z.literal('arrow'), ...pen, from: point, to: point }),
  z.object({ mark: z.literal('line'), ...pen, from: point, to: point }),
  z.object({ mark: z.literal('box'), ...pen, rect }),
  z.object({ mark: z.literal('ellipse'), ...pen, rect }),
  z.object({ mark: z.literal('highlight'), id, color: markColor, rect }),
  z.object({
    mark: z.literal('free'),
    ...pen,
    points: z.array(point).check(z.minLength(1), z.maxLength(2000)),
  }),
  z.object({
    mark: z.literal('text'),
    id,
    color: markColor,
    at: point,
    size: z.number().check(z.gte(8), z.lte(96)),
    text: words,
  }),
  /** A numbered badge; its number is its place among the steps, its text a line of the note. */
  z.object({ mark: z.literal('step'), id, color: markColor, at: point, text: words }),
  z.object({ mark: z.literal('redact'), id, rect, why: hidden }),
  z.object({ mark: z.literal('soften'), id, rect }),
]);
export type Mark = z.infer<typeof mark>;
export type MarkKind = Mark['mark'];

export const drawing = z.object({
  marks: z.array(mark).check(z.maxLength(500)),
  /** What is kept of the picture; null is all of it. */
  crop: z.nullable(rect),
});
export type Drawing = z.infer<typeof drawing>;

export const emptyDrawing: Drawing = { marks: [], crop: null };
