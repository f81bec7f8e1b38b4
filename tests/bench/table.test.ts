import { expect, it } from 'vitest';
import { countNodes, productPage } from '../../bench/describe/product-page.ts';
import { formatReport, packageVersion, quantile } from '../../bench/table.ts';

it('a quantile is a value that was measured', () => {
  const values = [5, 1, 4, 2, 3];
  expect(quantile(values, 0.95)).toBe(5);
  expect(quantile(values, 0.5)).toBe(3);
  expect(quantile(values, 0)).toBe(1);
  expect(quantile([], 0.5)).toBeNaN();
});

it('a report prints its sections, and no empty table', () => {
  const section = { title: 'Speed', columns: ['n'], rows: [{ n: 500 }] };
  const report = { title: 'T', runs: 1, versions: {}, columns: ['unseen'], rows: [] };
  const text = formatReport({ ...report, sections: [section] });
  expect(text).toContain('Speed\n\n  n\n---\n500\n');
  expect(text).not.toContain('unseen');
});

it('versions are read from what is installed', () => {
  expect(packageVersion('jsdom')).toMatch(/^\d+\.\d+\.\d+/);
});

it('a product page has the nodes that were asked for and is the same each time', () => {
  const page = productPage(5_000);
  expect(countNodes(page)).toBeGreaterThanOrEqual(5_000);
  expect(countNodes(page)).toBeLessThan(5_200);
  expect(productPage(5_000)).toBe(page);
});
