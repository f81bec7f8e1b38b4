/** The widget's small decisions: who may be named, when it may work, what is a rage. */
import { describe, expect, it } from 'vitest';
import { gateOf } from '../../widget/src/delivery/gate.ts';
import { createIdentity } from '../../widget/src/delivery/identity.ts';
import {
  parseId,
  parseName,
  parseOptions,
  parseTraits,
} from '../../widget/src/delivery/options.ts';
import { parseSettings } from '../../widget/src/delivery/settings.ts';
import { createTurns } from '../../widget/src/delivery/turns.ts';
import { createRage } from '../../widget/src/signals/rage.ts';
import { createHeldEnv } from './held-env.ts';

const valid = { url: 'https://p.supabase.co/', key: 'sb_publishable_x', app: 'wk_x' };

describe('options', () => {
  it('takes an address with or without its last slash', () => {
    expect(parseOptions(valid)).toMatchObject({ url: 'https://p.supabase.co', mask: [] });
    expect(parseOptions({ ...valid, mask: '.a' }).mask).toEqual(['.a']);
  });

  it.each([
    [{ ...valid, url: '' }, 'init: url'],
    [{ ...valid, url: 'p.supabase.co' }, 'init: url'],
    [{ ...valid, key: '' }, 'init: key'],
    [{ ...valid, app: '' }, 'init: app'],
  ])('refuses %o and names the field', (options, message) => {
    expect(() => parseOptions(options)).toThrow(message);
  });

  it('knows no rule of its own for consent unless it was given one', () => {
    expect(parseOptions(valid).fallback).toBeUndefined();
    expect(parseOptions({ ...valid, consent: 'required' }).fallback).toMatchObject({
      consent: 'required',
    });
  });
});

describe('arguments', () => {
  it('takes what names one', () => {
    expect(parseId('identify', ' u_1 ')).toBe('u_1');
    expect(parseId('identify', 42)).toBe('42');
    expect(parseId('identify', '0')).toBe('0');
  });

  it.each([
    undefined,
    null,
    '',
    '  ',
    'undefined',
    'NULL',
    'NaN',
    Number.NaN,
    {},
    [],
    true,
    'x'.repeat(201),
  ])('refuses %o as an id: it would merge everybody into one', (id) => {
    expect(() => parseId('identify', id)).toThrow(/^identify: id must name one/);
  });

  it('refuses names and properties beyond their bound, in bytes', () => {
    expect(() => parseName('x'.repeat(121))).toThrow('120');
    expect(() => parseName(7)).toThrow('track: name');
    expect(() => parseTraits('track', { a: 'é'.repeat(1_100) }, 2_048)).toThrow('2048');
    expect(() => parseTraits('track', 'text', 2_048)).toThrow('object');
    expect(() => parseTraits('track', [1], 2_048)).toThrow('object');
    expect(parseTraits('track', undefined, 2_048)).toBeUndefined();
  });

  it('copies properties, so that a later change of the product’s object changes nothing', () => {
    const given = { list: [1], at: new Date(0), no: () => 1 };
    const copy = parseTraits('track', given, 2_048);
    given.list.push(2);
    expect(copy).toEqual({ list: [1], at: '1970-01-01T00:00:00.000Z' });
  });
});

describe('gate', () => {
  const settings = { consent: 'none', capture: true } as const;
  const required = { consent: 'required', capture: true } as const;
  it.each([
    ['nothing known', { settings: undefined }, 'waiting'],
    ['nothing known, and a yes', { settings: undefined, granted: true }, 'waiting'],
    ['nothing known, and a no', { settings: undefined, granted: false }, 'refused'],
    ['no consent needed', { settings }, 'open'],
    ['no consent needed, and a no', { settings, granted: false }, 'refused'],
    ['consent needed', { settings: required }, 'refused'],
    ['consent needed and given', { settings: required, granted: true }, 'open'],
    ['switched off', { settings: { ...settings, capture: false } }, 'off'],
    [
      'refused by the browser',
      { settings: required, granted: true, refusedByBrowser: true },
      'refused',
    ],
  ])('%s', (_, grounds, expected) => {
    expect(gateOf({ refusedByBrowser: false, granted: undefined, ...grounds })).toBe(expected);
  });
});

