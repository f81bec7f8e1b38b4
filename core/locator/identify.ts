/**
 * The smallest set of signals by which one element is told from all others of its page, here and now. Not how
 * it is recognised later (that weighs everything), but what that recognition hangs on: an element that only a
 * class or a position tells apart is one release from being lost.
 */
import type { Descriptor } from './descriptor.ts';

/** `lasts`: written to be kept. `mostly`: holds until somebody rewords or moves it. `short`: until a release. */
export type Lasting = 'lasts' | 'mostly' | 'short';

export type Mark = {
  /** "its test id", to be read in a sentence. */
  readonly called: string;
  readonly value: string;
  readonly lasting: Lasting;
};

type Source = {
  readonly called: string;
  readonly lasting: Lasting;
  readonly read: (d: Descriptor) => string | undefined;
};

const source = (
  lasting: Lasting,
  called: string,
  read: (d: Descriptor) => string | undefined,
): Source => ({ called, lasting, read });

/**
 * The stated rule of what lasts: what a developer wrote to name it (mark, test id, id, field name; generated
 * ones never enter a descriptor) lasts; words, headings and addresses mostly do; looks, neighbours and
 * positions are short-lived. In the order in which they are told.
 */
const sources: readonly Source[] = [
  source('lasts', 'the developer’s mark', (d) => d.attrs?.mark),
  source('lasts', 'its test id', (d) => d.attrs?.testid),
  source('lasts', 'its id', (d) => d.attrs?.id),
  source('lasts', 'its field name', (d) => d.attrs?.name),
  source('mostly', 'its name', (d) => d.name),
  source('mostly', 'its text', (d) => d.text),
  source('mostly', 'where it leads', (d) => d.attrs?.href ?? d.attrs?.action ?? d.attrs?.for),
  source('mostly', 'its hint', (d) => d.attrs?.placeholder ?? d.attrs?.title ?? d.attrs?.alt),
  source('mostly', 'its icon', (d) => d.attrs?.icon),
  source('mostly', 'its kind', (d) => [d.role ?? d.tag, d.attrs?.type].filter(Boolean).join(' ')),
  source('mostly', 'the heading above it', (d) => d.heading),
  source('mostly', 'the region it stands in', (d) => d.landmark),
  source('mostly', 'its frame', (d) => d.frame?.join(' › ')),
  source('mostly', 'its component', (d) => d.shadow?.join(' › ')),
  source('mostly', 'what it stands in', (d) => d.path?.find((step) => step.id)?.id),
  source('short', 'its classes', (d) => d.classes?.join(' ')),
  source('short', 'its position', (d) => `${d.nth} of ${d.of}`),
  source('short', 'its place in the page', (d) => d.trail?.join(' › ')),
];

const cost: Readonly<Record<Lasting, number>> = { lasts: 0, mostly: 1, short: 3 };
/** Four words are the most that anybody reads; 18 signals make 3,060 sets of four, each a short loop. */
const mostMarks = 4;

type Known = Mark & { readonly rivals: ReadonlySet<number> };

function marksOf(d: Descriptor, others: readonly Descriptor[]): Known[] {
  return sources.flatMap(({ called, lasting, read }) => {
    const value = read(d);
    if (!value) return [];
    const rivals = others.flatMap((other, i) => (read(other) === value ? [i] : []));
    // What all others share tells it from none.
    return rivals.length < Math.max(1, others.length)
      ? [{ called, value, lasting, rivals: new Set(rivals) }]
      : [];
  });
}

/** Sets of `size` marks, in order, without repeats. */
function* sets(marks: readonly Known[], size: number, from = 0): Generator<readonly Known[]> {
  if (size === 0) yield [];
  else {
    for (let i = from; i <= marks.length - size; i++) {
      const first = marks[i];
      if (first) for (const rest of sets(marks, size - 1, i + 1)) yield [first, ...rest];
    }
  }
}

function isAlone([first, ...rest]: readonly Known[]): boolean {
  return (
    !!first && [...first.rivals].every((rival) => rest.some(({ rivals }) => !rivals.has(rival)))
  );
}

function priceOf(marks: readonly Known[]): number {
  return marks.reduce((sum, { lasting }) => sum + cost[lasting], 0);
}

/** Smallest first; among equally small ones the one that lasts longest. Empty where it truly has twins. */
export function identifyingMarks(d: Descriptor, others: readonly Descriptor[]): Mark[] {
  const known = marksOf(d, others);
  for (let size = 1; size <= Math.min(mostMarks, known.length); size++) {
    let best: readonly Known[] | undefined;
    for (const set of sets(known, size)) {
      if (best && priceOf(best) <= priceOf(set)) continue;
      if (isAlone(set)) best = set;
    }
    if (best) return best.map(({ called, value, lasting }) => ({ called, value, lasting }));
  }
  return [];
}

/** Everything it is known by, for people; strongest first. */
export function allMarks(d: Descriptor): Mark[] {
  return sources.flatMap(({ called, lasting, read }) => {
    const value = read(d);
    return value ? [{ called, value, lasting }] : [];
  });
}
