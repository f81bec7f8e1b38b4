/**
 * The design tokens of console and panel, as data: colour roles for light and dark, type, space, shape,
 * motion. `tokensCss` prints them as custom properties. The language is that of a trail map: ink on cool
 * paper, hairlines, one deep pine, and a blaze (the painted mark on a tree) for what is now or chosen.
 * Health and state never rest on colour alone: each has a rhombus of its own shape and a word.
 */
import { css, type Oklch } from './color.ts';

export type Scheme = 'light' | 'dark';

/** Each role in both schemes. Neutrals share one hue so that surfaces read as one sheet. */
export const colors = {
  // paper
  canvas: { light: [0.966, 0.006, 158], dark: [0.178, 0.012, 172] },
  surface: { light: [0.996, 0.002, 158], dark: [0.213, 0.013, 172] },
  raised: { light: [1, 0, 0], dark: [0.248, 0.014, 172] },
  sunken: { light: [0.975, 0.005, 158], dark: [0.192, 0.012, 172] },
  hover: { light: [0.957, 0.008, 158], dark: [0.262, 0.015, 172] },
  chosen: { light: [0.936, 0.022, 162], dark: [0.295, 0.03, 168] },
  scrim: { light: [0.2, 0.02, 172, 0.42], dark: [0.08, 0.01, 172, 0.66] },
  // lines
  line: { light: [0.905, 0.008, 158], dark: [0.305, 0.014, 172] },
  lineSoft: { light: [0.938, 0.007, 158], dark: [0.262, 0.013, 172] },
  edge: { light: [0.63, 0.015, 165], dark: [0.56, 0.016, 172] },
  // ink
  ink: { light: [0.225, 0.022, 172], dark: [0.945, 0.008, 158] },
  inkSoft: { light: [0.435, 0.02, 170], dark: [0.775, 0.013, 165] },
  inkFaint: { light: [0.52, 0.017, 170], dark: [0.68, 0.015, 168] },
  // pine: what can be done
  accent: { light: [0.395, 0.078, 166], dark: [0.79, 0.118, 164] },
  accentHover: { light: [0.34, 0.07, 168], dark: [0.845, 0.112, 163] },
  onAccent: { light: [0.985, 0.012, 160], dark: [0.2, 0.04, 170] },
  accentInk: { light: [0.42, 0.084, 166], dark: [0.81, 0.112, 163] },
  accentWash: { light: [0.945, 0.026, 163], dark: [0.285, 0.036, 168] },
  // blaze: what is now, live or chosen
  blaze: { light: [0.655, 0.196, 42], dark: [0.735, 0.17, 48] },
  blazeInk: { light: [0.53, 0.162, 40], dark: [0.79, 0.135, 52] },
  blazeWash: { light: [0.955, 0.026, 52], dark: [0.3, 0.048, 48] },
  // states
  danger: { light: [0.515, 0.185, 18], dark: [0.7, 0.165, 18] },
  dangerHover: { light: [0.46, 0.17, 18], dark: [0.755, 0.145, 18] },
  onDanger: { light: [0.99, 0.005, 18], dark: [0.185, 0.04, 18] },
  dangerInk: { light: [0.495, 0.18, 18], dark: [0.78, 0.125, 18] },
  dangerWash: { light: [0.957, 0.018, 15], dark: [0.285, 0.05, 16] },
  warnInk: { light: [0.485, 0.102, 72], dark: [0.84, 0.125, 84] },
  warnWash: { light: [0.957, 0.038, 88], dark: [0.295, 0.042, 84] },
  goodInk: { light: [0.45, 0.1, 152], dark: [0.82, 0.13, 154] },
  // data
  series1: { light: [0.46, 0.092, 166], dark: [0.76, 0.12, 164] },
  series2: { light: [0.6, 0.13, 62], dark: [0.8, 0.13, 78] },
  series3: { light: [0.47, 0.12, 310], dark: [0.75, 0.11, 310] },
  heat: { light: [0.5, 0.1, 166], dark: [0.52, 0.1, 165] },
  skeleton: { light: [0.926, 0.008, 158], dark: [0.285, 0.014, 172] },
} as const satisfies Record<string, Record<Scheme, Oklch>>;

export type ColorRole = keyof typeof colors;

/** Text over grounds it is used on (WCAG 2.2 AA: 4.5), and lines or marks that must be seen (3). */
export const contrastPairs: readonly (readonly [ColorRole, ColorRole, number])[] = [
  ...pairs(['ink', 'inkSoft', 'inkFaint'], ['canvas', 'surface', 'raised', 'sunken', 'hover'], 4.5),
  ...pairs(['ink', 'inkSoft', 'accentInk'], ['chosen', 'accentWash'], 4.5),
  ...pairs(
    ['accentInk', 'dangerInk', 'warnInk', 'goodInk', 'blazeInk'],
    ['surface', 'raised'],
    4.5,
  ),
  ...pairs(['ink', 'inkSoft', 'blazeInk'], ['blazeWash'], 4.5),
  ...pairs(['ink', 'inkSoft', 'dangerInk'], ['dangerWash'], 4.5),
  ...pairs(['ink', 'inkSoft', 'warnInk'], ['warnWash'], 4.5),
  ...pairs(['onAccent'], ['accent', 'accentHover'], 4.5),
  ...pairs(['onDanger'], ['danger', 'dangerHover'], 4.5),
  ...pairs(['edge'], ['surface', 'raised', 'sunken', 'canvas'], 3),
  ...pairs(['blaze', 'accent', 'danger'], ['surface', 'raised', 'canvas'], 3),
  ...pairs(['series1', 'series2', 'series3'], ['surface', 'raised'], 3),
];