describe('settings', () => {
  const file = {
    v: 1,
    version: 'ab',
    consent: 'none',
    capture: true,
    frustration: false,
    mask: ['.a'],
  };
  it('reads the published file, and a newer one with more in it', () => {
    expect(parseSettings(file)).toEqual(file);
    expect(parseSettings({ ...file, guides: [] })).toEqual(file);
  });
  it.each([undefined, null, 'text', [], {}, { ...file, v: 2 }, { ...file, consent: 'maybe' }])(
    'does not take %o for settings',
    (other) => expect(parseSettings(other)).toBeUndefined(),
  );
});

describe('turns', () => {
  it('keeps order while waiting, and lets events wait in vain where they may not be told', () => {
    const told: string[] = [];
    const turns = createTurns();
    const take = (name: string, isEvent = true) => turns.take(isEvent, () => told.push(name));
    take('click');
    take('identify', false);
    take('another');
    expect(turns.size()).toBe(2);
    turns.open();
    take('at once');
    expect(told.splice(0)).toEqual(['click', 'identify', 'another', 'at once']);
    turns.wait();
    take('click');
    take('group', false);
    turns.shut();
    take('dropped');
    take('reset', false);
    expect(told).toEqual(['group', 'reset']);
  });

  it('holds a thousand, the newest', () => {
    const told: number[] = [];
    const turns = createTurns();
    for (let i = 0; i < 1_001; i++) turns.take(true, () => told.push(i));
    turns.open();
    expect([told.length, told[0]]).toEqual([1_000, 1]);
  });
});

describe('identity', () => {
  function create() {
    const cuts: boolean[] = [];
    const identity = createIdentity({
      ...{ app: 'wk_x', build: undefined, env: createHeldEnv() },
      consented: () => false,
      onCut: (isNews) => cuts.push(isNews),
      onNews: () => undefined,
    });
    return { identity, cuts };
  }

  it('cuts where it changes, not where only traits do, and tells traits once, together', () => {
    const { identity, cuts } = create();
    identity.identify('u_1', { plan: 'team' }, undefined);
    identity.identify('u_1', { seats: 3 }, undefined);
    identity.identify('u_1', undefined, undefined);
    expect(cuts).toEqual([false]);
    expect(identity.header().user).toEqual({ id: 'u_1', traits: { plan: 'team', seats: 3 } });
    expect(identity.header().user).toEqual({ id: 'u_1' });
    identity.identify('u_2', undefined, undefined);
    expect(cuts).toEqual([false, true]);
  });

  it('starts as what is stored, unless the page has said otherwise; a reset is somebody else', () => {
    const { identity } = create();
    identity.restore({ device: 'stored', user: { id: 'u_1', sig: 'ab' }, account: { id: 'acme' } });
    expect(identity.header()).toMatchObject({ device: 'stored', account: { id: 'acme' } });
    identity.identify('u_1', undefined, undefined);
    expect(identity.header().user).toEqual({ id: 'u_1', sig: 'ab' });
    identity.reset();
    const after = identity.header();
    expect(after.device).not.toBe('stored');
    expect([after.user, after.account]).toEqual([undefined, undefined]);
  });
});

describe('rage', () => {
  const clicks = (...hits: [at: number, x?: number, target?: string][]) => {
    const isRage = createRage();
    return hits.map(([at, x = 0, target = 'a']) => isRage({ at, x, y: 0, target }));
  };
  it.each([
    ['three within a second', clicks([0], [400], [900]), [false, false, true]],
    [
      'told once for a burst',
      clicks([0], [200], [400], [600], [800]),
      [false, false, true, false, false],
    ],
    ['three, but slowly', clicks([0], [600], [1_200]), [false, false, false]],
    ['the last three of four', clicks([0], [900], [1_200], [1_500]), [false, false, false, true]],
    ['on another element', clicks([0], [100], [200, 0, 'b']), [false, false, false]],
    ['elsewhere on a large one', clicks([0], [100], [200, 31]), [false, false, false]],
    [
      'again after a pause',
      clicks([0], [1], [2], [2_000], [2_001], [2_002]),
      [false, false, true, false, false, true],
    ],
  ])('%s', (_, told, expected) => expect(told).toEqual(expected));
});
