// The ten gates in order, one by one, with what each says; and what stands above them all.
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../core/model/attention.ts';
import type { LiveItem } from '../../../core/model/live.ts';
import { type Ask, decide } from '../../../core/targeting/decide.ts';
import { explain, opensAt } from '../../../core/targeting/explain.ts';
import { placeOf } from '../../../core/targeting/sampling.ts';
import { sentenceOf } from '../../../core/targeting/sentences.ts';
import { gates, type No } from '../../../core/targeting/types.ts';
import {
  askOf,
  context,
  day,
  entryOf,
  guideWith,
  hour,
  idOf,
  noon,
  person,
  surveyWith,
} from './items.ts';

type Changes = Partial<Omit<Ask, 'item'>>;
const on = (changes: Partial<Ask['context']>): Changes => ({ context: { ...context, ...changes } });
/** What was shown before. */
const having = (...entries: Partial<LedgerEntry>[]): Changes => ({ ledger: entries.map(entryOf) });
const ago = (ms: number) => ({ at: noon - ms });

/** The first no of all ten gates, or null. */
const noOf = (item: LiveItem, changes: Changes = {}) =>
  explain(askOf(item, changes), [item]).answers.find(({ no }) => no)?.no ?? null;

const other = idOf(2);
const survey = surveyWith();
const monday = { days: [1], from: '13:00', to: '14:00' };
const closed = { from: null, until: null, zone: 'UTC' };

describe('each gate', () => {
  const cases: [No | null, LiveItem, Changes?][] = [
    [null, guideWith()],
    [null, survey],
    ['halted', guideWith(), on({ halted: true })],
    ['noConsent', guideWith(), on({ consented: false })],
    ['notYet', guideWith({ schedule: { ...closed, from: '2026-12-01T00:00:00Z', hours: null } })],
    ['hours', guideWith({ schedule: { ...closed, hours: monday } })],
    ['page', guideWith({ where: { include: [{ kind: 'path', value: '/x' }], exclude: [] } })],
    ['onlyAsked', guideWith({ trigger: { on: 'launch' } })],
    [null, guideWith({ trigger: { on: 'launch' } }), on({ asked: idOf(1) })],
    ['notDue', guideWith(), on({ isDue: () => false })],
    ['audience', guideWith({ audience: { known: false } })],
    [
      'audience',
      guideWith({ audience: { 'visitor.plan': 'pro' } }),
      { person: { ...person, facts: null } },
    ],
    [null, guideWith({ audience: { device: 'desktop', 'query.tab': 'plan' } })],
    ['badCondition', guideWith({ audience: { known: { $is: true } } })],
    ['notSampled', guideWith({ sample: 0 })],
    ['notSampled', guideWith(), { person: { ...person, unit: '' } }],
    ['heldOut', guideWith({ holdout: 1 })],
    ['once', guideWith({ frequency: { kind: 'once' } }), having(ago(300 * day))],
    [
      null,
      guideWith({ frequency: { kind: 'once' } }),
      having({ ...ago(9 * day), outcome: 'snoozed' }),
    ],
    ['snoozed', guideWith(), having({ ...ago(9 * day), outcome: 'snoozed', until: noon + 1 })],
    [null, guideWith(), having({ ...ago(9 * day), outcome: 'snoozed', until: noon })],
    ['interacted', guideWith(), having({ ...ago(9 * day), acted: true })],
    [null, guideWith(), having({ ...ago(9 * day), outcome: 'left' })],
    [
      'completed',
      guideWith({ frequency: { kind: 'untilCompleted' } }),
      having({ ...ago(9 * day), outcome: 'completed' }),
    ],
    [
      null,
      guideWith({ frequency: { kind: 'untilCompleted' } }),
      having({ ...ago(9 * day), outcome: 'dismissed' }),
    ],
    [
      'tooSoon',
      guideWith({ frequency: { kind: 'every', days: 7, times: null } }),
      having(ago(7 * day)),
    ],
    [
      null,
      guideWith({ frequency: { kind: 'every', days: 7, times: null } }),
      having(ago(7 * day + 1)),
    ],
    [
      'oftenEnough',
      guideWith({ frequency: { kind: 'every', days: 1, times: 2 } }),
      having(ago(9 * day), ago(8 * day)),
    ],
    [
      'answered',
      surveyWith({ frequency: { kind: 'always' } }),
      having({ ...ago(90 * day), is: 'survey', answered: true }),
    ],
    [
      null,
      surveyWith({ frequency: { kind: 'always' } }),
      having({ ...ago(90 * day + 1), is: 'survey', answered: true }),
    ],
    [
      'dismissed',
      surveyWith({ frequency: { kind: 'always' } }),
      having({ ...ago(30 * day), is: 'survey', outcome: 'dismissed' }),
    ],
    ['busy', guideWith(), on({ busy: true })],
    ['busy', guideWith({ exempt: true }), on({ busy: true })],
    ['typing', guideWith(), on({ typing: true })],
    ['trouble', guideWith(), on({ troubleAt: noon - 119_999 })],
    [null, guideWith(), on({ troubleAt: noon - 120_000 })],
    ['interruptions', guideWith(), having({ item: other, ...ago(day) })],
    [null, guideWith(), having({ item: other, ...ago(day + 1) })],
    [null, guideWith({ exempt: true }), having({ item: other, ...ago(hour) })],
    [null, guideWith({ guide: { kind: 'hotspot' } }), having({ item: other, ...ago(hour) })],
    [null, guideWith(), having({ item: other, ...ago(hour), interrupted: false })],
    [
      'afterSurvey',
      guideWith(),
      having({ item: other, is: 'survey', ...ago(hour), interrupted: false }),
    ],
    ['survey', survey, having({ item: other, is: 'survey', ...ago(30 * day) })],
    [null, survey, having({ item: other, is: 'survey', ...ago(30 * day + 1) })],
    [
      null,
      survey,
      having({ item: other, is: 'survey', ...ago(hour), interrupted: false, asked: true }),
    ],
    [
      null,
      survey,
      { ...having({ ...ago(hour), is: 'survey', answered: true }), ...on({ asked: idOf(1) }) },
    ],
    ['noElement', guideWith(), on({ isPresent: () => false })],
  ];
  it.each(cases)('%s', (no, item, changes) => {
    expect(noOf(item, changes)).toBe(no);
    const { gate } = explain(askOf(item, changes), [item]).answers.find((a) => a.no) ?? {};
    const { interrupting, beside } = decide([item], ...argumentsOf(changes));
    const isLate = gate === 'element' || gate === 'priority';
    expect([...interrupting, ...beside].length).toBe(no === null || isLate ? 1 : 0);
  });
});

