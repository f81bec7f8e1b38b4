/** What runs in the browser: decisions of growing size, each with another element to find. */
import { elementHash } from '../../../core/locator/canonical.ts';
import { decide } from '../../../core/locator/decide.ts';
import type { Descriptor } from '../../../core/locator/descriptor.ts';
import { createLexicon } from '../../../core/locator/lexicon.ts';
import { profile } from '../../../core/locator/signals.ts';
import { scoreOf } from '../../../core/locator/similarity.ts';
import { describePage } from '../../../dom/page.ts';

export type Times = {
  /** How many there really were to choose from. */
  readonly size: number;
  readonly ms: readonly number[];
};

const warmUp = 3;
const page = describePage(document).map(({ descriptor }) => descriptor);
/** Tags are of distinct elements; where the page has no more of them, its others follow. */
const distinct = [...new Map(page.map((d) => [elementHash(d), d])).values()];
const tagged = [...distinct, ...page.filter((d) => !distinct.includes(d))];

function repeat(runs: number, all: readonly Descriptor[], act: (d: Descriptor) => void): number[] {
  const times = Array.from({ length: runs + warmUp }, (_, run) => {
    // Spread over the page: a prime step meets links, buttons, fields and rows alike.
    const wanted = all[(run * 7_919) % all.length];
    if (!wanted) throw new Error('The page has no element that reacts.');
    const start = performance.now();
    act(wanted);
    return performance.now() - start;
  });
  return times.slice(warmUp);
}

/** A tag looks for its element among all of a page. */
function decideAmong(size: number, runs: number): Times {
  const candidates = page.slice(0, size);
  const ms = repeat(runs, candidates, (wanted) => void decide(wanted, candidates));
  return { size: candidates.length, ms };
}

/** An element that was clicked looks for its tag among all tags, which were read when they came. */
function matchTags(size: number, runs: number): Times {
  const tags = tagged.slice(0, size);
  const lexicon = createLexicon();
  const known = tags.map((tag) => profile(tag, lexicon));
  const ms = repeat(runs, tags, (wanted) => {
    const seen = profile(wanted, lexicon);
    let best = 0;
    for (const tag of known) best = Math.max(best, scoreOf(tag, seen));
    if (best === 0) throw new Error('Even the element itself was not found.');
  });
  return { size: tags.length, ms };
}

export const measures = { decideAmong, matchTags };

Object.assign(window, { bench: measures });
