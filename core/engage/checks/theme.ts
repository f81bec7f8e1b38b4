/** Colours that a look sets itself; what comes of them on the page is measured there (extension/tagger/measure). */
import type { Theme } from '../../model/theme.ts';
import type { Check } from './check.ts';

function channel(value: number): number {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

export function luminanceOf([red, green, blue]: Rgb): number {
  return 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);
}

/** WCAG 2.2, 1 to 21. */
export function ratioOf(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function rgbOf(color: string): Rgb {
  const at = (from: number) => Number.parseInt(color.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}

export const contrastOf = (one: string, other: string): number => ratioOf(rgbOf(one), rgbOf(other));

/** Only pairs that the theme sets itself: the renderer's own are held to it by its tests. */
export function checkTheme({ surface, ink, accent, onAccent }: Theme): Check[] {
  const pairs = [
    { what: 'Text on its background', a: ink, b: surface },
    { what: 'Words on buttons', a: onAccent, b: accent },
  ];
  return pairs.flatMap(({ what, a, b }) => {
    const ratio = a && b ? contrastOf(a, b) : 21;
    if (ratio >= 4.5) return [];
    const text = `${what} has a contrast of ${ratio.toFixed(1)}; 4.5 is the least that is readable.`;
    const fix = 'Change one of the two colours in the app’s look.';
    return [{ rule: 'theme', level: 'warn', text, fix } as const];
  });
}
