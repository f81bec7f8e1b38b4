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
import { type Prepared, prepare } from './descriptors.ts';
import { disagreements } from './report/curve.ts';
import { drawCurves } from './report/picture.ts';
import { byFamily, columns, overview, type Tried } from './report/rows.ts';
import { type Decided, decideCrossValidated, decideShipped } from './report/shipped.ts';
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

const scoredOf = (decided: readonly Decided[]) => decided.map(({ scored }) => scored);
const triedOf = (name: string, decided: readonly Decided[]): Tried => ({
  name,
  verdicts: decided.map(({ verdict }) => verdict),
});

/** Knowing what else stood on the old page is more than the others are told: rows of their own. */
function tryOurs(data: string, prepared: readonly Prepared[], log: BenchContext['log']) {
  const shipped = prepared.map((one) => decideShipped(one, false));
  const crossValidated = decideCrossValidated(data, prepared, log);
  const tried = [
    triedOf('shipped', shipped),
    triedOf('cross-validated', crossValidated.alone),
    triedOf(
      'shipped, old page known',
      prepared.map((one) => decideShipped(one, true)),
    ),
    triedOf('cross-validated, page known', crossValidated.withPage),
  ];
  return { shipped, crossValidated: crossValidated.alone, tried };
}

/** Those whose families are shown: more of them would not fit beside each other. */
const inFamilies = new Set(['shipped', 'cross-validated', 'Similo']);

type Quality = Pick<Report, 'rows'> & { sections: Section[]; notes: string[] };

async function measureQuality(
  data: string,
  withDocs: boolean,
  { signal, log }: Pick<BenchContext, 'signal' | 'log'>,
): Promise<Quality> {
  const { cases, disputed } = loadCases(data);
  log(`${cases.length} cases`);
  const ours = tryOurs(data, prepare(data, log), log);
  const { tried, similo } = await tryBaselines({ data, cases, signal, log });
  const [shipped] = ours.tried;
  const verdicts = shipped?.verdicts ?? [];
  const { accept } = thresholds;
  const svg = drawCurves({
    ...{ ours: scoredOf(ours.shipped), shipped: verdicts, accept, similo },
    crossValidated: scoredOf(ours.crossValidated),
  });
  const files = writeCurve(svg, withDocs);
  const others = disagreements(scoredOf(ours.shipped), verdicts, accept);
  return {
    rows: overview([...ours.tried, ...tried]),
    sections: [byFamily([...ours.tried, ...tried].filter(({ name }) => inFamilies.has(name)))],
    notes: [
      'cross-validated: weights learnt on other families only; page known: what else stood on the old page is told',
      `${disputed} cases whose label is disputed are left out`,
      'by family: the interval where whole families are drawn, not cases; cases of one page are alike',
      'located: correct (the very element) or equivalent (nested in or around it, same box or text)',
      'false accepts: the element was taken from the new page, and something was answered',
      'ms: the decision alone, both pages read before; a selector is made on the old page and asked of the new one',
      `curve: ${files.join(', ')}`,
      ...(others ? [`curve: ${others} shipped decisions rest on more than its threshold`] : []),
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
