/** How detractors and promoters, or the ends of any scale, use the product: what stands out, and all of it. */
import { type UseRatio, useRatios } from '../../../core/metrics/use-ratio.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { BandUse } from '../../../core/model/results.ts';
import { bands, type Scale } from '../../../core/model/survey.ts';
import { bandName } from '../../../ui/engage/labels.ts';
import { plural } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { CsvButton } from './CsvButton.tsx';
import { Part } from './Part.tsx';
import { useWords } from './use-words.ts';

type Props = { item: Item; days: number; scale: Scale };

export function UseByBand({ item, days, scale }: Props) {
  const uses = useRpc('survey_usage', { item: item.id, days }, { keep: true });
  const ends = `${bandName(scale, 'low')} and ${bandName(scale, 'high').toLowerCase()}`;
  return (
    <Part
      title="By use of features"
      action={uses.data && uses.data.length > 0 && <UseCsv item={item} uses={uses.data} />}
    >
      <Loaded query={uses} failed="Use by score could not be loaded">
        {(data) =>
          data.length === 0 ? (
            <p class="quiet">
              Nothing is tagged in this app yet, or nobody has answered. Tag features to see how{' '}
              {ends} differ.
            </p>
          ) : (
            <Sentences ratios={useRatios(data)} scale={scale} />
          )
        }
      </Loaded>
    </Part>
  );
}

function Sentences({ ratios, scale }: { ratios: readonly UseRatio[]; scale: Scale }) {
  const stands = ratios.filter((one) => one.stands);
  const rest = ratios.filter((one) => !one.stands);
  return (
    <>
      {stands.length === 0 && (
        <p>No feature is used differently beyond chance by those who score low and high.</p>
      )}
      <ul class="sentences">
        {stands.map((one) => (
          <li key={one.feature}>{useWords(one, scale)}</li>
        ))}
      </ul>
      <p class="quiet">
        {plural(ratios.length, 'feature')} compared; what stands above is beyond chance even so
        (Benjamini and Hochberg, 5&nbsp;%). It tells who uses what, not that use makes the score.
      </p>
      {rest.length > 0 && (
        <details class="changes">
          <summary>{plural(rest.length, 'feature')} within noise</summary>
          <ul class="sentences">
            {rest.map((one) => (
              <li key={one.feature}>{useWords(one, scale)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function UseCsv({ item, uses }: { item: Item; uses: readonly BandUse[] }) {
  return (
    <CsvButton
      item={item.name}
      table="use by score"
      head={['feature', 'band', 'people', 'users', 'uses', 'sum_of_squares']}
      rows={() =>
        uses.flatMap(({ name, bands: of }) =>
          bands.flatMap((band) => {
            const use = of.find((one) => one.band === band);
            return use ? [[name, band, use.people, use.users, use.uses, use.squares]] : [];
          }),
        )
      }
    />
  );
}
