import { describe, expect, it } from 'vitest';
import {
  generatedRules,
  isGenerated,
  isHandWritten,
  noiseRules,
} from '../../core/locator/stable.ts';
import cases from '../cases/locator-stable.json' with { type: 'json' };

type Examples = Record<string, { catches: string[]; leaves: string[] }>;

function rows(rules: Readonly<Record<string, RegExp>>, examples: Examples) {
  return Object.entries(rules).flatMap(([name, rule]) => {
    const { catches = [], leaves = [] } = examples[name] ?? {};
    return [
      ...catches.map((example) => ({ name, rule, example, verdict: true })),
      ...leaves.map((example) => ({ name, rule, example, verdict: false })),
    ];
  });
}

describe('rules of stability', () => {
  it('have examples for both sides, each of them', () => {
    const named = { ...cases.generated, ...cases.noise };
    expect(Object.keys(named)).toEqual([
      ...Object.keys(generatedRules),
      ...Object.keys(noiseRules),
    ]);
    const lacking = Object.entries(named).filter(
      ([, { catches, leaves }]) => !catches[0] || !leaves[0],
    );
    expect(lacking).toEqual([]);
  });

  it.each(rows(generatedRules, cases.generated))('$name on $example: $verdict', (row) => {
    expect(row.rule.test(row.example)).toBe(row.verdict);
    if (row.verdict) expect(isGenerated(row.example)).toBe(true);
  });

  it.each(rows(noiseRules, cases.noise))('$name on class $example: $verdict', (row) => {
    expect(row.rule.test(row.example)).toBe(row.verdict);
    if (row.verdict) expect(isHandWritten(row.example)).toBe(false);
  });

  it.each(cases.handWritten)('%s is hand-written', (name) => {
    expect(isHandWritten(name)).toBe(true);
    expect(isGenerated(name)).toBe(false);
  });
});
