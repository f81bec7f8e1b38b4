import { useRef, useState } from 'preact/hooks';
import { Axes, Cursor, Line } from './ChartParts.tsx';
import { ChartTable } from './ChartTable.tsx';
import { nearest, type Series, scales } from './chart-model.ts';
import { classes } from './classes.ts';
import { useWidth } from './use-width.ts';

type Point = { short: string; long: string };

type Props = {
  /** Names the chart, e.g. "Use of Export by day". */
  label: string;
  series: readonly Series[];
  /** One label a point, for the axis and the read-out. */
  points: readonly Point[];
  /** The last point is not over yet: its piece is dashed and the read-out says so. */
  open?: boolean;
  height?: number;
  formatCount: (count: number) => string;
};

/** Lines over days. Pointer or ← → read a day out; the table below says the same without the picture. */
export function LineChart(props: Props) {
  const { label, series, points, open = false, height = 220, formatCount } = props;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, 640);
  const [at, setAt] = useState<number | null>(null);
  const s = scales(series, points.length, { width, height });
  const day = at === null ? undefined : readDay(props, at);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepTo(event.key, at, points.length - 1);
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
  };
  const onPointerMove = (event: PointerEvent & { currentTarget: Element }) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    setAt(nearest(event.clientX - left, points.length, s));
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
        onPointerMove={onPointerMove}
        onPointerLeave={() => setAt(null)}
      >
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <Axes
            s={s}
            points={points.map((point) => point.short)}
            size={{ width, height }}
            formatCount={formatCount}
          />
          {series.map((one, index) => (
            <Line key={one.id} nth={index + 1} values={one.values} open={open} s={s} />
          ))}
          {at !== null && <Cursor at={at} series={series} s={s} height={height} />}
        </svg>
        {day && at !== null && <ReadOut day={day} x={s.x(at)} width={width} />}
      </div>
      <p class="wm-hidden" aria-live="polite">
        {day?.words}
      </p>
      <figcaption class="wm-chart-foot">
        <Keys series={series} open={open} />
        <ChartTable
          series={series}
          points={points.map((point) => point.long)}
          formatCount={formatCount}
        />
      </figcaption>
    </figure>
  );
}

/** Where a key leads; the first press starts at the latest day, which is what people ask for. */
function stepTo(key: string, at: number | null, last: number): number | undefined {
  const from = at ?? last;
  const to = {
    ArrowLeft: from - 1,
    ArrowRight: at === null ? last : from + 1,
    Home: 0,
    End: last,
  }[key];
  return to === undefined ? undefined : Math.min(last, Math.max(0, to));
}

type Day = ReturnType<typeof readDay>;

/** One day's figures, for the eye and, as one sentence, for the ear. */
function readDay({ series, points, open, formatCount }: Props, at: number) {
  const title = points[at]?.long ?? '';
  const isOpen = open === true && at === points.length - 1;
  const rows = series.map(({ id, name, values }) => ({
    id,
    name,
    count: formatCount(values[at] ?? 0),
  }));
  const figures = rows.map(({ name, count }) => `${name} ${count}`).join(', ');
  return { title, isOpen, rows, words: `${title}${isOpen ? ', so far' : ''}: ${figures}` };
}

/** Beside the cursor, on the side where there is room. */
function ReadOut({ day, x, width }: { day: Day; x: number; width: number }) {
  return (
    <div
      class={classes('wm-readout', x > width / 2 && 'wm-readout-left')}
      style={{ '--x': `${x}px` }}
      aria-hidden="true"
    >
      <b>
        {day.title}
        {day.isOpen && <i> · today, so far</i>}
      </b>
      {day.rows.map(({ id, name, count }, index) => (
        <span key={id} class={`wm-key wm-series-${index + 1}`}>
          {name} <b>{count}</b>
        </span>
      ))}
    </div>
  );
}

/** Named at the foot and not at the line ends, where names of close lines would lie on each other. */
function Keys({ series, open }: { series: readonly Series[]; open: boolean }) {
  return (
    <span class="wm-keys">
      {series.map((one, index) => (
        <span key={one.id} class={`wm-key wm-series-${index + 1}`}>
          {one.name}
        </span>
      ))}
      {open && <span class="wm-key wm-key-open">Today, so far</span>}
    </span>
  );
}
