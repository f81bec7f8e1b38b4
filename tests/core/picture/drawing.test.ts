import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawing, emptyDrawing, type Mark, type Point } from '../../../core/model/drawing.ts';
import { begun, isDrawn, pulled } from '../../../core/picture/begin.ts';
import { keptOf, stepLines, withChange, withMark, without } from '../../../core/picture/drawing.ts';
import { commit, historyOf, redo, undo } from '../../../core/picture/history.ts';
import { findMarkAt, handlesOf, isOn, moved, reshaped } from '../../../core/picture/marks.ts';
import { withStepLines } from '../../../core/picture/note.ts';
import { pixelsOf, rectOf, within } from '../../../core/picture/rect.ts';

const size = { width: 1000, height: 500 };
const style = { color: 'red', weight: 4, textSize: 20 } as const;
const draw = (kind: Mark['mark'], from: Point, to: Point, id = kind): Mark =>
  pulled(begun(kind, id, from, style), from, to, size);

describe('pulling a tool', () => {
  it.each([
    ['arrow', { from: [0.1, 0.1], to: [0.5, 0.4] }],
    ['box', { rect: { x: 0.1, y: 0.1, width: 0.4, height: 0.30000000000000004 } }],
    ['redact', { why: 'person' }],
    ['step', { at: [0.5, 0.4] }],
  ] as const)('%s', (kind, expected) => {
    expect(draw(kind, [0.1, 0.1], [0.5, 0.4])).toMatchObject(expected);
  });

  it('makes the same box from any corner', () => {
    expect(draw('box', [0.5, 0.4], [0.1, 0.1])).toEqual(draw('box', [0.1, 0.1], [0.5, 0.4]));
  });

  it('with Shift keeps lines to 45 degrees and boxes square, in pixels and not in fractions', () => {
    const line = pulled(begun('line', 'l', [0, 0], style), [0, 0], [0.2, 0.02], size, true);
    expect(line).toMatchObject({ to: [expect.closeTo(0.2, 2), 0] });
    const box = pulled(begun('box', 'b', [0, 0], style), [0, 0], [0.2, 0.1], size, true);
    // 200 pixels wide, so 200 high: two fifths of a picture that is half as high as wide.
    expect(box).toMatchObject({ rect: { width: 0.2, height: expect.closeTo(0.4) } });
  });

  it.each([
    ['box', [0.1, 0.1], [0.101, 0.101], false],
    ['arrow', [0.1, 0.1], [0.101, 0.1], false],
    ['arrow', [0.1, 0.1], [0.2, 0.1], true],
    ['step', [0.1, 0.1], [0.1, 0.1], true],
  ] as const)('%s from %j to %j is drawn: %s', (kind, from, to, expected) => {
    expect(isDrawn(draw(kind, [...from], [...to]), size)).toBe(expected);
  });

  it('takes no more points of a stroke than the model keeps', () => {
    let stroke = begun('free', 'f', [0, 0], style);
    for (let at = 0; at < 3000; at += 1) stroke = pulled(stroke, [0, 0], [at % 2, at / 3000], size);
    expect(drawing.safeParse({ marks: [stroke], crop: null }).success).toBe(true);
  });
});

describe('finding the mark under the pointer', () => {
  const box = draw('box', [0.1, 0.1], [0.5, 0.5]);
  const arrow = draw('arrow', [0, 0], [1, 1]);
  const hidden = draw('redact', [0.2, 0.2], [0.4, 0.4]);
  it.each([
    ['the outline of a box', box, [0.1, 0.3], true],
    ['what a box frames', box, [0.3, 0.3], false],
    ['the line of an arrow', arrow, [0.5, 0.5], true],
    ['beside an arrow', arrow, [0.5, 0.6], false],
    ['anywhere on a redaction', hidden, [0.3, 0.3], true],
    ['the rim of an ellipse', draw('ellipse', [0.1, 0.1], [0.5, 0.5]), [0.1, 0.3], true],
    ['the middle of an ellipse', draw('ellipse', [0.1, 0.1], [0.5, 0.5]), [0.3, 0.3], false],
    ['a badge', draw('step', [0, 0], [0.5, 0.5]), [0.505, 0.5], true],
  ] as const)('%s', (_, mark, [x, y], expected) => {
    expect(isOn(mark, [x, y], size, 4)).toBe(expected);
  });

  it('takes the one on top', () => {
    const over = draw('redact', [0.3, 0.3], [0.6, 0.6], 'redact');
    expect(findMarkAt([hidden, { ...over, id: 'over' }], [0.35, 0.35], size, 4)?.id).toBe('over');
  });
});

it('reshapes a box by any of its corners, through its opposite too', () => {
  const box = draw('box', [0.2, 0.2], [0.6, 0.6]);
  expect(handlesOf(box)).toHaveLength(4);
  expect(reshaped(box, 2, [0.8, 0.9])).toMatchObject({ rect: rectOf([0.2, 0.2], [0.8, 0.9]) });
  expect(reshaped(box, 0, [0.9, 0.9])).toMatchObject({ rect: rectOf([0.6, 0.6], [0.9, 0.9]) });
});

