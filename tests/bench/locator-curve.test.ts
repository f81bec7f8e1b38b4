import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { drawChart, type Panel } from '../../bench/locator/report/chart.ts';
import type { Scored, Track } from '../../bench/locator/report/outcome.ts';
import { settle } from '../../bench/locator/report/outcome.ts';
import { drawCurves } from '../../bench/locator/report/picture.ts';

/** Fails on what is no XML: an image of a README has no second chance. */
const parse = (svg: string) =>
  new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document.documentElement;
const textsOf = (root: Element) => [...root.querySelectorAll('text')].map((it) => it.textContent);

const axis = { label: 'x & y', from: 0, to: 10, ticks: [0, 10] };
const panel: Panel = {
  title: 'a < b',
  ...{ x: axis, y: axis, words: 'below' },
  lines: [
    {
      style: 'main',
      points: [
        { x: 0, y: 0 },
        { x: 10, y: 10 },
      ],
      marks: [
        { x: 5, y: 5, label: 'inside' },
        { x: 11, y: 5, label: 'outside' },
      ],
    },
  ],
};

describe('a chart', () => {
  const root = parse(drawChart('"Q" & A', [panel, panel, panel], [{ style: 'main', label: 'L' }]));

  it('draws up what is more, and from left to right', () => {
    expect(root.querySelector('polyline')?.getAttribute('points')).toBe('0,200 330,0');
  });

  it('labels its axes and keeps the text as it was given', () => {
    expect(root.getAttribute('aria-label')).toBe('"Q" & A');
    expect(textsOf(root)).toEqual(expect.arrayContaining(['a < b', 'x & y', '10', 'L']));
  });

  it('leaves out marks that lie outside', () => {
    expect(textsOf(root)).toContain('inside');
    expect(textsOf(root)).not.toContain('outside');
  });

  it('is as high as its rows of panels, which do not overlap', () => {
    const [, , width, height] = root.getAttribute('viewBox')?.split(' ').map(Number) ?? [];
    const places = [...root.querySelectorAll('g')].map((g) =>
      Array.from(g.getAttribute('transform')?.match(/\d+/g) ?? [], Number),
    );
    expect(new Set(places.map(String)).size).toBe(3);
    for (const [x = 0, y = 0] of places) {
      expect(x + 330).toBeLessThanOrEqual(width ?? 0);
      expect(y + 200).toBeLessThanOrEqual(height ?? 0);
    }
  });

  it('has colours for both schemes', () => {
    expect(root.querySelector('style')?.textContent).toContain('prefers-color-scheme: dark');
  });
});

it('the curve marks the shipped point and Similo’s thresholds on both tracks', () => {
  const scored = (track: Track, score: number, isGone = false): Scored => ({
    ...{ id: `${score}`, track, family: 'f', isGone, score },
    pick: isGone || score < 0.65 ? 'wrong' : 'correct',
  });
  const all = (['desc', 'dom'] as const).flatMap((track) => [
    ...[0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6].map((score) => scored(track, score)),
    ...[0.4, 0.65].map((score) => scored(track, score, true)),
  ]);
  const shipped = all.map((one) => settle(one, 0.7));
  const root = parse(
    drawCurves({ ours: all, shipped, accept: 0.7, crossValidated: all, similo: all }),
  );
  expect([...root.querySelectorAll('.ring')]).toHaveLength(4);
  expect(textsOf(root).filter((text) => text === 'shipped')).toHaveLength(4);
  // 6 of 8 are accepted at 0.7: a quarter of the way to 100 % is half of an axis that ends at 50 %.
  expect(root.querySelector('.ring')?.getAttribute('cx')).toBe('165');
  expect(textsOf(root)).toEqual(expect.arrayContaining(['0.60', '0.70', 'always accepts']));
  expect(textsOf(root).join(' ')).toContain('at least 0.7 sure');
});
