/**
 * npm run bench -- locator [--data ../shared/locator] [--docs] [--runs 21] [--skip-speed]
 *
 * Is the element found again after the redesign, and is it never the wrong one: the locator beside what
 * others do, on cases that nobody here chose. `--docs` renews the curve that the documentation shows.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { thresholds } from '../../core/locator/weights.ts';
import { repoDir } from '../../local/paths.ts';
import type { BenchContext } from '../run.ts';
import { packageVersion, type Report, type Section } from '../table.ts';
import { tryBaselines } from './baselines/index.ts';
import { loadCases } from './cases.ts';
import { prepare } from './descriptors.ts';
import { disagreements } from './report/curve.ts';
import { boundsOf, drawCurves } from './report/picture.ts';
import { byFamily, columns, overview, type Tried } from './report/rows.ts';
import { decideShipped, type Given } from './report/shipped.ts';
import { measureSpeed } from './speed/index.ts';

/** Beside the repository: whose pages they are, they may not be copied into it. */
const usualData = '../shared/locator';

function writeCurve(svg: string, withDocs: boolean): string[] {
  const files = ['bench/out/locator-curve.svg', ...(withDocs ? ['docs/locator-curve.svg'] : [])];
  for (const file of files) {
    mkdirSync(path.dirname(path.join(repoDir, file)), { recursive: true });
    writeFileSync(path.join(repoDir, file), svg);
  }
  return files;
}

/** A row of its own: knowing what else stood on the old page is more than the others are told. */
function withOldPage(prepared: readonly Given[]): Tried[] {
  if (!prepared.some(({ others }) => others?.length)) return [];
  const verdicts = prepared.map((one) => decideShipped(one, { withOthers: true }).verdict);
  return [{ name: 'shipped, old page known', verdicts }];
}

type Quality = Pick<Report, 'rows'> & { sections: Section[]; notes: string[] };

async function measureQuality(
  data: string,
  withDocs: boolean,
  { signal, log }: Pick<BenchContext, 'signal' | 'log'>,
): Promise<Quality> {
  const { cases, disputed } = loadCases(data);
  log(`${cases.length} cases`);
  const prepared: readonly Given[] = prepare(data, log);
  const decided = prepared.map((one) => decideShipped(one));
  const shipped = { name: 'shipped', verdicts: decided.map(({ verdict }) => verdict) };
  const own: Tried[] = [shipped, ...withOldPage(prepared)];
  const { tried, similo } = await tryBaselines({ data, cases, signal, log });
  const ours = decided.map(({ scored }) => scored);
  const svg = drawCurves({ ours, shipped: shipped.verdicts, at: thresholds, similo });
  const files = writeCurve(svg, withDocs);
  const others = disagreements(ours, shipped.verdicts, boundsOf(thresholds));
  return {
    rows: overview([...own, ...tried]),
    sections: [byFamily([...own, ...tried.filter(({ name }) => name === 'Similo')])],
    notes: [
      `${disputed} cases whose label is disputed are left out`,
      'by family: the interval where whole families are drawn, not cases; cases of one page are alike',
      'located: correct (the very element) or equivalent (nested in or around it, same box or text)',
      'false accepts: the element was taken from the new page, and something was answered',
      'ms: the decision alone, both pages read before; a selector is made on the old page and asked of the new one',
      `curve: ${files.join(', ')}`,
      ...(others
        ? [`curve: ${others} shipped decisions rest on more than its two thresholds`]
        : []),
    ],
  };
}

/** Without the cases only speed can be measured, and the report says what is missing. */
function withoutData(data: string): Quality {
  const asked = path.resolve(data);
  return {
    rows: [],
    sections: [],
    notes: [
      `LEFT OUT: located, wrong, refused and false accepts on both tracks, all baselines, families and the curve.`,
      `They need the cases: ${asked} with dev.jsonl, dev.absent.jsonl and dev/, which this repository may not contain.`,
      'Give the folder: npm run bench -- locator --data FOLDER',
    ],
  };
}

export async function benchLocator({ options, signal, log }: BenchContext): Promise<Report> {
  const data = options.data ?? path.join(repoDir, usualData);
  const runs = Number(options.runs ?? 21);
  const hasData = existsSync(path.join(data, 'dev.jsonl'));
  const withDocs = options.docs === 'true';
  const quality = hasData
    ? await measureQuality(data, withDocs, { signal, log })
    : withoutData(data);
  const speed = options['skip-speed'] ? undefined : await measureSpeed({ runs, signal, log });
  return {
    title: 'The element after the redesign',
    ...{ runs, columns, rows: quality.rows },
    versions: {
      ...(speed ? { chromium: speed.chromium } : {}),
      ...Object.fromEntries(
        ['jsdom', '@medv/finder', 'css-selector-generator'].map((name) => [
          name,
          packageVersion(name),
        ]),
      ),
    },
    sections: [...quality.sections, ...(speed ? [speed.section] : [])],
    notes: [...quality.notes, ...(speed?.notes ?? [])],
    ...(speed ? { passed: speed.passed } : {}),
  };
}
