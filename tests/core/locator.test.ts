import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, elementHash } from '../../core/locator/canonical.ts';
import { decide } from '../../core/locator/decide.ts';
import type { Descriptor } from '../../core/locator/descriptor.ts';
import { hash16, hash64 } from '../../core/locator/hash.ts';
import { elementKeys } from '../../core/locator/keys.ts';
import { elementLabel } from '../../core/locator/label.ts';
import { similarity } from '../../core/locator/similarity.ts';
import { thresholds } from '../../core/locator/weights.ts';
import { descriptor } from '../../core/model/descriptor.ts';
import decisions from '../cases/locator-decide.json' with { type: 'json' };
import hashes from '../cases/locator-hash.json' with { type: 'json' };
import pairs from '../cases/locator-similarity.json' with { type: 'json' };
import { anyPair } from './descriptor-arbitrary.ts';

const save: Descriptor = {
  v: 1,
  tag: 'button',
  role: 'button',
  name: 'Save',
  classes: ['btn'],
  nth: 1,
  of: 3,
  path: [{ tag: 'form', id: 'profile' }],
  landmark: 'main',
  heading: 'Profile',
};
const like = (changes: Partial<Descriptor>): Descriptor => ({ ...save, ...changes });
// safe, here and below: the tables hold parts of descriptors, and the schema is asked
const parsed = (d: unknown) => descriptor.parse(d) as Descriptor;

describe('the name of an element', () => {
  it.each(hashes)('$name: the same element is $same', ({ a, b, same }) => {
    const [one, two] = [parsed(like(a)), parsed(like(b))];
    expect(elementHash(one) === elementHash(two), `${canonical(one)}\n--\n${canonical(two)}`).toBe(
      same,
    );
  });

  it('is 64 bits of its canonical text, known once and for all: history is filed under it', () => {
    expect(hash64('')).toBe('19b7d4945ca22820');
    expect(elementHash(save)).toBe(hash64(canonical(save)));
    expect(canonical(save)).toBe(
      'tag=button\nrole=button\nname=Save\nlandmark=main\nheading=Profile\npath=form#profile',
    );
  });

  it('spreads: a hundred thousand texts, no two alike, all bits in use', () => {
    const seen = new Set<string>();
    let or = 0n;
    let and = 2n ** 64n - 1n;
    for (let i = 0; i < 100_000; i++) {
      const hash = hash64(`button ${i}`);
      seen.add(hash);
      or |= BigInt(`0x${hash}`);
      and &= BigInt(`0x${hash}`);
    }
    expect(seen.size).toBe(100_000);
    expect([or, and]).toEqual([2n ** 64n - 1n, 0n]);
  });

  it('does not let a neighbouring word be read back: 16 bits', () => {
    expect(hash16('confidential')).toMatch(/^[0-9a-f]{4}$/);
  });
});

describe('similarity', () => {
  it.each(pairs)('$name: $verdict', ({ a, b, verdict, because }) => {
    const { score, reasons } = similarity(parsed(a), parsed(b));
    expect(score >= thresholds.accept ? 'same' : 'different', `${score} ${reasons}`).toBe(verdict);
    expect(reasons.join(' ')).toContain(because);
  });

  it('is between 0 and 1, the same from both sides, and 1 for an element and itself', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const { score } = similarity(a, b);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(similarity(b, a).score).toBeCloseTo(score, 12);
        expect(similarity(a, a).score).toBe(1);
      }),
    );
  });
});

describe('decide', () => {
  it.each(decisions)('$name: $outcome', (row) => {
    const isKin = row.kin ? () => true : undefined;
    const decision = decide(like(row.wanted ?? {}), row.candidates.map(like), isKin && { isKin });
    expect(decision.outcome, `${decision.scores} ${decision.reasons}`).toBe(row.outcome);
    expect(decision.match).toBe(row.match);
    expect(decision.reasons.join(' ')).toContain(row.because ?? '');
    expect(decision.reasons.length).toBeGreaterThan(0);
  });

  it('has every refusal in its table, and each says why in its first words', () => {
    const refusals = decisions.filter((row) => row.outcome !== 'found');
    const said = new Set(refusals.map((row) => row.because ?? ''));
    const told = ['Nothing here', 'The closest is too different', 'Two or more fit equally well'];
    expect(told.filter((one) => ![...said].some((because) => because.startsWith(one)))).toEqual([]);
  });

  it('says by how much the best is ahead, and shows it when it refuses', () => {
    const [alone, twins] = [decide(save, [save]), decide(save, [save, save])];
    expect(alone).toMatchObject({ score: 1, margin: 1, scores: [1] });
    expect(twins).toMatchObject({ best: 0, score: 1, margin: 0, scores: [1, 1] });
    expect(twins.reasons[0]).toBe('Two or more fit equally well.');
  });

  it('does not let a thing tie with itself', () => {
    const isKin = () => true;
    expect(decide(save, [save, save], { isKin })).toMatchObject({ outcome: 'found', match: 0 });
  });

  it('can be asked for other thresholds', () => {
    const renamed = like({ name: 'Save changes' });
    const at = { ...thresholds, accept: 0.99999 };
    expect(decide(save, [renamed]).outcome).toBe('found');
    expect(decide(save, [renamed], { at }).outcome).toBe('ambiguous');
  });
});

describe('blocking keys', () => {
  it('name every strong signal, and where it stands', () => {
    const keys = elementKeys(
      like({ attrs: { testid: 'Row-7', href: '/', icon: 'trash', id: 'x1' } }),
    );
    expect(keys).toEqual([
      't:row-#',
      'i:x#',
      'l:save',
      'k:trash',
      'g:button profile',
      'p:button//form',
    ]);
  });

  it('are shared by every pair that is the same in the table', () => {
    for (const { a, b, verdict } of pairs) {
      if (verdict !== 'same') continue;
      const mine = new Set(elementKeys(parsed(a)));
      expect(elementKeys(parsed(b)).some((key) => mine.has(key))).toBe(true);
    }
  });
});

describe('what an element is called', () => {
  it.each<[Partial<Descriptor>, string]>([
    [{}, 'Save button'],
    [{ tag: 'a', role: 'link', name: 'Reports' }, 'Reports link'],
    [{ tag: 'input', role: 'textbox', name: 'E-mail' }, 'E-mail field'],
    [
      { tag: 'a', role: 'link', name: '', attrs: { href: '/projects/:id' } },
      'Link to /projects/:id',
    ],
    [{ name: '', attrs: { testid: 'saveDraft' } }, 'save Draft button'],
    [{ name: '', attrs: { icon: 'trash' } }, 'trash button'],
    [{ name: '', nth: 2 }, 'button 2 of 3 in Profile'],
    [{ tag: 'div', role: '', name: '', of: 1, heading: '', landmark: '' }, 'Unnamed element'],
  ])('%o is the %s', (changes, label) => {
    expect(elementLabel(like(changes))).toBe(label);
  });
});
