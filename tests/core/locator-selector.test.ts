import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { robustness } from '../../core/locator/selector-grade.ts';
import { type Complex, parseSelector, type Simple } from '../../core/locator/selector-parts.ts';
import { brittleRules, chainRules, supportRules } from '../../core/locator/selector-rules.ts';
import cases from '../cases/locator-selectors.json' with { type: 'json' };

type Examples = Record<string, { catches: string[]; leaves: string[] }>;

function chainOf(selector: string): Complex {
  const parsed = parseSelector(selector);
  const chain = 'problem' in parsed ? undefined : parsed.selectors[0];
  if (!chain) throw new Error(`The test's selector ${selector} cannot be read.`);
  return chain;
}

/** Parts of a chain, those inside `:not()` and the like too. */
function partsOf(chain: Complex): Simple[] {
  return chain.flatMap(({ simples }) =>
    simples.flatMap((one) => [one, ...(one.inner ?? []).flatMap(partsOf)]),
  );
}

function rows(examples: Examples) {
  return Object.entries(examples).flatMap(([rule, { catches, leaves }]) => [
    ...catches.map((selector) => ({ rule, selector, verdict: true })),
    ...leaves.map((selector) => ({ rule, selector, verdict: false })),
  ]);
}

describe('rules of selectors', () => {
  it('have examples for both sides, each of them', () => {
    const rules = [supportRules, brittleRules, chainRules].map(Object.keys);
    expect([cases.support, cases.brittle, cases.chain].map(Object.keys)).toEqual(rules);
    const all = Object.values({ ...cases.support, ...cases.brittle, ...cases.chain });
    expect(all.filter(({ catches, leaves }) => !catches[0] || !leaves[0])).toEqual([]);
  });

  it.each(rows(cases.support))('rests on $rule, $selector: $verdict', (row) => {
    const rule = supportRules[row.rule as keyof typeof supportRules]; // safe: asserted above
    const [whole] = chainOf(row.selector).slice(-1);
    const own = whole?.simples.flatMap((one) =>
      one.name === 'is' ? partsOf(chainOf(`${one.value}`)) : one,
    );
    expect(own?.some(rule.applies)).toBe(row.verdict);
    const judged = robustness(row.selector);
    const because = own?.filter(rule.applies).map(rule.why)[0] ?? '';
    // What it rests on is told, unless something brittle is told instead.
    if (row.verdict && 'grade' in judged && judged.grade === rule.grade && rule.grade === 'strong')
      expect(judged.reason).toBe(because);
  });

  it.each(rows(cases.brittle))('is brittle by $rule, $selector: $verdict', (row) => {
    const rule = brittleRules[row.rule as keyof typeof brittleRules]; // safe: asserted above
    expect(partsOf(chainOf(row.selector)).some(rule.applies)).toBe(row.verdict);
    if (row.verdict && rule.grade === 'weak')
      expect(robustness(row.selector)).toMatchObject({ grade: 'weak' });
  });

  it.each(rows(cases.chain))('is brittle by $rule, $selector: $verdict', (row) => {
    const rule = chainRules[row.rule as keyof typeof chainRules]; // safe: asserted above
    expect(rule.applies(chainOf(row.selector))).toBe(row.verdict);
  });
});

describe('a selector', () => {
  it.each(cases.graded)('%s is %s: %s', (selector = '', grade, because) => {
    const judged = robustness(selector);
    expect(judged).toMatchObject({ grade, reason: expect.stringContaining(`${because}`) });
  });

  it.each(cases.broken)('%j cannot be used: %s', (selector = '', problem) => {
    expect(robustness(selector)).toEqual({ problem: expect.stringContaining(`${problem}`) });
  });

  it('is read or refused, whatever is typed, and a list is never better than its members', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        '#b',
        '.c',
        '.mt-4',
        '[d]',
        '[e="f"]',
        ':hover',
        ':nth-child(2)',
        ':not(.g)',
        '>',
        ' ',
        ',',
        '+',
      ],
      ...['"', '(', ')', '[', '\\', '$', '*', '::x', '3'],
    );
    const typed = fc.array(pieces, { maxLength: 8 }).map((all) => all.join(''));
    const order = ['strong', 'fair', 'weak'];
    fc.assert(
      fc.property(typed, typed, (one, other) => {
        const [a, b, both] = [robustness(one), robustness(other), robustness(`${one}, ${other}`)];
        if (!('grade' in a) || !('grade' in b)) return;
        const worst = Math.max(order.indexOf(a.grade), order.indexOf(b.grade));
        expect(both).toMatchObject({ grade: order[worst] });
      }),
      { numRuns: 2_000 },
    );
  });
});
