import type { Series } from './chart-model.ts';

type Props = {
  series: readonly Series[];
  points: readonly string[];
  formatCount: (count: number) => string;
};

/** A chart's figures as a table, newest first, behind a disclosure. */
export function ChartTable({ series, points, formatCount }: Props) {
  const days = points.map((name, index) => ({ name, index })).reverse();
  return (
    <details class="wm-chart-table">
      <summary>Show as table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it */}
      <section class="wm-scroll" tabIndex={0} aria-label="Figures of the chart">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              {series.map((one) => (
                <th key={one.id} scope="col">
                  {one.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.name}>
                <th scope="row">{day.name}</th>
                {series.map((one) => (
                  <td key={one.id}>{formatCount(one.values[day.index] ?? 0)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
