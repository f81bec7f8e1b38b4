import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { afterAll, describe, expect, it } from 'vitest';
import { pickByAttributes } from '../../bench/locator/baselines/attributes.ts';
import { editDistance } from '../../bench/locator/baselines/edit-distance.ts';
import { pathOf, recordOf } from '../../bench/locator/baselines/page-records.ts';
import { descPairs, domPairs, judgeElement } from '../../bench/locator/baselines/pairs.ts';
import { selectorMakers } from '../../bench/locator/baselines/selectors.ts';
import { askSimilo, similo } from '../../bench/locator/baselines/similo.ts';
import type { DescCase, DomCase, Recorded } from '../../bench/locator/cases.ts';

const pageOf = (body: string) =>
  new JSDOM(`<html><head></head><body>${body}</body></html>`).window.document;
function pick(page: Document, selector: string): Element {
  const found = page.querySelector(selector);
  if (!found) throw new Error(`${selector} is not on the page of this test.`);
  return found;
}

it.each([
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['ab', 'ba', 2],
  ['div[1]/a[1]', 'div[2]/a[1]', 1],
  ['aa', 'aaa', 1],
  ['same', 'same', 0],
])('the distance of %j and %j is %i', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

describe('Similo', () => {
  const save: Recorded = { tag: 'button', text: 'Save', xpath: '/html[1]', isButton: true };

  it('adds its published weights', () => {
    // tag 1.5, text 1.5, path 0.5, being a button 0.5
    expect(similo(save, save)).toBe(4);
    // one letter of four
    expect(similo(save, { ...save, text: 'Safe' })).toBeCloseTo(4 - 1.5 / 4, 12);
    expect(similo(save, { ...save, tag: 'a', isButton: false })).toBe(2);
  });

  it('compares place, size and shape where both are known', () => {
    // 50 of 100 pixels away, half the area, twice the shape: half of 0.5 each
    const [a, b] = [{ rect: [0, 0, 100, 50] }, { rect: [30, 40, 100, 25] }];
    expect(similo({ ...save, ...a }, { ...save, ...b })).toBeCloseTo(4.75, 12);
    expect(similo({ ...save, ...a }, save)).toBe(4);
  });

  it('names the best with its share of the ideal', () => {
    const other = { ...save, tag: 'a', isButton: false };
    expect(askSimilo(save, [other, save])).toEqual({ best: 1, share: 1 });
    expect(askSimilo(save, []).best).toBeUndefined();
  });
});

describe('attribute priority', () => {
  const old = { tag: 'a', id: 'go', name: 'go', text: 'Go', href: '/go', xpath: '/a[1]' };

  it('takes the first key that exactly one of its kind has', () => {
    expect(pickByAttributes(old, [{ tag: 'a', id: 'go', xpath: '' }, old])).toBe(1);
    expect(pickByAttributes(old, [{ tag: 'b', id: 'go', xpath: '' }])).toBeUndefined();
    const renamed = { ...old, id: 'gone' };
    expect(pickByAttributes(old, [{ ...renamed, name: 'x', text: 'Go on' }, renamed])).toBe(1);
  });

  it('refuses where all keys are shared, and does not follow #', () => {
    expect(pickByAttributes(old, [old, old])).toBeUndefined();
    const nowhere = { tag: 'a', href: '#', xpath: '' };
    expect(pickByAttributes(nowhere, [nowhere])).toBeUndefined();
  });

  it('reads data attributes of saved pages', () => {
    const before = pageOf('<button data-test="go">A</button>');
    const after = pageOf('<button>A</button><p><button data-test="go">B</button></p>');
    const records = [...after.querySelectorAll('button')].map(recordOf);
    expect(pickByAttributes(recordOf(pick(before, 'button')), records)).toBe(1);
  });
});

describe('selectors', () => {
  const before = pageOf('<nav><a class="first">One</a><a class="second">Two</a></nav>');
  const after = pageOf('<nav><a class="second">Two</a><a class="first">One</a></nav>');
  const find = (name: string, page: Document) =>
    selectorMakers.find((maker) => maker.name === name)?.find(pick(before, '.second'), page);

  it('an absolute path finds the place, the generators find the class', () => {
    expect(pathOf(pick(before, '.second'))).toBe('/html[1]/body[1]/nav[1]/a[2]');
    expect(find('absolute XPath', after)?.className).toBe('first');
    expect(find('@medv/finder', after)?.className).toBe('second');
    expect(find('css-selector-generator', after)?.className).toBe('second');
  });

  it('several matches are a refusal', () => {
    const twins = pageOf('<nav><a class="second">Two</a><a class="second">Two</a></nav>');
    expect(find('@medv/finder', twins)).toBeUndefined();
    expect(find('css-selector-generator', twins)).toBeUndefined();
  });
});

describe('cases as pairs', () => {
  const data = mkdtempSync(path.join(tmpdir(), 'pairs-'));
  afterAll(() => rmSync(data, { recursive: true }));
  const record = (id: string): Recorded => ({ tag: 'a', id, xpath: `/${id}` });
  writeFileSync(path.join(data, 'all.json'), JSON.stringify(['a', 'b', 'c'].map(record)));
  const html = '<body><main id="m"><a href="/x"><b>Go</b></a><button>Stop</button></main></body>';
  writeFileSync(path.join(data, 'page.html'), html);

  const desc: DescCase = {
    ...{ id: '1', family: 'f', source: 's', track: 'desc', old: record('a') },
    ...{ old_url: 'https://a.example/', new_url: 'https://a.example/' },
    ...{ new: { candidates: 'all.json' }, truth: { index: 1, accept: [1, 2] } },
  };
  const xpath = '/html[1]/body[1]/main[1]/a[1]';
  const dom: DomCase = {
    ...{ id: '2', family: 'f', source: 's', track: 'dom', old: { html: 'page.html', xpath } },
    ...{ new: { html: 'page.html' }, truth: { xpath }, strip: ['href', 'text', 'id'] },
  };

  it('recorded: the label and its equivalents count', () => {
    const [pair] = [...descPairs(data, [desc])];
    const [a, b, c] = pair?.candidates ?? [];
    const outcomes = [a, b, c, undefined].map((answer) => pair?.judge(answer));
    expect(outcomes).toEqual(['wrong', 'correct', 'equivalent', 'none']);
  });

  it('recorded: what is gone is no candidate, and any answer is wrong', () => {
    const [pair] = [...descPairs(data, [{ ...desc, truth: null, exclude: [0, 2] }])];
    expect(pair?.candidates.map(({ id }) => id)).toEqual(['b']);
    expect(pair?.judge(pair.candidates[0])).toBe('wrong');
  });

  it('saved: the key that gave the truth away is taken from both pages', () => {
    const [pair] = [...domPairs(data, [dom])];
    if (!pair) throw new Error('There is one case.');
    expect(pair.old.outerHTML).toBe('<a href="#"><b></b></a>');
    expect(pair.page.querySelector('[id]')).toBeNull();
    // The new page keeps its texts: they are what a wrong answer would be recognised by.
    expect(pair.records.map(({ tag, href, text }) => [tag, href, text])).toEqual([
      ['a', '#', 'Go'],
      ['button', '', 'Stop'],
    ]);
    expect(pair.candidates.map(pair.judge)).toEqual(['correct', 'wrong']);
  });

  it('saved: what is gone is deleted, and a page so changed serves no other case', () => {
    const gone: DomCase = { ...dom, truth: null, strip: [], remove: xpath };
    const counts = [...domPairs(data, [gone, { ...dom, strip: [] }])].map(
      ({ candidates }) => candidates.length,
    );
    expect(counts).toEqual([1, 2]);
  });

  it('saved: around the right one counts only with the same words and nothing else to act on', () => {
    const item = '<li><a>Go <b>on</b></a></li>';
    const page = pageOf(`<ul>${item}</ul><form>${item}<input></form>`);
    const judge = (truth: string, answer: string) =>
      judgeElement(pick(page, truth), pick(page, answer));
    expect(judge('ul a', 'ul b')).toBe('equivalent');
    expect(judge('ul a', 'ul')).toBe('equivalent');
    expect(judge('form a', 'form')).toBe('wrong');
    expect(judge('ul a', 'body')).toBe('wrong');
  });
});
