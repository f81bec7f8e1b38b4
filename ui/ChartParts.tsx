/** What a line chart is drawn from: axes, lines, the cursor. SVG only; words and keys are LineChart's. */
import { countTicks, dayTicks, margin, paths, type Scales, type Series } from './chart-model.ts';

/** A rhombus around a point: the waymark as the chart's dot. */
const rhombus = (x: number, y: number, r: number) =>
  `M${x} ${y - r}l${r * 0.9} ${r}-${r * 0.9} ${r}-${r * 0.9}-${r}Z`;

type AxesProps = {
  s: Scales;
  points: readonly string[];
  size: { width: number; height: number };
  formatCount: (count: number) => string;
};

/** Hairlines and few labels: the lines are what is read, the grid only holds them. */
export function Axes({ s, points, size, formatCount }: AxesProps) {
  const bottom = size.height - margin.bottom;
  return (
    <g class="wm-axes">
      {countTicks(s.y).map((tick) => (
        <g key={tick} transform={`translate(0 ${s.y(tick)})`}>
          <line
            x1={margin.left}
            x2={size.width - margin.right}
            class={tick === 0 ? 'wm-base' : ''}
          />
          <text x={margin.left - 8} dy="0.32em" text-anchor="end">
            {formatCount(tick)}
          </text>
        </g>
      ))}
      {dayTicks(points.length, size.width).map((i) => (
        <text
          key={i}
          x={s.x(i)}
          y={bottom + 17}
          // Centred, the last day would stand out of the picture.
          text-anchor={i === points.length - 1 ? 'end' : 'middle'}
        >
          {points[i]}
        </text>
      ))}
    </g>
  );
}

type LineProps = { nth: number; values: readonly number[]; open: boolean; s: Scales };

/** Complete days and the way into today are two paths, because a dash array cannot change along one. */
export function Line({ nth, values, open, s }: LineProps) {
  const d = paths(values, open, s);
  const [x, y] = [s.x(values.length - 1), s.y(values.at(-1) ?? 0)];
  return (
    <g class={`wm-line wm-series-${nth}`}>
      <path d={d.closed} />
      {open && <path d={d.open} class="wm-open" />}
      {/* Hollow, like the day that is not over. */}
      {open && <path class="wm-line-now" d={rhombus(x, y, 4)} />}
    </g>
  );
}

type CursorProps = { at: number; series: readonly Series[]; s: Scales; height: number };

/** All series at one day: people compare lines with each other more often than a line with its axis. */
export function Cursor({ at, series, s, height }: CursorProps) {
  const x = s.x(at);
  return (
    <g class="wm-cursor">
      <line x1={x} x2={x} y1={margin.top} y2={height - margin.bottom} />
      {series.map((one, index) => (
        <path
          key={one.id}
          class={`wm-series-${index + 1}`}
          d={rhombus(x, s.y(one.values[at] ?? 0), 5)}
        />
      ))}
    </g>
  );
}
