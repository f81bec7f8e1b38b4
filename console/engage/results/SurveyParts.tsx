/** The parts of a survey's results, in the order in which they are asked: how many, how well, how it moves, who. */
import type { Item } from '../../../core/model/engagement.ts';
import type { Breakdown, SurveyResults } from '../../../core/model/results.ts';
import type { Scale } from '../../../core/model/survey.ts';
import { BreakdownPicker } from './BreakdownPicker.tsx';
import { CsvButton } from './CsvButton.tsx';
import { Distribution } from './Distribution.tsx';
import { Part } from './Part.tsx';
import { QuestionResults } from './QuestionResults.tsx';
import { ScoreTable, scoreCells, scoreHead } from './ScoreTable.tsx';
import { SurveyRates } from './SurveyRates.tsx';
import { UseByBand } from './UseByBand.tsx';
import { WeightPicker } from './Weighted.tsx';

type Props = {
  item: Item;
  data: SurveyResults;
  days: number;
  weight: string | null;
  onWeight: (trait: string | null) => void;
  breakdown: Breakdown | null;
  onBreakdown: (breakdown: Breakdown | null) => void;
};

export function SurveyParts(props: Props) {
  const { item, data, days, weight, onWeight } = props;
  const { scale } = data;
  return (
    <div class="results">
      <div>
        <SurveyRates data={data} />
        <WeightPicker traits={data.weights} value={weight} onValue={onWeight} />
      </div>
      {scale && data.histogram.length > 0 && (
        <Part
          title="Distribution"
          action={
            <CsvButton
              item={item.name}
              table="distribution"
              head={['value', 'people']}
              rows={() => data.histogram.map(({ value, people }) => [value, people])}
            />
          }
        >
          <Distribution scale={scale} results={data} />
        </Part>
      )}
      {scale && <ByMonth item={item} data={data} scale={scale} />}
      <ByGroup {...props} />
      {scale && <UseByBand item={item} days={days} scale={scale} />}
      <QuestionResults item={item} data={data} />
    </div>
  );
}

type MonthProps = { item: Item; data: SurveyResults; scale: Scale };

function ByMonth({ item, data, scale }: MonthProps) {
  return (
    <Part
      title="By month"
      action={
        <CsvButton
          item={item.name}
          table="by month"
          head={['month', ...scoreHead]}
          rows={() => data.waves.map((wave) => [wave.wave, ...scoreCells(wave)])}
        />
      }
    >
      <ScoreTable
        caption="Score by month"
        first="Month"
        scale={scale}
        compare
        rows={data.waves.map(({ wave, ...counts }) => ({ name: monthName(wave), ...counts }))}
      />
    </Part>
  );
}

/** By trait, account, language, segment, or by whether a feature was used. */
function ByGroup({ item, data, breakdown, onBreakdown }: Props) {
  const { groups, scale } = data;
  return (
    <Part
      title="Broken down"
      action={
        groups.length > 0 && (
          <CsvButton
            item={item.name}
            table="broken down"
            head={['group', ...scoreHead]}
            rows={() => groups.map((group) => [group.value, ...scoreCells(group)])}
          />
        )
      }
    >
      <BreakdownPicker value={breakdown} onValue={onBreakdown} />
      {breakdown && (
        <ScoreTable
          caption="Score by group"
          first="Group"
          scale={scale}
          rows={groups.map(({ value, ...counts }) => ({ name: value ?? 'Unknown', ...counts }))}
        />
      )}
    </Part>
  );
}

const month = new Intl.DateTimeFormat(undefined, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const monthName = (day: string) => month.format(new Date(`${day}T00:00:00Z`));
