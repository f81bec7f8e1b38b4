import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TagMatch } from '../../core/model/tag-health.ts';
import { type Db, openDb } from '../../extension/db.ts';
import { fail, succeed } from '../../extension/outcome.ts';
import { writeSetting } from '../../extension/settings.ts';
import { createSightings, dueMatches } from '../../extension/sightings.ts';

const tag = (n: number) => `0199a000-0000-7000-8000-00000000070${n}`;
const saw = (n: number, outcome: TagMatch['outcome']): TagMatch => ({
  ...{ tag: tag(n), outcome, score: outcome === 'missing' ? 0 : 1 },
  matches: outcome === 'missing' ? 0 : 1,
});

let db: Db;
beforeEach(async () => {
  db = openDb(`sightings-${Math.random()}`);
  await writeSetting(db, 'account', {
    server: { url: 'https://a.example', publishableKey: 'key' },
    user: { id: tag(9), email: 'mira@team.example' },
    expired: false,
  });
});
afterEach(() => db.delete());

/** A server that keeps what it is told, or is away. */
function look(state = { at: Date.parse('2026-11-23T10:10:00Z'), isAway: false }) {
  const told: { path: string; matches: TagMatch[] }[] = [];
  const api = {
    async report_tag_matches({ path, matches }: { path: string; matches: TagMatch[] }) {
      if (state.isAway) return fail('offline', 'away');
      told.push({ path, matches });
      return succeed({ kept: matches.length });
    },
  };
  return { told, state, sightings: createSightings({ db, api, now: () => state.at }) };
}

describe('sightings', () => {
  test('are told once per tag, page and hour', async () => {
    const { told, state, sightings } = look();
    const seen = [saw(1, 'found'), saw(2, 'ambiguous')];
    expect(await sightings.report(1, 'editor', '/a', seen)).toBe(2);
    expect(await sightings.report(1, 'editor', '/a', seen)).toBe(0);
    expect(await sightings.report(1, 'editor', '/b', [saw(1, 'found')])).toBe(1);
    state.at += 3_600_000;
    expect(await sightings.report(1, 'editor', '/a', seen)).toBe(2);
    expect(told.map(({ path }) => path)).toEqual(['/a', '/b', '/a']);
  });

  test('of what was missing are told again when it appears, and not the other way round', () => {
    const before = { [`${tag(1)} /a`]: 'missing', [`${tag(2)} /a`]: 'found' } as const;
    expect(dueMatches(before, '/a', [saw(1, 'found'), saw(2, 'missing')])).toEqual([
      saw(1, 'found'),
    ]);
  });

  test('that could not be sent are due at the next look', async () => {
    const { told, state, sightings } = look();
    state.isAway = true;
    expect(await sightings.report(1, 'editor', '/a', [saw(1, 'found')])).toBe(0);
    state.isAway = false;
    expect(await sightings.report(1, 'editor', '/a', [saw(1, 'found')])).toBe(1);
    expect(told).toHaveLength(1);
  });

  test('are not told by viewers, after the session has ended, or by nobody', async () => {
    const { told, sightings } = look();
    const report = () => sightings.report(1, 'contributor', '/a', [saw(1, 'found')]);
    expect(await sightings.report(1, 'viewer', '/a', [saw(1, 'found')])).toBe(0);
    const account = await db.settings.get('account');
    await db.settings.put({ key: 'account', value: { ...Object(account?.value), expired: true } });
    expect(await report()).toBe(0);
    await db.settings.delete('account');
    expect(await report()).toBe(0);
    expect(told).toEqual([]);
  });

  test('are bounded', () => {
    const many = Array.from({ length: 600 }, (_, i) => ({ ...saw(1, 'found'), tag: `${i}` }));
    expect(dueMatches({}, '/a', many)).toHaveLength(500);
  });
});