it('moves there and back to where it was', () => {
  const kinds = ['arrow', 'box', 'free', 'text', 'step', 'redact'] as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...kinds),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (kind, by) => {
        const mark = draw(kind, [0.25, 0.25], [0.5, 0.5]);
        const back = moved(moved(mark, by, -by), -by, by);
        const places = (one: Mark) =>
          JSON.stringify(one, (_, v) => (typeof v === 'number' ? Math.round(v * 1e9) : v));
        expect(places(back)).toBe(places(mark));
      },
    ),
  );
});

describe('undo and redo', () => {
  it('take every step back and forth again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (values) => {
        let history = historyOf<number>(-1);
        for (const value of values) history = commit(history, value);
        const last = history.now;
        const steps = history.past.length;
        for (let at = 0; at < steps; at += 1) history = undo(history);
        expect(history.now).toBe(-1);
        for (let at = 0; at < steps; at += 1) history = redo(history);
        expect(history.now).toBe(last);
      }),
    );
  });

  it('start a new future after a change', () => {
    const history = commit(undo(commit(historyOf('a'), 'b')), 'c');
    expect(redo(history).now).toBe('c');
  });
});

describe('what stays beside the burnt picture', () => {
  const crop = rectOf([0.5, 0.5], [1, 1]);
  const inside = draw('arrow', [0.6, 0.6], [0.7, 0.9]);
  const all = [inside, draw('box', [0.1, 0.1], [0.2, 0.2]), draw('redact', [0.6, 0.6], [0.7, 0.7])];

  it('holds no redaction, no softening and no crop', () => {
    const soft = draw('soften', [0.6, 0.6], [0.9, 0.9]);
    const kept = keptOf({ marks: [...all, soft], crop }, size);
    expect(kept).toEqual({ marks: [expect.objectContaining({ mark: 'arrow' })], crop: null });
  });

  it('lies in fractions of the crop', () => {
    const [arrow] = keptOf({ marks: all, crop }, size).marks;
    expect(arrow).toMatchObject({
      from: [expect.closeTo(0.2), expect.closeTo(0.2)],
      to: [expect.closeTo(0.4), expect.closeTo(0.8)],
    });
  });

  it('is always something that the model takes', () => {
    const at = fc.double({ min: 0, max: 1, noNaN: true });
    const kinds = fc.constantFrom(
      ...(['arrow', 'box', 'highlight', 'free', 'text', 'step'] as const),
    );
    const mark = fc.tuple(kinds, at, at, at, at);
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 6 }), at, at, at, at, (marks, ax, ay, bx, by) => {
        const list = marks.map(([kind, x, y, u, v], id) =>
          draw(kind, [x, y], [u, v], `${id}` as never),
        );
        const kept = keptOf({ marks: list, crop: rectOf([ax, ay], [bx, by]) }, size);
        expect(drawing.safeParse(kept).error).toBeUndefined();
      }),
    );
  });
});

it('numbers steps by their order, and only lines with words go into the note', () => {
  const step = (id: string, text: string): Mark => ({
    mark: 'step',
    id,
    color: 'red',
    at: [0, 0],
    text,
  });
  const three = [step('a', 'Press here'), step('b', ' '), step('c', 'See the total')];
  const all = three.reduce(withMark, emptyDrawing);
  expect(stepLines(all)).toEqual(['1. Press here', '3. See the total']);
  expect(stepLines(without(all, 'a'))).toEqual(['2. See the total']);
  expect(stepLines(withChange(all, step('b', 'Wait')))).toContain('2. Wait');
});

describe('pixels of a box', () => {
  it.each([
    [
      'rounds outwards',
      rectOf([0.0015, 0.003], [0.0105, 0.0105]),
      0,
      { x: 1, y: 1, width: 10, height: 5 },
    ],
    [
      'adds its margin',
      rectOf([0.1, 0.1], [0.2, 0.2]),
      3,
      { x: 97, y: 47, width: 106, height: 56 },
    ],
    [
      'ends at the edge',
      rectOf([0.99, 0.99], [1, 1]),
      20,
      { x: 970, y: 475, width: 30, height: 25 },
    ],
  ])('%s', (_, rect, margin, expected) => {
    expect(pixelsOf(rect, size, margin)).toEqual(expected);
  });

  it('are none outside of the picture', () => {
    expect(within(rectOf([1.1, 0], [1.2, 1]))).toBeUndefined();
  });
});

describe('the note beside a picture', () => {
  it.each([
    ['gets the lines at its end', 'It is wrong', ['1. Press'], 'It is wrong\n\n1. Press'],
    [
      'has them instead of the old ones',
      'Wrong\n\n1. Old\n2. Older',
      ['1. New'],
      'Wrong\n\n1. New',
    ],
    ['loses them with their numbers', 'Wrong\n\n1. Old', [], 'Wrong'],
    ['may be nothing else', '', ['1. Press'], '1. Press'],
    [
      'keeps numbers that stand elsewhere',
      '1. of May\nis late',
      ['1. Press'],
      '1. of May\nis late\n\n1. Press',
    ],
  ])('%s', (_, words, lines, expected) => {
    expect(withStepLines(words, lines)).toBe(expected);
    expect(withStepLines(withStepLines(words, lines), lines)).toBe(expected);
  });
});
