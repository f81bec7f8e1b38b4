/**
 * Colour arithmetic for the design tokens: OKLCH to sRGB and the WCAG contrast of two colours.
 * Only what the contrast check needs; browsers draw the colours themselves.
 */

/** Lightness 0-1, chroma, hue in degrees, and opacity where it is not 1. */
export type Oklch = readonly [l: number, c: number, h: number, alpha?: number];

type Triple = readonly [number, number, number];

/** CSS text of a colour. */
export function css([l, c, h, alpha]: Oklch): string {
  const base = `${round(l * 100)}% ${round(c)} ${round(h)}`;
  return alpha === undefined ? `oklch(${base})` : `oklch(${base} / ${alpha})`;
}

/** Björn Ottosson's matrices: OKLCH to linear sRGB, clipped to what a screen can show. */
export function toLinearRgb([l, c, h]: Oklch): Triple {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z),
    clip(-1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z),
    clip(-0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z),
  ];
}

/** WCAG 2 relative luminance. */
export function luminance(color: Oklch): number {
  const [r, g, b] = toLinearRgb(color);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Oklch, b: Oklch): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number]; // safe: two in, two out
  return (hi + 0.05) / (lo + 0.05);
}

const clip = (v: number) => Math.min(1, Math.max(0, v));
const round = (v: number) => Math.round(v * 1e4) / 1e4;
