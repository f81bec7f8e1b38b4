/** What a survey told: three rates, a score with its interval, how it is spread, and how it moves. */
import { useState } from 'preact/hooks';
import { scoreOf } from '../../../core/metrics/score.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { Breakdown, SurveyResults } from '../../../core/model/results.ts';
import { formatCount } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { BreakdownPicker } from './BreakdownPicker.tsx';
import { Distribution } from './Distribution.tsx';
import { Figure } from './Figure.tsx';
import { QuestionResults } from './QuestionResults.tsx';
import { rateWords, scoreWords } from './rates.ts';
import { ScoreTable } from './ScoreTable.tsx';
import { type Days, Span } from './Span.tsx';

export function SurveyResultsPanel({ item }: { item: Item }) {
  const [days, setDays] = useState<Days>(90);
  const [breakdown, setBreakdown] = useState<Breakdown | null>(null);
  const results = useRpc('survey_results', { item: item.id, days, breakdown }, { keep: true });
  return (
    <>
      <Span days={days} onDays={setDays} span={results.data} />
      <Loaded query={results} failed="The results could not be loaded">
        {(data) =>
          data.displayed === 0 && data.eligible === 0 ? (
            <NothingYet item={item} />
          ) : (
            <Results item={item} data={data} breakdown={breakdown} onBreakdown={setBreakdown} />
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

type Props = {
  item: Item;
  data: SurveyResults;
  breakdown: Breakdown | null;
  onBreakdown: (breakdown: Breakdown | null) => void;
};

function Results({ item, data, breakdown, onBreakdown }: Props) {
  const { scale } = data;
  return (
    <div class="results">
      <Rates data={data} />
      {scale && data.histogram.length > 0 && (
        <section aria-label="Distribution">
          <h2>Distribution</h2>
          <Distribution scale={scale} results={data} />
        </section>
      )}
      {scale && (
        <section aria-label="Trend">
          <h2>By month</h2>
          <ScoreTable
            caption="Score by month"
            first="Month"
            scale={scale}
            compare
            rows={data.waves.map(({ wave, ...counts }) => ({ name: monthName(wave), ...counts }))}
          />
        </section>
      )}
      <section aria-label="Breakdown">
        <h2>Broken down</h2>
        <BreakdownPicker value={breakdown} onValue={onBreakdown} />
        {breakdown && (
          <ScoreTable
            caption="Score by group"
            first="Group"
            scale={scale}
            rows={data.groups.map(({ value, ...counts }) => ({
              name: value ?? 'Unknown',
              ...counts,
            }))}
          />
        )}
      </section>
      <QuestionResults item={item} data={data} />
    </div>
  );
}

const month = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthName = (day: string) => month.format(new Date(`${day}T00:00:00Z`));

/** Display, response and completion have different wholes; each names its own. */
function Rates({ data }: { data: SurveyResults }) {
  const { eligible, displayed, responded, finished, scale, tally, invalid } = data;
  const display = rateWords({ numerator: Math.min(displayed, eligible), denominator: eligible });
  const response = rateWords({ numerator: responded, denominator: displayed });
  const completion = rateWords({ numerator: finished, denominator: responded });
  const score = scale && scoreOf(scale, tally, eligible || null);
  const words = score && scoreWords(score);
  return (
    <dl class="ledger">
      {score && words && (
        <Figure
          name={score.name}
          figure={<span title={score.formula}>{words.figure}</span>}
          note={`${words.note}; ${score.formula}`}
        />
      )}
      <Figure name="Display rate" figure={display.figure} note={`${display.note} eligible`} />
      <Figure name="Response rate" figure={response.figure} note={`${response.note} shown`} />
      <Figure
        name="Completion rate"
        figure={completion.figure}
        note={`${completion.note} answered`}
      />
      {invalid > 0 && (
        <Figure name="Left out" figure={formatCount(invalid)} note="Answers off the scale" />
      )}
    </dl>
  );
}
