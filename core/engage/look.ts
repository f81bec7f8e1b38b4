/**
 * An app's look, judged before anybody sees it: which of its colours cannot be read on which, in light and in
 * dark, and the nearest colour that can. The usual colours are the widget's (widget/src/ui/css.ts).
 */
import type { Theme } from '../model/theme.ts';
import { contrastOf } from './checks/theme.ts';

export const colorNames = ['accent', 'onAccent', 'surface', 'ink', 'line'] as const;
export type ColorName = (typeof colorNames)[number];
export type Scheme = 'light' | 'dark';
type Colors = Readonly<Record<ColorName, string>>;

export const usual: Readonly<Record<Scheme, Colors>> = {
  light: {
    ...{ accent: '#14543f', onAccent: '#ffffff', surface: '#ffffff' },
    ...{ ink: '#17211e', line: '#d9e0dc' },
  },
  dark: {
    ...{ accent: '#63cfa3', onAccent: '#08231a', surface: '#1d2422' },
    ...{ ink: '#edf2ef', line: '#3a4441' },
  },
};

/** What is drawn: a colour that is set stands in light and in dark alike. */
export function colorsOf(theme: Theme, scheme: Scheme): Colors {
  const set = colorNames.flatMap((name) => (theme[name] ? [[name, theme[name]] as const] : []));
  return { ...usual[scheme], ...Object.fromEntries(set) };
}

export const schemesOf = ({ scheme = 'auto' }: Theme): readonly Scheme[] =>
  scheme === 'auto' ? ['light', 'dark'] : [scheme];

const channels = (color: string) =>
  [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/** `share` of one, the rest of the other; as `color-mix(in srgb, …)` has it. */
export function mix(one: string, other: string, share: number): string {
  const b = channels(other);
  const mixed = channels(one).map((a, i) => Math.round(a * share + (b[i] ?? 0) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** The nearest shade towards black or white that is readable; undefined where neither is. */
export function readable(color: string, against: string, ratio: number): string | undefined {
  const found = ['#000000', '#ffffff'].flatMap((end) => {
    for (let step = 1; step <= 50; step++) {
      const shade = mix(end, color, step / 50);
      if (contrastOf(shade, against) >= ratio) return [{ step, shade }];
    }
    return [];
  });
  return found.toSorted((a, b) => a.step - b.step)[0]?.shade;
}

type Pair = { what: string; change: ColorName; of: (colors: Colors) => string; on: ColorName };

/** Everything that is read, with the colour that gives way. Small text is mixed as the widget mixes it. */
const pairs: readonly Pair[] = [
  { what: 'Text on the background', change: 'ink', of: ({ ink }) => ink, on: 'surface' },
  {
    ...{ what: 'Small text on the background', change: 'ink', on: 'surface' },
    of: ({ ink, surface }) => mix(ink, surface, 0.72),
  },
  { what: 'Words on buttons', change: 'onAccent', of: ({ onAccent }) => onAccent, on: 'accent' },
  { what: 'Links on the background', change: 'accent', of: ({ accent }) => accent, on: 'surface' },
];

export type LookProblem = {
  readonly what: string;
  readonly schemes: readonly Scheme[];
  /** The least of the schemes, 1 to 21. */
  readonly ratio: number;
  readonly change: ColorName;
  /** Readable in every scheme it is drawn in; undefined where one colour cannot serve both. */
  readonly to: string | undefined;
};

/** WCAG 2.2 AA, for text of the widget's sizes. */
export const least = 4.5;

function fixFor(theme: Theme, { of, on, change }: Pair): string | undefined {
  const works = (color: string) =>
    schemesOf(theme).every((scheme) => {
      const colors = colorsOf({ ...theme, [change]: color }, scheme);
      return contrastOf(of(colors), colors[on]) >= least;
    });
  for (const scheme of schemesOf(theme)) {
    const colors = colorsOf(theme, scheme);
    // Mixed text must end up darker than it begins: harder shades are tried until one holds.
    for (const ratio of [least, 5.5, 7, 9, 12]) {
      const shade = readable(colors[change], colors[on], ratio);
      if (shade && works(shade)) return shade;
    }
  }
  return undefined;
}

export function lookProblems(theme: Theme): readonly LookProblem[] {
  return pairs.flatMap((pair) => {
    const found = schemesOf(theme).flatMap((scheme) => {
      const colors = colorsOf(theme, scheme);
      const ratio = contrastOf(pair.of(colors), colors[pair.on]);
      return ratio < least ? [{ scheme, ratio }] : [];
    });
    if (found.length === 0) return [];
    return [
      {
        ...{ what: pair.what, change: pair.change, to: fixFor(theme, pair) },
        schemes: found.map(({ scheme }) => scheme),
        ratio: Math.min(...found.map(({ ratio }) => ratio)),
      },
    ];
  });
}
