/**
 * What the page measured of the real rendering, as checks: contrast, size of targets, order of focus, what it covers
 * and whether it fits. Numbers come from extension/tagger/measure.ts; what they mean is said here. Pure.
 */
import { type Check, languageName } from './check.ts';

/** One rendering of one step or question. */
export type Measured = {
  readonly step: string | null;
  /** "Step 2", "Question 1" or "It". */
  readonly name: string;
  readonly language: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  /** Texts under what they need (WCAG 2.2, 1.4.3), worst first. */
  readonly contrasts: {
    readonly name: string;
    readonly ratio: number;
    readonly needed: number;
  }[];
  /** Smaller than 24 by 24 CSS pixels (2.5.8). */
  readonly targets: {
    readonly name: string;
    readonly width: number;
    readonly height: number;
  }[];
  /** The first two whose places on the screen are the other way round than Tab takes them (2.4.3). */
  readonly order: { readonly first: string; readonly next: string } | null;
  /** Share of what it points at that it covers. */
  readonly covered: number;
  /** Pixels that stick out of what is seen, in width and in height. */
  readonly wide: number;
  readonly high: number;
  /** False where nothing came of it, so that nothing could be measured. */
  readonly isDrawn: boolean;
};

type Found = Omit<Check, 'step'>;

/** The figures of a rendering; with its circumstances where these make the difference. */
function foundIn({ name, scheme, width, language, ...of }: Measured): Found[] {
  const found: Found[] = [];
  const at = `at ${width} pixels, in ${languageName(language)}`;
  if (!of.isDrawn) {
    const text = `${name} was not drawn ${at}, so nothing of it is measured.`;
    return [{ rule: 'undrawn', level: 'warn', text, fix: 'Preview it, and see what is missing.' }];
  }
  const [faint] = of.contrasts;
  if (faint) {
    const text = `${name}: “${faint.name}” has a contrast of ${faint.ratio.toFixed(1)} in ${scheme} colours; it needs ${faint.needed}.`;
    const fix = 'Change its colour or the one behind it, in its look or the app’s.';
    found.push({ rule: `contrast.${scheme}`, level: 'warn', text, fix });
  }
  const [small] = of.targets;
  if (small) {
    const size = `${Math.round(small.width)} by ${Math.round(small.height)}`;
    const text = `${name}: “${small.name}” is ${size} pixels; fingers need 24 by 24.`;
    found.push({
      rule: 'target',
      level: 'warn',
      text,
      fix: 'Give it more words, or make it a button.',
    });
  }
  if (of.order) {
    const text = `${name}: Tab reaches “${of.order.next}” after “${of.order.first}”, and it stands before it.`;
    found.push({
      rule: 'order',
      level: 'warn',
      text,
      fix: 'Put them in the order in which they are read.',
    });
  }
  if (of.covered > 0.05) {
    const text = `${name} covers ${Math.round(of.covered * 100)} % of its own element ${at}.`;
    const fix = 'Shorten it, place it on another side, or point at something smaller.';
    found.push({ rule: 'covers', level: 'warn', text, fix });
  }
  if (of.wide > 1) {
    const text = `${name} is ${Math.ceil(of.wide)} pixels too wide ${at}.`;
    const fix = 'Shorten its longest word or address, or make its picture smaller.';
    found.push({ rule: 'wide', level: 'warn', text, fix });
  }
  if (of.high > 1) {
    const text = `${name} is ${Math.ceil(of.high)} pixels too high ${at}: people have to scroll in it.`;
    found.push({
      rule: 'high',
      level: 'warn',
      text,
      fix: 'Shorten it, or spread it over two steps.',
    });
  }
  return found;
}

/** One fault of one step is said once, of the rendering where it is met first. */
export function measuredChecks(all: readonly Measured[]): Check[] {
  const said = new Map<string, Check>();
  for (const one of all) {
    for (const found of foundIn(one)) {
      const key = `${found.rule} ${one.step}`;
      if (!said.has(key)) said.set(key, { ...found, ...(one.step !== null && { step: one.step }) });
    }
  }
  return [...said.values()];
}
