import { formatPercent, shareOf } from '../../core/metrics/rate.ts';
import type { Feature } from '../../core/model/feature.ts';
import type { Retention } from '../../core/model/usage.ts';
import { formatCount, formatDay, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { columnMeans } from './retention-means.ts';

/** Two months: long enough for a habit, short enough to fit a screen. */
const weeks = 8;

/** Who came back, by the week of their first use ever. A week that is not over stays blank. */
export function RetentionTable({ feature, app }: { feature: Feature; app: number | null }) {
  const retention = useRpc(
    'feature_retention',
    { feature: feature.id, app, weeks },
    { keep: true },
  );
  return (
    <Loaded query={retention} failed="The retention could not be loaded">
      {(data) =>
        data.cohorts.every(({ size }) => size === 0) ? (
          <p class="quiet">
            Nobody used it for the first time in the last {plural(weeks, 'complete week')}.
          </p>
        ) : (
          <>
            <p class="quiet">
              Of those who first used it in a week, the share who used it again in the weeks after.
            </p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and keys must reach it */}
            <section class="cohort-scroll" tabIndex={0} aria-label="Retention table">
              <Cohorts name={feature.name} data={data} />
            </section>
          </>
        )
      }
    </Loaded>
  );
}

/** A real table with row and column headers; the shading repeats the figure. */
function Cohorts({ name, data }: { name: string; data: Retention }) {
  const means = columnMeans(data);
  return (
    <table class="cohorts">
      <caption class="wm-hidden">Retention after first use of {name}, by week</caption>
      <thead>
        <tr>
          <th scope="col">First used in the week of</th>
          <th scope="col">People</th>
          {means.map((_, week) => (
            // Columns are weeks: their place is their name.
            <th key={`${week}`} scope="col">
              {week === 0 ? 'That week' : `+${week}`}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {data.cohorts.map(({ week, size, returned }) => (
          <tr key={week}>
            <th scope="row">{formatDay(week)}</th>
            <td class="cohort-size">{formatCount(size)}</td>
            {returned.map((people, index) => (
              <Cell key={`${index}`} people={people} size={size} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">All, complete weeks</th>
          <td class="cohort-size">
            {formatCount(data.cohorts.reduce((sum, { size }) => sum + size, 0))}
          </td>
          {means.map((mean, index) => {
            const share = shareOf(mean);
            return <td key={`${index}`}>{share === null ? '' : formatPercent(share)}</td>;
          })}
        </tr>
      </tfoot>
    </table>
  );
}

/** Blank where the week is not over, which is something else than zero. */
function Cell({ people, size }: { people: number | null; size: number }) {
  if (people === null || size === 0) return <td class="cohort-blank" />;
  const share = people / size;
  return (
    <td
      class="cohort-cell"
      style={{ '--share': `${(share * 100).toFixed(1)}%` }}
      title={`${formatCount(people)} of ${formatCount(size)}`}
    >
      {formatPercent(share)}
    </td>
  );
}
