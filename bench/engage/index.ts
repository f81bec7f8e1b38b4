/**
 * npm run bench -- engage [--runs 7] [--throttle 4] [--latency 40] [--mbit 10] [--seconds 6] [--pictures DIR] [--waterfall]
 *
 * What it costs a page to show a tour and to ask a question: bytes, time until it is on the screen, the main
 * thread's time, layout shift and heap, with Waymark, PostHog, driver.js and Shepherd on the same page in the
 * same run, in turns. A visit in which the thing is not to be seen makes its product's row say so.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArgs, getChromium } from '../../local/chromium.ts';
import { repoDir } from '../../local/paths.ts';
import { serveProduct } from '../../tests/e2e/third-party.ts';
import type { BenchContext } from '../run.ts';
import { packageVersion, type Report, type Section } from '../table.ts';
import type { Kind } from './content.ts';
import { about, type Variant, variantsOf } from './peers.ts';
import { publishBoth } from './published.ts';
import { columns, formbricksRow, rowsOf, titleOf } from './rows.ts';
import { startVendor } from './vendor.ts';
import { type Conditions, type Visit, visit } from './visit.ts';

const kinds: readonly Kind[] = ['tour', 'nps'];

/** Into a folder of its own, so that nobody who serves dist/ at the moment sees it half made. */
function buildWidget(outDir: string): void {
  for (const mode of ['esm', 'loader']) {
    const words = ['build', '-c', 'widget/vite.config.ts', '--mode', mode, '--logLevel', 'warn'];
    const env = { ...process.env, PATH: `${repoDir}/node_modules/.bin:${process.env.PATH}` };
    const { status, stderr } = spawnSync('vite', [...words, '--outDir', outDir], {
      ...{ cwd: repoDir, encoding: 'utf8', env },
    });
    if (status !== 0) throw new Error(`The widget could not be built (${mode}):\n${stderr}`);
  }
}

type Visiting = (kind: Kind, variant: Variant, isFirst: boolean) => Promise<Visit>;

/** One page for all, and one origin that is every vendor's; `work` visits it as it likes. */
async function withSite<T>(
  { signal, log, options }: BenchContext,
  conditions: Conditions,
  work: (visiting: Visiting, browser: Browser) => Promise<T>,
): Promise<T> {
  const widgetDir = mkdtempSync(path.join(tmpdir(), 'waymark-engage-'));
  const browser = await chromium.launch({ executablePath: getChromium(), args: [...chromiumArgs] });
  const ends = [() => browser.close(), () => rmSync(widgetDir, { recursive: true, force: true })];
  try {
    log('building the widget, publishing a tour and a survey');
    buildWidget(widgetDir);
    const published = await publishBoth(browser);
    const vendor = await startVendor(published, widgetDir);
    let snippet = '';
    const site = await serveProduct('sb-admin-2', () => snippet);
    ends.push(
      () => vendor.close(),
      () => site.close(),
    );
    const { pictures } = options;
    if (pictures) mkdirSync(pictures, { recursive: true });
    const place = { browser, vendor, site: site.url, signal };
    return await work((kind, variant, isFirst) => {
      vendor.kind = kind;
      const { app } = published[kind];
      snippet = variant === 'nothing' ? '' : about[variant].snippet(vendor.url, kind, app);
      const picture = pictures && path.join(pictures, `${kind}-${variant}.png`);
      return visit(place, kind, variant, conditions, isFirst ? picture : undefined);
    }, browser);
  } finally {
    for (const end of ends) await end();
  }
}

/** Another order each time: whatever a machine does over time hits all alike. The first round warms up. */
async function visitInTurns(
  kind: Kind,
  runs: number,
  visiting: Visiting,
  { log, options }: BenchContext,
): Promise<Map<Variant, Visit[]>> {
  const variants = variantsOf(kind).filter((variant) => variant !== 'formbricks');
  const all = new Map<Variant, Visit[]>(variants.map((variant) => [variant, []]));
  for (let run = 0; run <= runs; run++) {
    log(run === 0 ? `${kind}: warming up` : `${kind}: run ${run} of ${runs}`);
    for (let i = 0; i < variants.length; i++) {
      const variant = variants[(run + i) % variants.length] ?? 'nothing';
      const seen = await visiting(kind, variant, run === 0);
      if (run > 0) all.get(variant)?.push(seen);
      if (run === 1 && options.waterfall) log(`${variant}, ms:\n${seen.drawn}`);
    }
  }
  return all;
}

function notesOf({ throttle, latency, mbit, seconds }: Conditions): string[] {
  const network = latency > 0 ? `${latency} ms and ${mbit} Mbit/s of network` : 'no network delay';
  return [
    `sb-admin-2's dashboard, empty cache, ${throttle}x CPU throttling, ${network}; all servers answer at once.`,
    '"to shown" is from the beginning of the navigation, "after load" from the page\'s load event, both to the first frame that shows it.',
    `main thread, script, layout shift and heap: ${seconds} s of the page, less the page's own. Bytes: compressed bodies, answers of servers included.`,
    'waymark: captures usage, decides by the attention budget (person and claim asked of the server), finds elements by descriptor, records the display.',
    'turns: the longest chain of requests each of which began after the answer to the one before.',
    "posthog-js: captures usage (autocapture); tour by CSS selector; dims the page; surveys off on the tour's page, tours off on the survey's, recording off on both.",
    'driver.js, shepherd.js: the tour is written into the page: no server, no targeting, no budget, no data; bundled and minified with their style sheets. They dim the page.',
    'formbricks: the npm package is a loader of 1.4 KB that asks its own server for /js/formbricks.umd.cjs. Not measured here; 284 KB gzip on every page where others measured it.',
  ];
}

export async function bench(context: BenchContext): Promise<Report> {
  const { options } = context;
  const runs = Number(options.runs ?? 7);
  const { throttle = 4, latency = 40, mbit = 10, seconds = 6 } = options;
  const conditions = {
    ...{ throttle: Number(throttle), latency: Number(latency) },
    ...{ mbit: Number(mbit), seconds: Number(seconds) },
  };
  return withSite(context, conditions, async (visiting, browser) => {
    const sections: Section[] = [];
    for (const kind of kinds) {
      const rows = rowsOf(await visitInTurns(kind, runs, visiting, context));
      if (kind === 'nps') rows.push(formbricksRow(await visiting(kind, 'formbricks', true)));
      sections.push({ title: titleOf(kind), columns, rows });
    }
    const [first, ...others] = sections;
    const names = ['posthog-js', 'driver.js', 'shepherd.js', '@formbricks/js'];
    return {
      title: `What it costs a page to be shown something. ${first?.title}`,
      runs,
      versions: {
        chromium: browser.version(),
        ...Object.fromEntries(names.map((name) => [name, packageVersion(name)])),
      },
      ...{ columns, rows: first?.rows ?? [], sections: others, notes: notesOf(conditions) },
      passed: !sections.some(({ rows }) => rows.some(({ shown }) => `${shown}`.startsWith('fail'))),
    };
  });
}
