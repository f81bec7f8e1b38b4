/** Column means of a retention table (definitions 7): people over people, complete cells only. */
import type { Rate } from '../../core/model/primitives.ts';
import type { Retention } from '../../core/model/usage.ts';

/** A column of which no cell is complete has nothing below, and hence no mean. */
export function columnMeans({ cohorts, weeks }: Retention): Rate[] {
  return Array.from({ length: weeks }, (_, week) =>
    cohorts.reduce<Rate>(
      (sum, { size, returned }) => {
        const cell = returned[week] ?? null;
        if (cell === null) return sum;
        return { numerator: sum.numerator + cell, denominator: sum.denominator + size };
      },
      { numerator: 0, denominator: 0 },
    ),
  );
}
