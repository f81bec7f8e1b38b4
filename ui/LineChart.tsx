import { useRef, useState } from 'preact/hooks';
import { ChartTable } from './ChartTable.tsx';
import {
  countTicks,
  dayTicks,
  margin,
  nearest,
  paths,
  type Scales,
  type Series,
  scales,
} from './chart-model.ts';
import { classes } from './classes.ts';
import { useWidth } from './use-width.ts';

type Props = {
  /** Names the chart, e.g. "Use of Export by day". */
  label: string;
  series: readonly Series[];
  /** One label a point, for the axis and the read-out. */
  points: readonly { short: string; long: string }[];
  /** The last point is not over yet: its piece is dashed and the read-out says so. */
  open?: boolean;
  height?: number;
  formatCount: (count: number) => string;
};

/** Lines over days. Pointer or ← → read a day out; the table below says the same without the picture. */
export function LineChart({
  label,
  series,
  points,
  open = false,
  height = 220,
  formatCount,
}: Props) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 640);
  const [at, setAt] = useState<number | null>(null);
  const s = scales(series, points.length, { width, height });
  const point = at === null ? undefined : points[at];
  const says = point
    ? `${point.long}${open && at === points.length - 1 ? ', so far' : ''}: ${series
        .map((one) => `${one.name} ${formatCount(one.values[at ?? 0] ?? 0)}`)
        .join(', ')}`
    : '';

  const onKeyDown = (event: KeyboardEvent) => {
    const last = points.length - 1;
    const from = at ?? last;
    const to = {
      ArrowLeft: from - 1,
      ArrowRight: at === null ? last : from + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setAt(Math.min(last, Math.max(0, to)));
  };

  return (
    <figure class="wm-chart" aria-label={label}>
      <div
        ref={box}
        class="wm-chart-plot"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrows read the days out
        tabIndex={0}
        role="application"
        aria-roledescription="chart"
        aria-label={`${label}. Arrow keys read day by day; a table follows.`}
        onKeyDown={onKeyDown}
        onBlur={() => setAt(null)}
        onPointerMove={(e) =>
          setAt(nearest(e.clientX - e.currentTarget.getBoundingClientRect().left, points.length, s))
        }
        onPointerLeave={() => setAt(null)}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Axes
            s={s}
            points={points.map((p) => p.short)}
            size={{ width, height }}
            formatCount={formatCount}
          />
          {series.map((one, index) => (
            <Line key={one.id} nth={index + 1} values={one.values} open={open} s={s} />
          ))}
          {at !== null && <Cursor at={at} series={series} s={s} height={height} />}
        </svg>
        {point && at !== null && (
          <div
            class={classes('wm-readout', s.x(at) > width / 2 && 'wm-readout-left')}
            style={{ '--x': `${s.x(at)}px` }}
            aria-hidden="true"
          >
            <b>
              {point.long}
              {open && at === points.length - 1 && <i> · today, so far</i>}
            </b>
            {series.map((one, index) => (
              <span key={one.id} class={`wm-key wm-series-${index + 1}`}>
                {one.name} <b>{formatCount(one.values[at] ?? 0)}</b>
              </span>
            ))}
          </div>
        )}
      </div>
      <p class="wm-hidden" aria-live="polite">
        {says}
      </p>
      <figcaption class="wm-chart-foot">
        <span class="wm-keys">
          {series.map((one, index) => (
            <span key={one.id} class={`wm-key wm-series-${index + 1}`}>
              {one.name}
            </span>
          ))}
          {open && <span class="wm-key wm-key-open">Today, so far</span>}
        </span>
        <ChartTable series={series} points={points.map((p) => p.long)} formatCount={formatCount} />
      </figcaption>
    </figure>
  );
}

type AxesProps = {
  s: Scales;
  points: readonly string[];
  size: { width: number; height: number };
  formatCount: (count: number) => string;
};

function Axes({ s, points, size, formatCount }: AxesProps) {
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
          text-anchor={i === points.length - 1 ? 'end' : 'middle'}
        >
          {points[i]}
        </text>
      ))}
    </g>
  );
}

function Line({
  nth,
  values,
  open,
  s,
}: {
  nth: number;
  values: readonly number[];
  open: boolean;
  s: Scales;
}) {
  const d = paths(values, open, s);
  const [x, y] = [s.x(values.length - 1), s.y(values.at(-1) ?? 0)];
  return (
    <g class={`wm-line wm-series-${nth}`}>
      <path d={d.closed} />
      {open && <path d={d.open} class="wm-open" />}
      {open && <path class="wm-line-now" d={`M${x} ${y - 4}l3.6 4-3.6 4-3.6-4Z`} />}
    </g>
  );
}

type CursorProps = { at: number; series: readonly Series[]; s: Scales; height: number };

function Cursor({ at, series, s, height }: CursorProps) {
  const x = s.x(at);
  return (
    <g class="wm-cursor">
      <line x1={x} x2={x} y1={margin.top} y2={height - margin.bottom} />
      {series.map((one, index) => {
        const y = s.y(one.values[at] ?? 0);
        return (
          <path
            key={one.id}
            class={`wm-series-${index + 1}`}
            d={`M${x} ${y - 5}l4.4 5-4.4 5-4.4-5Z`}
          />
        );
      })}
    </g>
  );
}
