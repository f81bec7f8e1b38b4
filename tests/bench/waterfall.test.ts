/** How many turns a page has waited for: counted, because times on a busy machine say little. */
import { expect, it } from 'vitest';
import { drawn, turnsOf } from '../../bench/engage/waterfall.ts';

const asked = (path: string, start: number, end: number) => ({ path, start, end });

it('counts what began after the answer before it, and what was under way beside each other once', () => {
  const script = asked('/w.js', 0, 100);
  const beside = [asked('/a.js', 110, 200), asked('/b.js', 111, 150), asked('/c.json', 112, 260)];
  expect(turnsOf([script, ...beside, asked('/d.js', 270, 300)], 400)).toBe(3);
});

it('leaves out what was asked for later, and what never was answered', () => {
  expect(turnsOf([asked('/a', 0, 10), asked('/b', 20, 0), asked('/c', 30, 90)], 50)).toBe(1);
});

it('draws a line a request, up to the moment that it is about', () => {
  const lines = drawn([asked('/x/a.js', 10, 20), asked('/b.js', 90, 100)], 50).split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/10-20 +=+ +a\.js$/);
});
