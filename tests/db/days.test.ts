// Days of a zone begin at the first moment that carries their date, whatever the clocks do at midnight.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestDatabase, TestDatabases } from '../../local/test-database.ts';
import { openTestDatabases } from '../../local/test-database.ts';
import { openWorld } from './answers/world.ts';

let databases: TestDatabases;
let database: TestDatabase;
beforeAll(async () => {
  databases = await openTestDatabases('postgres');
  database = await databases.fresh();
});
afterAll(async () => {
  await database?.close();
  await databases?.close();
});

// Clocks change at midnight in Havana, the Azores, Cairo, Beirut, Santiago and Asuncion; by half an hour
// on Lord Howe; and the rest is far from Greenwich.
const zones = [
  ...[
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'America/Havana',
    'Atlantic/Azores',
    'Africa/Cairo',
  ],
  ...['Asia/Beirut', 'America/Santiago', 'America/Asuncion', 'Australia/Lord_Howe', 'Asia/Kolkata'],
  ...[
    'Pacific/Auckland',
    'Pacific/Kiritimati',
    'Pacific/Pago_Pago',
    'America/St_Johns',
    'Asia/Gaza',
  ],
];

it('app.day_start is the first moment of the day, in every zone', async () => {
  const wrong = await database.sql<{ zone: string; day: string }>`
    select zone, d::date as day
    from unnest(${zones}::text[]) zone,
      generate_series(date '2024-01-01', date '2027-12-31', interval '1 day') d,
      lateral (select app.day_start(d::date, zone) as s) x
    where (s at time zone zone)::date <> d::date
      or ((s - interval '1 microsecond') at time zone zone)::date <> d::date - 1`;
  expect(wrong).toEqual([]);
});

it('app.span_of gives the bounds of complete days, today and tomorrow', async () => {
  const { workspace } = await openWorld(database.sql, 'Pacific/Kiritimati');
  const [row] = await database.sql<{ ok: boolean; n: number }>`
    select cardinality(s.bounds) as n, s.since = s.today - 7
      and s.today = (now() at time zone 'Pacific/Kiritimati')::date
      and s.bounds[8] = app.day_start(s.today, s.timezone) and now() < s.bounds[9] as ok
    from app.span_of(${workspace}::uuid, 7) s`;
  expect(row).toEqual({ ok: true, n: 9 });
});

it('app.week_start begins weeks on the day that the workspace says', async () => {
  const rows = await database.sql<{ monday: string; sunday: string }>`
    select app.week_start(d, 1) as monday, app.week_start(d, 7) as sunday
    from unnest(array['2026-03-01', '2026-03-02', '2026-03-07']::date[]) d`;
  // 1 March 2026 is a Sunday.
  expect(rows).toEqual([
    { monday: '2026-02-23', sunday: '2026-03-01' },
    { monday: '2026-03-02', sunday: '2026-03-01' },
    { monday: '2026-03-02', sunday: '2026-03-01' },
  ]);
});

it('app.month_mask holds the days of a month that lie within a window', async () => {
  const rows = await database.sql<{ bits: number }>`
    select bit_count(app.month_mask(m, since, until)::bit(32)) as bits from (values
      (date '2026-01-01', date '2026-01-01', date '2026-01-31'),
      (date '2026-01-01', date '2025-11-01', date '2026-12-31'),
      (date '2026-02-01', date '2026-01-30', date '2026-02-02'),
      (date '2026-02-01', date '2026-02-28', date '2026-03-05'),
      (date '2026-02-01', date '2026-03-01', date '2026-03-05'),
      (date '2026-02-01', date '2026-01-01', date '2026-01-31')) x(m, since, until)`;
  expect(rows.map(({ bits }) => Number(bits))).toEqual([31, 31, 2, 1, 0, 0]);
});
