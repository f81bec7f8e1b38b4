import type { ComponentChildren } from 'preact';

type Bar = {
  id: string | number;
  label: ComponentChildren;
  value: number;
  /** Beside the figure, e.g. "14 people". */
  note?: string | undefined;
};

type Props = { label: string; bars: readonly Bar[]; formatCount: (count: number) => string };

/** Names and figures with a bar for the share of the largest; the bar only repeats the figure. */
export function BarList({ label, bars, formatCount }: Props) {
  const top = Math.max(1, ...bars.map((bar) => bar.value));
  return (
    <ol class="wm-bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.id} style={{ '--share': `${(bar.value / top) * 100}%` }}>
          <span class="wm-bar-label">{bar.label}</span>
          {bar.note && <small>{bar.note}</small>}
          <b>{formatCount(bar.value)}</b>
        </li>
      ))}
    </ol>
  );
}
