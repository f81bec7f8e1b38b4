/** Looks of what end users see, as tokens. Values are checked so that a token can never be more than one value. */
import * as z from 'zod/mini';

const color = z.string().check(z.regex(/^#[0-9a-f]{6}$/i));
const pixels = z.int().check(z.minimum(0), z.maximum(1_000));

export const theme = z.partial(
  z.object({
    /** `auto` does as the browser does. */
    scheme: z.enum(['auto', 'light', 'dark']),
    accent: color,
    onAccent: color,
    surface: color,
    ink: color,
    line: color,
    radius: pixels,
    width: pixels,
    /** A list of families, as in CSS; fonts are the page's own, none is loaded. */
    font: z.string().check(z.regex(/^[a-zA-Z0-9 ,'"-]{1,200}$/)),
  }),
);
export type Theme = z.infer<typeof theme>;
