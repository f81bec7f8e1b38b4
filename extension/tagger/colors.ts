/** Colours as a browser computes them, as numbers. Pure. */
import type { Rgb } from '../../core/engage/checks/theme.ts';

type Rgba = readonly [...Rgb, number];

const numbers = (text: string) => (text.match(/-?[\d.]+(e-?\d+)?%?/g) ?? []).map(read);
const read = (text: string) => (text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text));

/** `rgb(…)`, `rgba(…)`, or `color(srgb …)`, which mixed colours come as. Undefined: in a space we do not read. */
export function parseColor(text: string): Rgba | undefined {
  const isMixed = text.startsWith('color(srgb ');
  if (!isMixed && !text.startsWith('rgb')) return undefined;
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers(text.replace(/^color\(srgb /, ''));
  const scale = isMixed ? 255 : 1;
  return [red * scale, green * scale, blue * scale, alpha];
}

/** What is seen of `top` over `below`. */
export function over(top: Rgba, below: Rgb): Rgb {
  const [red, green, blue, alpha] = top;
  const mix = (a: number, b: number) => a * alpha + b * (1 - alpha);
  return [mix(red, below[0]), mix(green, below[1]), mix(blue, below[2])];
}
