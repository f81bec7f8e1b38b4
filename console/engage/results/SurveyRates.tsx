/** The figures of a survey at a glance: its score by name and formula, weighted as well, and three rates. */
import { scoreOf } from '../../../core/metrics/score.ts';
import type { SurveyResults } from '../../../core/model/results.ts';
import { formatCount } from '../../app/format.ts';
import { Figure } from './Figure.tsx';
import { rateWords, scoreWords } from './rates.ts';
import { WeightedFigure } from './Weighted.tsx';

/** Display, response and completion have different wholes; each names its own. */
export function SurveyRates({ data }: { data: SurveyResults }) {
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
      <WeightedFigure weighted={data.weighted} />
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
