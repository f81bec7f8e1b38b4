import { expect, it } from 'vitest';
import { elementCount, makeElements } from '../../bench/tag/elements.ts';

const elements = makeElements();

it('the tag bench has as many distinct elements as it says', () => {
  expect(elements).toHaveLength(elementCount);
  expect(new Set(elements.map(({ hash }) => hash)).size).toBe(elementCount);
});

it('a test id stands in the chain of one element only, so that pattern and tag find the same', () => {
  const marked = elements.filter(({ testid }) => testid !== null);
  expect(marked.length).toBeGreaterThan(600);
  for (const { testid } of marked.slice(0, 50)) {
    expect(elements.filter(({ chain }) => chain.includes(`"${testid}"`))).toHaveLength(1);
  }
});
