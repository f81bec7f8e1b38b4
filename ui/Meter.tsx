type Props = {
  /** 0 to 1; null where there is nothing to divide by. */
  value: number | null;
  /** 95 % interval, 0 to 1. */
  interval: { low: number; high: number } | null;
  /** The right end of the scale, so that small shares in one column stay comparable. */
  max?: number;
  /** What it says in words. */
  label: string;
};

/** A share with its uncertainty: the bar is the estimate, the whisker its interval. */
export function Meter({ value, interval, max = 1, label }: Props) {
  const percent = (share: number) => `${Math.min(100, (share / max) * 100).toFixed(2)}%`;
  return (
    <span class="wm-meter" role="img" aria-label={label}>
      {value !== null && <span class="wm-meter-bar" style={{ width: percent(value) }} />}
      {interval && (
        <span
          class="wm-whisker"
          style={{ left: percent(interval.low), right: `calc(100% - ${percent(interval.high)})` }}
        />
      )}
    </span>
  );
}
