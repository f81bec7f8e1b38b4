/** Whether it asks too much: how often one person gets it, how fast it is sent away, what an exception let through. */
import type { GuideResults } from '../../../core/model/results.ts';
import { formatCount, plural } from '../../app/format.ts';
import { Figure } from './Figure.tsx';
import { Part } from './Part.tsx';
import { rateWords } from './rates.ts';

export function Fatigue({ data }: { data: GuideResults }) {
  const { displays, weekly, hasty, exempted } = data;
  if (displays === 0) return null;
  const fast = rateWords({ numerator: hasty, denominator: displays });
  const perWeek = weekly.personWeeks > 0 ? (displays / weekly.personWeeks).toFixed(2) : '–';
  return (
    <Part title="Fatigue">
      <dl class="ledger">
        <Figure
          name="Displays per person and week"
          figure={perWeek}
          note={`of weeks in which they got it; ${formatCount(weekly.most)} at most`}
        />
        <Figure
          name="Dismissed within 2 s"
          figure={fast.figure}
          note={`${fast.note} displays, unread`}
        />
        {exempted > 0 && (
          <Figure
            name="By exception"
            figure={formatCount(exempted)}
            note={`${plural(exempted, 'display')} that the attention budget would have refused`}
          />
        )}
      </dl>
    </Part>
  );
}
