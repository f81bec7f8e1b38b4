/** Impressions day by day: seven columns, each with its figure, so that nothing has to be pointed at. */
import type { Forecast } from '../../../core/engage/forecast.ts';
import { count } from './forecast-words.ts';

type Props = { forecast: Forecast; zone: string };

export function ForecastDays({ forecast: { days }, zone }: Props) {
  const top = Math.max(1, ...days.map(({ impressions }) => impressions));
  const name = (start: number, weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat('en', { weekday, timeZone: zone }).format(start);
  return (
    <ol class="forecast-days" aria-label="Impressions by day">
      {days.map(({ start, impressions }) => (
        <li key={start} style={{ '--share': `${(impressions / top) * 100}%` }}>
          <b>{count(impressions)}</b>
          <span class="forecast-bar" />
          <span>
            <span class="wm-hidden">{name(start, 'long')}</span>
            <span aria-hidden="true">{name(start, 'short')}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
