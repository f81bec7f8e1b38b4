import { describe, expect, it } from 'vitest';
import { countTicks, dayTicks, nearest, paths, scales } from '../../ui/chart-model.ts';
import { type Column, grouped, sorted } from '../../ui/table-model.ts';

type Row = { name: string; uses: number | null };
const rows: Row[] = [
  { name: 'b10', uses: 3 },
  { name: 'b2', uses: null },
  { name: 'a', uses: 12 },
  { name: 'c', uses: 3 },
];
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => name, sort: ({ name }) => name },
  { id: 'uses', header: 'Uses', cell: ({ uses }) => uses, sort: ({ uses }) => uses },
];
const names = (list: readonly Row[]) => list.map(({ name }) => name);

describe('order of rows', () => {
  it('puts what is unknown last in both directions, and keeps equals as they came', () => {
    expect(names(sorted(rows, columns, { by: 'uses', descending: true }))).toEqual([
      'a',
      'b10',
      'c',
      'b2',
    ]);
    expect(names(sorted(rows, columns, { by: 'uses', descending: false }))).toEqual([
      'b10',
      'c',
      'a',
      'b2',
    ]);
  });

  it('reads numbers in names as numbers, and leaves rows alone for a column that has no order', () => {
    expect(names(sorted(rows, columns, { by: 'name', descending: false }))).toEqual([
      'a',
      'b2',
      'b10',
      'c',
    ]);
    expect(sorted(rows, columns, { by: 'nothing', descending: false })).toEqual(rows);
  });

  it('groups by label, those without one last', () => {
    const groups = grouped(rows, ({ uses }) =>
      uses === null ? null : uses > 5 ? 'much' : 'a little',
    );
    expect(groups.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['a little', 2],
      ['much', 1],
      [null, 1],
    ]);
  });
});

describe('a line chart', () => {
  const size = { width: 640, height: 200 };
  const series = [{ id: 'v', name: 'Visitors', values: [0, 4, 2, 1] }];
  const s = scales(series, 4, size);

  it('draws complete days as one line and the way into today as another', () => {
    const { closed, open } = paths([0, 4, 2, 1], true, s);
    // The second begins where the first ends; the path is printed to three decimals.
    const at = (day: number) => `${Math.round(s.x(day) * 1000) / 1000},`;
    expect(open.startsWith(`M${at(2)}`)).toBe(true);
    expect(closed).not.toContain(at(3));
    expect(open).toContain(at(3));
    expect(paths([0, 4, 2, 1], false, s).open).toBe('');
  });

  it('labels whole numbers only, and a flat zero without dividing by it', () => {
    expect(countTicks(s.y).every(Number.isInteger)).toBe(true);
    const flat = scales([{ id: 'v', name: 'v', values: [0, 0] }], 2, size);
    expect(flat.y(0)).toBeGreaterThan(flat.y(1));
  });

  it('labels the last day always and as many others as there is room for', () => {
    expect(dayTicks(31, 320).at(-1)).toBe(30);
    expect(dayTicks(31, 1400).length).toBeGreaterThan(dayTicks(31, 320).length);
    expect(dayTicks(1, 320)).toEqual([0]);
  });

  it('finds the day under the pointer, and none beyond the ends', () => {
    expect(nearest(s.x(2) + 3, 4, s)).toBe(2);
    expect(nearest(-500, 4, s)).toBe(0);
    expect(nearest(9_999, 4, s)).toBe(3);
  });
});
