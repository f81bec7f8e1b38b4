import { describe, expect, it } from 'vitest';
import { formatAgo, plural } from '../../console/app/format.ts';
import { newId } from '../../console/app/new-id.ts';
import { changesBetween, pageWords } from '../../console/feature/rule-words.ts';
import { formatPoints, viewOf } from '../../console/features/adoption-view.ts';
import { adoptionCsv } from '../../console/features/export-csv.ts';
import { readSegments, writeSegments } from '../../console/features/segments.ts';
import { auditDetails, auditSentence } from '../../console/settings/audit-words.ts';
import type { TagRule } from '../../core/model/feature.ts';
import { uuid } from '../../core/model/primitives.ts';
import { dayOf, startOfDay } from '../../ui/zoned-day.ts';
import { adoptionRows, button } from './fixture/features.ts';

describe('the CSV', () => {
  const [row] = adoptionRows(30).map(viewOf);
  if (!row) throw new Error('the fixture has rows');
  const span = { since: '2026-10-24', until: '2026-11-22' };
  const parse = (text: string) => {
    const [head = '', body = ''] = text.split('\n');
    return Object.fromEntries(head.split(',').map((name, i) => [name, body.split(',')[i]]));
  };

  it('has numerator and denominator of each rate, and the span', () => {
    expect(parse(adoptionCsv([row], span))).toMatchObject({
      since: '2026-10-24',
      feature: 'Open project',
      reach_percent: '81.9',
      reach_numerator: '399',
      reach_denominator: '487',
      account_reach_numerator: '39',
      account_reach_denominator: '39',
      change_within_noise: 'true',
    });
  });

  it('leaves a rate of nothing empty, never zero', () => {
    const none = viewOf({ ...row.row, reach: { numerator: 0, denominator: 0 }, depth: null });
    expect(parse(adoptionCsv([none], span))).toMatchObject({
      reach_percent: '',
      depth_median: '',
      change_points: '',
    });
  });

  it('keeps a name that begins like a formula a name', () => {
    const evil = viewOf({ ...row.row, name: '=HYPERLINK("x")' });
    expect(adoptionCsv([evil], span)).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('words', () => {
  const rule = (part: Partial<TagRule>): TagRule => ({
    page: { kind: 'everywhere' },
    anchors: [],
    selector: null,
    ...part,
  });
  const save = { hash: '9f3ac1d2e4b50001', descriptor: button('Save') };
  const send = { hash: '9f3ac1d2e4b50002', descriptor: button('Send') };

  it('tell what a version changed', () => {
    expect(changesBetween(rule({ anchors: [save] }), rule({ anchors: [send] }))).toEqual([
      'Also counts Send button',
      'No longer counts Save button',
    ]);
    expect(changesBetween(rule({ anchors: [save] }), rule({ selector: '.save' }))).toEqual([
      'Now elements that match .save; before Save button',
    ]);
    expect(changesBetween(rule({ anchors: [save] }), rule({ anchors: [save] }))).toEqual([
      'Saved again without a change of what it counts',
    ]);
    expect(pageWords(rule({ page: { kind: 'section', path: '/projects' } }))).toBe(
      'on /projects and below',
    );
  });

  it('tell what the audit log means', () => {
    const entry = {
      id: 1,
      at: '2026-11-23T10:00:00Z',
      actor: null,
      action: 'app.updated',
      subject: 'Plotline',
      detail: { capture: { from: true, to: false } },
    };
    expect(auditSentence(entry)).toBe('Changed app Plotline');
    expect(auditDetails(entry.detail)).toEqual([['capture', 'true → false']]);
    expect(auditSentence({ ...entry, action: 'member.role_changed', subject: 'a@b.c' })).toBe(
      'Changed the role of a@b.c',
    );
  });

  it('count one and many, and say how long ago', () => {
    expect(plural(1, 'use')).toBe('1 use');
    expect(plural(1_200, 'use')).toBe('1,200 uses');
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(formatAgo('2026-11-23T11:59:30Z', now)).toBe('just now');
    expect(formatAgo('2026-11-23T09:00:00Z', now)).toBe('3 hours ago');
    expect(formatPoints(-0.004)).toBe('−0.4');
    expect(formatPoints(0)).toBe('±0.0');
  });
});

describe('days of a zone', () => {
  it.each([
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z'],
    ['2026-11-23', 'America/Los_Angeles', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23', 'UTC', '2026-11-23T00:00:00.000Z'],
  ])('%s in %s begins at %s', (day, zone, instant) => {
    expect(startOfDay(day, zone)).toBe(instant);
    expect(dayOf(instant, zone)).toBe(day);
  });
});

describe('addresses that people edit', () => {
  it('give no segment where they are broken', () => {
    const filters = [{ on: 'visitor' as const, trait: 'role', equals: 'Owner' }];
    expect(readSegments(writeSegments(filters))).toEqual(filters);
    expect(readSegments('[{"on":"nobody"}]')).toEqual([]);
    expect(readSegments('[{"on"')).toEqual([]);
  });
});

describe('ids made here', () => {
  it('are UUIDs of version 7, ordered by time', () => {
    const [first, second] = [newId(1_700_000_000_000), newId(1_700_000_000_001)];
    expect(uuid.safeParse(first).success).toBe(true);
    expect(first[14]).toBe('7');
    expect(first < second).toBe(true);
  });
});
