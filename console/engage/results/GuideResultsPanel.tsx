/** What a guide did: who got it, where they stopped, how it ended, and whether it helped. */
import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { GuideResults } from '../../../core/model/results.ts';
import { LineChart } from '../../../ui/LineChart.tsx';
import { Select } from '../../../ui/Select.tsx';
import { formatCount, formatDay, formatLongDay } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { CsvButton } from './CsvButton.tsx';
import { EffectPanel } from './EffectPanel.tsx';
import { Fatigue } from './Fatigue.tsx';
import { Figure } from './Figure.tsx';
import { Outcomes } from './Outcomes.tsx';
import { Part } from './Part.tsx';
import { rateWords } from './rates.ts';
import { type Days, Span } from './Span.tsx';
import { Steps } from './Steps.tsx';
import { NothingYet } from './SurveyResultsPanel.tsx';

export function GuideResultsPanel({ item }: { item: Item }) {
  const [days, setDays] = useState<Days>(30);
  const [version, setVersion] = useState<number | null>(null);
  const results = useRpc('guide_results', { item: item.id, days, version }, { keep: true });
  return (
    <>
      <Span days={days} onDays={setDays} span={results.data} />
      <VersionPicker item={item} version={version} onVersion={setVersion} />
      <Loaded query={results} failed="The results could not be loaded">
        {(data) =>
          data.eligible === 0 && data.displayed === 0 ? (
            <NothingYet item={item} />
          ) : (
            <Results item={item} data={data} />
          )
        }
      </Loaded>
    </>
  );
}

type PickerProps = {
  item: Item;
  version: number | null;
  onVersion: (version: number | null) => void;
};

/** Only where there is a choice. */
function VersionPicker({ item, version, onVersion }: PickerProps) {
  if ((item.version ?? 1) < 2) return null;
  const all = Array.from({ length: item.version ?? 0 }, (_, i) => i + 1).reverse();
  return (
    <div class="add-row">
      <Select
        aria-label="Version"
        value={version === null ? '' : `${version}`}
        options={[
          { value: '', label: 'All versions' },
          ...all.map((n) => ({ value: `${n}`, label: `Version ${n}` })),
        ]}
        onValue={(value) => onVersion(value ? Number(value) : null)}
      />
    </div>
  );
}

function Results({ item, data }: { item: Item; data: GuideResults }) {
  return (
    <div class="results">
      <Ledger data={data} />
      {item.definition.goal && <EffectPanel goal={item.definition.goal} data={data} />}
      <Steps item={item} data={data} />
      <Outcomes item={item} data={data} />
      <Fatigue data={data} />
      <Part
        title="By day"
        action={
          <CsvButton
            item={item.name}
            table="by day"
            head={['day', 'displayed', 'completed', 'dismissed']}
            rows={() => data.trend.map((x) => [x.day, x.displayed, x.completed, x.dismissed])}
          />
        }
      >
        <LineChart
          label={`${item.name} by day`}
          series={[
            { id: 'shown', name: 'Shown', values: data.trend.map((day) => day.displayed) },
            { id: 'completed', name: 'Completed', values: data.trend.map((day) => day.completed) },
            { id: 'dismissed', name: 'Dismissed', values: data.trend.map((day) => day.dismissed) },
          ]}
          points={data.trend.map(({ day }) => ({
            short: formatDay(day),
            long: formatLongDay(day),
          }))}
          open
          formatCount={formatCount}
        />
      </Part>
    </div>
  );
}

/** People throughout; displays only where they explain people. */
function Ledger({ data }: { data: GuideResults }) {
  const { eligible, heldOut, displayed, displays, seen, outcomes } = data;
  const completed = rateWords({ numerator: outcomes.completed ?? 0, denominator: displayed });
  const seenRate = rateWords({ numerator: seen, denominator: displayed });
  return (
    <dl class="ledger">
      <Figure
        name="Eligible"
        figure={formatCount(eligible)}
        note={`${formatCount(heldOut)} of them held out`}
      />
      <Figure
        name="Shown"
        figure={formatCount(displayed)}
        note={`people, ${formatCount(displays)} displays`}
      />
      <Figure name="Seen" figure={seenRate.figure} note={`${seenRate.note} shown`} />
      <Figure name="Completed" figure={completed.figure} note={`${completed.note} shown`} />
    </dl>
  );
}
