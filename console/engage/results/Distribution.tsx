import { formatPercent } from '../../../core/metrics/rate.ts';
import { bandOfAnswer, scaleBounds } from '../../../core/metrics/scales.ts';
import type { SurveyResults } from '../../../core/model/results.ts';
import type { Scale } from '../../../core/model/survey.ts';
import { bandName } from '../../../ui/engage/labels.ts';
import { formatCount } from '../../app/format.ts';

type Props = { scale: Scale; results: SurveyResults };

/** Every value of the scale, also those nobody chose. UMUX-Lite's scores have no such list: as they come. */
export function Distribution({ scale, results }: Props) {
  const { histogram, tally } = results;
  const { least, most } = scaleBounds[scale];
  const values =
    scale === 'umux7'
      ? histogram.map(({ value }) => value)
      : Array.from({ length: most - least + 1 }, (_, i) => least + i);
  const peopleOf = (value: number) => histogram.find((one) => one.value === value)?.people ?? 0;
  const top = Math.max(1, ...histogram.map(({ people }) => people));
  return (
    <>
      <ol class="distribution" aria-label="People by answer">
        {values.map((value) => (
          <li
            key={value}
            class={`band-${scale === 'umux7' ? 'mid' : bandOfAnswer(scale, value)}`}
            style={{ '--share': `${(peopleOf(value) / top) * 100}%` }}
          >
            <b>{formatCount(peopleOf(value))}</b>
            <i />
            <span>{Math.round(value * 10) / 10}</span>
          </li>
        ))}
      </ol>
      <ul class="bands">
        {(['low', 'mid', 'high'] as const).map((band) => (
          <li key={band} class={`band-${band}`}>
            {bandName(scale, band)} <b>{formatCount(tally[band])}</b>
            {tally.n > 0 && <small>{formatPercent(tally[band] / tally.n)}</small>}
          </li>
        ))}
      </ul>
    </>
  );
}
