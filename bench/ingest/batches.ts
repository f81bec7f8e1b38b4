/**
 * Traffic of a product that has been used for a while: visitors with an account, 2,000 distinct
 * elements of which few get most of the clicks, each on up to three of 200 pages. A batch is what one
 * person did in one tab, so its events name up to 60 of these elements, again and again.
 */
import { elementHash } from '../../core/locator/canonical.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import type { Batch, WireEvent } from '../../core/model/batch.ts';
import { createRandom, type Random } from '../../local/simulator/random.ts';

const elementCount = 2_000;
const pageCount = 200;
const accountCount = 40;
/** What one person works with between two batches. */
const workingSet = 60;

interface Place {
  /** Buttons are clicked, fields changed, forms submitted. */
  kind: 'click' | 'change' | 'submit';
  hash: string;
  descriptor: Descriptor;
  pages: string[];
}

/** Digits are folded away by the locator, so names that differ must differ in letters. */
const letters = (n: number) =>
  n.toString().replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));

const page = (n: number) => `/projects/:id/${letters(n)}`;

function placeOf(n: number, random: Random): Place {
  const descriptor: Descriptor = {
    v: 1,
    tag: 'button',
    role: 'button',
    name: `Do ${letters(n)}`,
    text: `Do ${letters(n)}`,
    attrs: { testid: `action-${letters(n)}`, type: 'button' },
    classes: ['btn', 'btn-primary'],
    nth: 1,
    of: 2,
    path: [
      { tag: 'form', id: 'editor' },
      { tag: 'main', role: 'main' },
    ],
    landmark: 'main',
    heading: 'Project',
  };
  const pages = Array.from({ length: random.between(1, 3) }, () =>
    page(random.between(1, pageCount)),
  );
  const kind = random.weighted({ click: 84, change: 10, submit: 6 });
  return { kind, hash: elementHash(descriptor), descriptor, pages };
}

export interface Traffic {
  /** Batches that name every element and page once, with descriptors. */
  introduction: Batch[];
  batches(count: number, size: number, seq: number): Batch[];
}

export function createTraffic(app: string, now: number): Traffic {
  const random = createRandom('bench ingest');
  const places = Array.from({ length: elementCount }, (_, n) => placeOf(n, random));
  // Squaring twice gives a tenth of the elements more than half of the clicks.
  const popular = () =>
    places[Math.floor(random.next() ** 4 * elementCount)] ?? random.pick(places);

  const eventAt = (t: number, used: readonly Place[]): WireEvent => {
    const place = random.pick(used);
    const p = random.pick(place.pages);
    const what = random.weighted({ use: 83, page: 14, track: 3 });
    if (what === 'page') return { t, k: 'page', p };
    if (what === 'track') {
      return { t, k: 'track', p, n: 'report exported', x: { format: 'csv', rows: 240 } };
    }
    return { t, k: place.kind, p, e: place.hash };
  };

  const batchOf = (n: number, seq: number, events: WireEvent[]): Batch => {
    const id = (kind: number) =>
      `${n.toString(16).padStart(8, '0')}-0000-7000-8000-${kind.toString().padStart(12, '0')}`;
    return {
      ...{ v: 1, app, sender: id(1), seq, sent: now, device: id(2) },
      user: { id: `person-${n}` },
      account: { id: `account-${n % accountCount}` },
      events,
    };
  };

  const introduce = (some: Place[], n: number): Batch => ({
    ...batchOf(
      1_000_000 + n,
      1,
      some.flatMap(({ hash, pages }) =>
        pages.map((p): WireEvent => ({ t: now, k: 'click', p, e: hash })),
      ),
    ),
    elements: Object.fromEntries(some.map(({ hash, descriptor }) => [hash, descriptor])),
  });

  return {
    introduction: Array.from({ length: elementCount / 100 }, (_, n) =>
      introduce(places.slice(n * 100, n * 100 + 100), n),
    ),
    batches: (count, size, seq) =>
      Array.from({ length: count }, (_, n) => {
        const used = Array.from({ length: workingSet }, popular);
        // One person after the other, a little overlapping, as their batches arrive.
        const last = now - (count - n) * 50;
        const times = Array.from({ length: size }, (_, i) => last - (size - i) * 20);
        return batchOf(
          n,
          seq,
          times.map((t) => eventAt(t, used)),
        );
      }),
  };
}
