// What an editor makes of a guide's steps, and what is said before it goes live.
import { describe, expect, it } from 'vitest';
import { anchoredTemplates } from '../../core/engage/anchored.ts';
import { checksOf, contrastOf } from '../../core/engage/checks.ts';
import {
  addStep,
  type GuideDefinition,
  moveStep,
  placeStep,
  removeStep,
  textOf,
  writeText,
} from '../../core/engage/steps.ts';
import { definition } from '../../core/model/engagement.ts';
import type { Anchor } from '../../core/model/guide.ts';

const id = '01890000-0000-7000-8000-000000000001';
const here = { address: 'https://shop.test/index.html', path: '/index.html' };

const at = (grade: Anchor['grade']): Anchor => ({ by: 'selector', selector: '#save', grade });

function walk(): GuideDefinition {
  const made = anchoredTemplates.find((one) => one.id === 'first-steps')?.make('Shop');
  if (made?.is !== 'guide') throw new Error('The template of a walkthrough is gone.');
  return made;
}

const keysOf = ({ guide }: GuideDefinition) => guide.steps.map(({ key }) => key);
const said = (guide: GuideDefinition, place = here) =>
  // Without a goal: that is a hint of its own (tests/core/engage/checks.test.ts).
  checksOf({ id, name: 'First steps', definition: guide }, place)
    .filter(({ level }) => level !== 'hint')
    .map(({ level, step }) => `${level} ${step ?? 'all'}`);

describe('templates on elements', () => {
  it.each(anchoredTemplates.map((one) => [one.id, one] as const))(
    '%s is complete but for its elements',
    (_, { make }) => {
      const made = make('Shop');
      expect(definition.parse(made)).toEqual(made);
      const stops = checksOf({ id, name: 'One', definition: made }, here).filter(
        ({ level }) => level !== 'hint',
      );
      expect(stops.every(({ text }) => text.endsWith('points at nothing.'))).toBe(true);
    },
  );
});

describe('steps', () => {
  it('gives no key twice while others stand, and moves and removes by key', () => {
    const { definition: three, key } = addStep(walk());
    expect(key).toBe('s3');
    expect(keysOf(moveStep(three, 's3', -1))).toEqual(['s1', 's3', 's2']);
    expect(keysOf(moveStep(three, 's1', -1))).toEqual(['s1', 's2', 's3']);
    expect(keysOf(moveStep(three, 's3', 1))).toEqual(['s1', 's2', 's3']);
    expect(keysOf(removeStep(three, 's2'))).toEqual(['s1', 's3']);
    expect(addStep(removeStep(three, 's2')).key).toBe('s4');
  });

  it('sends on what led to a step that is gone', () => {
    const branch = walk();
    const [first] = branch.guide.steps;
    first?.advance.splice(0, 1, { on: 'click', to: 's2', if: null });
    const left = removeStep(branch, 's2');
    expect(left.guide.steps[0]?.advance).toEqual([{ on: 'click', to: null, if: null }]);
  });

  it('says on which page a step of a walk stands, and gives no address to a pattern', () => {
    const [one] = placeStep(walk(), 's1', at('fair'), '/index.html').guide.steps;
    expect(one?.where?.include).toEqual([{ kind: 'path', value: '/index.html' }]);
    expect(one?.href).toBe('/index.html');
    const [other] = placeStep(walk(), 's1', at('fair'), '/projects/:id').guide.steps;
    expect(other?.href).toBeNull();
  });

  it('writes a text and keeps its key, so that translations stay', () => {
    const [step] = walk().guide.steps;
    if (!step) throw new Error('The walkthrough has no step.');
    const content = writeText(step, 'heading', 'Begin');
    expect(textOf({ ...step, content }, 'heading')).toBe('Begin');
    expect(content[0]).toMatchObject({ content: { key: 's1.heading' } });
  });
});

describe('checks', () => {
  const placed = (grade: Anchor['grade'] = 'strong') =>
    placeStep(placeStep(walk(), 's1', at(grade), here.path), 's2', at('strong'), here.path);

  it('stops what points at nothing or says nothing', () => {
    expect(said(walk())).toEqual(['stop s1', 'stop s2']);
    expect(said(placed())).toEqual([]);
    const [step] = placed().guide.steps;
    if (!step) throw new Error('The walkthrough has no step.');
    const empty = placed();
    empty.guide.steps[0] = { ...step, content: writeText(step, 'heading', '') };
    expect(said(empty)).toEqual(['stop all']);
  });

  it('warns of a weak element, a fifth step, another page and thin contrast', () => {
    expect(said(placed('weak'))).toEqual(['warn s1']);
    const elsewhere = { include: [{ kind: 'path' as const, value: '/other' }], exclude: [] };
    expect(said({ ...placed(), where: elsewhere })).toEqual(['warn all']);
    expect(said({ ...placed(), theme: { ink: '#999999', surface: '#ffffff' } })).toEqual([
      'warn all',
    ]);
    let long = placed();
    for (let n = 0; n < 3; n += 1) long = addStep(long).definition;
    const anchored = long.guide.steps.map((step) => ({
      ...step,
      anchor: at('strong'),
      content: writeText(step, 'paragraph', 'Words.'),
    }));
    expect(said({ ...long, guide: { ...long.guide, steps: anchored } })).toEqual(['warn all']);
  });

  it('measures contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});