function argumentsOf(changes: Changes = {}) {
  const ask = askOf(survey, changes);
  return [ask.person, ask.context, ask.ledger, ask.now] as const;
}

describe('all gates together', () => {
  it('answer in the order of the design, each with a sentence, also after a no', () => {
    const item = guideWith({ audience: { known: false } });
    const { answers, passes } = explain(askOf(item, on({ halted: true, typing: true })), [item]);
    expect(answers.map(({ gate }) => gate)).toEqual(gates);
    expect(answers.filter(({ no }) => no).map(({ no }) => no)).toEqual([
      'halted',
      'audience',
      'typing',
    ]);
    expect(passes).toBe(false);
    for (const answer of answers) expect(sentenceOf(answer, { item })).toMatch(/^[A-Z“].*\.$/);
  });

  it('let the first by priority interrupt, and say to the others what came first', () => {
    const [low, high] = [guideWith({ priority: 10 }), guideWith({ id: other, priority: 90 })];
    const beside = guideWith({ id: idOf(3), guide: { kind: 'hotspot' } });
    const items = [low, high, beside];
    const decision = decide(items, ...argumentsOf());
    expect(decision.interrupting.map(({ item }) => item.id)).toEqual([high.id, low.id]);
    expect(decision.beside.map(({ item }) => item.id)).toEqual([beside.id]);
    expect(decide(items.toReversed(), ...argumentsOf()).interrupting).toEqual(
      decision.interrupting,
    );
    const { answers } = explain(askOf(low), items);
    const answer = answers.find(({ no }) => no);
    expect(answer).toEqual({ gate: 'priority', no: 'outranked', rival: high.id });
    if (answer) expect(sentenceOf(answer, { item: low, nameOf: () => 'Tour' })).toContain('Tour');
    expect(explain(askOf(high), items).passes).toBe(true);
    expect(explain(askOf(beside), items).passes).toBe(true);
  });

  it('log what an exception overrode', () => {
    const [verdict] = decide(
      [guideWith({ exempt: true })],
      ...argumentsOf(having({ item: other, ...ago(1) })),
    ).interrupting;
    expect(verdict).toMatchObject({ no: null, exempted: 'interruptions' });
    const [plain] = decide([guideWith({ exempt: true })], ...argumentsOf()).interrupting;
    expect(plain?.exempted).toBeNull();
  });

  it('put people into arms where they become eligible, whatever attention is left', () => {
    const armOf = (item: LiveItem, changes?: Changes) =>
      decide([item], ...argumentsOf(changes)).verdicts[0]?.arm;
    expect(armOf(guideWith(), having({ item: other, ...ago(1) }))).toBe('show');
    expect(armOf(guideWith({ holdout: 1 }), having({ item: other, ...ago(1) }))).toBe('holdout');
    expect(armOf(guideWith({ holdout: 1, audience: { known: false } }))).toBeNull();
    expect(armOf(guideWith({ sample: 0 }))).toBeNull();
    expect(armOf(guideWith(), on({ asked: idOf(1) }))).toBeNull();
  });

  it('share people out by the hash: a tenth held out, and another tenth for another item', () => {
    const people = Array.from({ length: 5_000 }, (_, i) => `person ${i}`);
    const held = (item: string) =>
      new Set(people.filter((unit) => placeOf(item, 'holdout', unit) < 0.1));
    const [one, two] = [held(idOf(1)), held(idOf(2))];
    // 500 and 50 expected; five standard deviations.
    expect(Math.abs(one.size - 500)).toBeLessThan(106);
    expect(Math.abs([...one].filter((unit) => two.has(unit)).length - 50)).toBeLessThan(36);
  });
});

describe('from when on', () => {
  it.each([
    ['budget', guideWith(), having({ item: other, ...ago(hour) }), noon + 23 * hour + 1],
    ['budget', survey, having({ item: other, is: 'survey', ...ago(day) }), noon + 29 * day + 1],
    ['frequency', guideWith(), having({ ...ago(2 * day), until: noon + 5 }), noon + 5],
    ['frequency', guideWith({ frequency: { kind: 'once' } }), having(ago(2 * day)), null],
    ['frequency', guideWith(), {}, noon],
  ] as const)('%s opens', (gate, item, changes, expected) => {
    expect(opensAt(gate, askOf(item, changes))).toBe(expected);
  });
});
