/**
 * One rule, two writings: an event that the wire format allows is stored, and one that it does not is
 * refused by its place. Whole batches of events, each right or wrong in its own way, hold zod's schema
 * and the SQL that judges a batch as a set to the same verdicts.
 */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limits } from '../../core/limits.ts';
import { eventKinds, wireEvent } from '../../core/model/batch.ts';
import type { Backend } from '../../local/backend.ts';
import { batchFor, countOf, makeProduct, openBackend, type Product } from './ingest/harness.ts';

let backend: Backend;
let product: Product;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ backend, close } = await openBackend());
  product = await makeProduct(backend, { rate_per_minute: 1_000_000 });
});
afterAll(() => close?.());

const now = Date.now();
const text = (most: number) =>
  fc.constantFrom('', 'a', '/p', 'ü', 'x'.repeat(most), 'x'.repeat(most + 1));
const odd = fc.constantFrom<unknown>(null, true, 7, [], {}, ['a'], 'not this');
const orOdd = (good: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: odd });

const hashes = ['00000000000000aa', 'ffffffffffffffff', 'FFFFFFFFFFFFFFFF', 'abc', ''];
const properties = [{}, { a: 1 }, { a: 'x'.repeat(1_900) }, { a: 'x'.repeat(2_300) }];
const event = fc.record(
  {
    t: orOdd(fc.constantFrom(now, now - 1, now - 0.5, now - 5_000_000, 9e15, -9e15)),
    k: orOdd(fc.constantFrom(...eventKinds)),
    p: orOdd(text(limits.pathChars)),
    e: orOdd(fc.constantFrom(...hashes)),
    n: orOdd(text(limits.nameChars)),
    x: orOdd(fc.constantFrom(...properties)),
  },
  { requiredKeys: ['t', 'k', 'p'] },
);

/** The schema, and what its comments say: who needs an element or a name, how large, how old. */
function isAllowed(candidate: unknown): boolean {
  const parsed = wireEvent.safeParse(candidate);
  if (!parsed.success) return false;
  const { t, k, e, n, x } = parsed.data;
  if (e === undefined && !['page', 'track', 'uturn'].includes(k)) return false;
  if (n === undefined && k === 'track') return false;
  if (x && JSON.stringify(x).length > limits.propsBytes) return false;
  return Math.abs(t) <= 8.64e15 && t > now - 86_400_000;
}

it('the schema and SQL judge every event alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof({ weight: 20, arbitrary: event }, odd), { maxLength: 60 }),
      async (events) => {
        const before = await countOf(backend, product);
        const batch = batchFor(product, { sender: randomUUID(), events });
        const [row] = await backend.sql<{ answer: { refused: { index: number }[] } }>`
          select app.ingest_batch(${JSON.stringify(batch)}::text::jsonb, null, false) as answer`;
        const bad = events.flatMap((one, index) => (isAllowed(one) ? [] : [index]));
        expect(row?.answer.refused.map(({ index }) => index)).toEqual(bad);
        expect(await countOf(backend, product)).toBe(before + events.length - bad.length);
      },
    ),
    { numRuns: 120 },
  );
});

it('keeps the order in which things happened, though it stores alike events together', async () => {
  const other = await makeProduct(backend);
  const kinds = ['click', 'page', 'click', 'change', 'click', 'page'] as const;
  const events = kinds.map((k) => ({ t: now, k, p: '/p', e: '00000000000000aa' }));
  const batch = JSON.stringify(batchFor(other, { events }));
  await backend.sql`select app.ingest_batch(${batch}::text::jsonb, null, false)`;
  const rows = await backend.sql<{ kind: number }>`
    select kind from app.events where app_id = ${other.app} order by id`;
  expect(rows.map(({ kind }) => eventKinds[kind - 1])).toEqual(kinds);
});
