/** What a survey told: three rates, a score with its interval, how it is spread, and how it moves. */
import { useEffect, useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { Breakdown } from '../../../core/model/results.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { type Days, Span } from './Span.tsx';
import { SurveyParts } from './SurveyParts.tsx';
import { likelyWeight } from './Weighted.tsx';

export function SurveyResultsPanel({ item }: { item: Item }) {
  const [days, setDays] = useState<Days>(90);
  const [breakdown, setBreakdown] = useState<Breakdown | null>(null);
  /** Undefined: not chosen yet, so what is likely meant is taken once it is known what there is. */
  const [chosen, setChosen] = useState<string | null>();
  const [likely, setLikely] = useState<string | null>(null);
  const weight = chosen === undefined ? likely : chosen;
  const args = { item: item.id, days, breakdown, weight };
  const results = useRpc('survey_results', args, { keep: true });
  const weights = results.data?.weights;
  useEffect(() => {
    if (weights) setLikely(likelyWeight(weights));
  }, [weights]);
  return (
    <>
      <Span days={days} onDays={setDays} span={results.data} />
      <Loaded query={results} failed="The results could not be loaded">
        {(data) =>
          data.displayed === 0 && data.eligible === 0 ? (
            <NothingYet item={item} />
          ) : (
            <SurveyParts
              item={item}
              data={data}
              days={days}
              weight={weight}
              onWeight={setChosen}
              breakdown={breakdown}
              onBreakdown={setBreakdown}
            />
          )
        }
      </Loaded>
    </>
  );
}

/** Says which of the two it is: not asked yet, or nobody met. */
export function NothingYet({ item }: { item: Item }) {
  return (
    <p class="quiet">
      {item.version === null
        ? 'It was never published, so nobody has met it. Publish it, and results appear here.'
        : 'Nobody has met it in these days. “Why / why not” tells for any person which rule kept it away.'}
    </p>
  );
}
