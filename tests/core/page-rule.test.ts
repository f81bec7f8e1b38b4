// The table is shared with SQL's twin (tests/db/page-rules.test.ts).
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageRule } from '../../core/model/page-rule.ts';
import { pageMatches } from '../../core/targeting/page-rule.ts';

type Case = { why: string; rule: PageRule; path: string; matches: boolean };
// Safe: the file is ours; some of its rules are invalid on purpose.
const cases = JSON.parse(
  readFileSync(new URL('../cases/page-rules.json', import.meta.url), 'utf8'),
) as Case[];

describe('pageMatches', () => {
  it.each(cases)('$why: $path is $matches', ({ rule, path, matches }) => {
    expect(pageMatches(rule, path)).toBe(matches);
  });

  it('agrees with the plain regular expression on random patterns', () => {
    const text = fc.string({ unit: fc.constantFrom('/', '*', 'a', 'b', '#'), maxLength: 10 });
    fc.assert(
      fc.property(text, text, (pattern, path) => {
        const source = pattern.replace(/\*\*|\*/g, (star) => (star === '*' ? '[^/#]*' : '.*'));
        const expected = new RegExp(`^/${source}$`).test(`/${path}`);
        expect(pageMatches({ kind: 'pattern', path: `/${pattern}` }, `/${path}`)).toBe(expected);
      }),
    );
  });
});
