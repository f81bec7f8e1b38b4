import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';

type Props = {
  values: readonly number[];
  /** What it says in words, e.g. "12 to 31 visitors a day over 30 days". */
  label: string;
  width?: number;
  height?: number;
};

/** A trend without axes, beside its figure. The last point carries the waymark. */
export function Sparkline({ values, label, width = 96, height = 26 }: Props) {
  const x = scaleLinear([0, Math.max(1, values.length - 1)], [1, width - 5]);
  const y = scaleLinear([0, Math.max(1, ...values)], [height - 3, 4]);
  const curve = line<number>((_, i) => x(i), y).curve(curveMonotoneX)(values);
  const ground = area<number>((_, i) => x(i), height - 2, y).curve(curveMonotoneX)(values);
  const last = values.at(-1);
  const [lx, ly] = [x(values.length - 1), y(last ?? 0)];
  return (
    <svg
      class="wm-spark"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      <path class="wm-spark-area" d={ground ?? ''} />
      <path class="wm-spark-line" d={curve ?? ''} />
      {last !== undefined && (
        <path class="wm-spark-end" d={`M${lx} ${ly - 3.2}l3 3.2-3 3.2-3-3.2Z`} />
      )}
    </svg>
  );
}