function pairs(front: readonly ColorRole[], back: readonly ColorRole[], min: number) {
  return front.flatMap((f) => back.map((b) => [f, b, min] as const));
}

/** System fonts only: nothing is fetched. Named Linux faces stand before `system-ui`, which always resolves. */
export const fonts = {
  text: '-apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, Inter, Cantarell, Ubuntu, "Noto Sans", "DejaVu Sans Condensed", system-ui, sans-serif',
  /** Signage: DIN where the system has it. Titles and large figures. */
  sign: '"DIN Alternate", Bahnschrift, "Avenir Next", "Segoe UI Variable Display", "Segoe UI", Roboto, Inter, Cantarell, Ubuntu, "Noto Sans", "DejaVu Sans Condensed", system-ui, sans-serif',
  mono: 'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace',
} as const;

/** Size and line height in rem. `body` is 14 px: a working tool, read at arm's length. */
export const type = {
  tiny: [0.6875, 1],
  small: [0.75, 1.125],
  note: [0.8125, 1.1875],
  body: [0.875, 1.3125],
  lead: [1, 1.5],
  title: [1.375, 1.75],
  figure: [1.75, 2],
  display: [2.25, 2.5],
} as const;

/** px; a four-pixel grid with a half step. */
export const space = [0, 2, 4, 8, 12, 16, 20, 24, 32, 40, 56, 80] as const;

export const radius = { small: '4px', medium: '6px', large: '10px', round: '999px' } as const;

/** Two layers each: a tight contact shadow and a soft one, so that paper lies instead of floating. */
export const shadows = {
  low: { light: '0 1px 1px oklch(25% 0.02 172 / 0.05)', dark: '0 1px 1px oklch(0% 0 0 / 0.3)' },
  menu: {
    light: '0 1px 2px oklch(25% 0.02 172 / 0.08), 0 8px 24px -6px oklch(25% 0.02 172 / 0.16)',
    dark: '0 1px 2px oklch(0% 0 0 / 0.5), 0 10px 28px -6px oklch(0% 0 0 / 0.6)',
  },
  dialog: {
    light: '0 2px 4px oklch(25% 0.02 172 / 0.08), 0 24px 64px -12px oklch(25% 0.02 172 / 0.28)',
    dark: '0 2px 4px oklch(0% 0 0 / 0.5), 0 28px 70px -12px oklch(0% 0 0 / 0.75)',
  },
} as const;

export const motion = {
  quick: '90ms',
  base: '160ms',
  slow: '280ms',
  ease: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
} as const;

/**
 * Custom properties. Colours use `light-dark()`, so that one `color-scheme` (the system's, or the switch's
 * `data-theme` on the root) turns everything, native controls included.
 */
export function tokensCss(): string {
  const lines = [
    ...entries(
      colors,
      ([name, c]) => `--${kebab(name)}: light-dark(${css(c.light)}, ${css(c.dark)});`,
    ),
    ...entries(fonts, ([name, family]) => `--font-${name}: ${family};`),
    ...entries(type, ([name, [size, line]]) => `--t-${name}: ${size}rem/${line}rem;`),
    ...space.map((px, i) => `--s${i}: ${px}px;`),
    ...entries(radius, ([name, value]) => `--r-${name}: ${value};`),
    ...entries(motion, ([name, value]) => `--m-${name}: ${value};`),
    ...entries(shadows, ([name, s]) => `--shadow-${name}: ${s.light};`),
  ];
  const dark = entries(shadows, ([name, s]) => `--shadow-${name}: ${s.dark};`);
  return [
    '/* Generated from core/tokens.ts by local/write-theme.ts: edit the tokens, not this file. */',
    block(':root', ['color-scheme: light dark;', ...lines]),
    // light-dark() takes colours only, so shadows are switched by rule.
    `@media (prefers-color-scheme: dark) {\n${block('  :root:not([data-theme="light"])', dark)}}\n`,
    block(':root[data-theme="light"]', ['color-scheme: light;']),
    block(':root[data-theme="dark"]', ['color-scheme: dark;', ...dark]),
  ].join('\n');
}

const block = (selector: string, lines: readonly string[]) =>
  `${selector} {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;

const kebab = (name: string) => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function entries<T extends object>(
  of: T,
  print: (entry: [string, T[keyof T]]) => string,
): string[] {
  return Object.entries(of).map(print);
}
