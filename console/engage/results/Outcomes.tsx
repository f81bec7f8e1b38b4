import { formatPercent } from '../../../core/metrics/rate.ts';
import { outcomes } from '../../../core/model/attention.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { GuideResults } from '../../../core/model/results.ts';
import { BarList } from '../../../ui/BarList.tsx';
import { outcomeNames } from '../../../ui/engage/labels.ts';
import { formatCount, plural } from '../../app/format.ts';
import { CsvButton } from './CsvButton.tsx';
import { Part } from './Part.tsx';

/** Each person's last display ended in exactly one of these, so they add up to all who got it. */
export function Outcomes({ item, data }: { item: Item; data: GuideResults }) {
  if (data.displayed === 0) return null;
  const share = (people: number) => formatPercent(people / data.displayed);
  return (
    <Part
      title="How it ended"
      action={
        <CsvButton
          item={item.name}
          table="how it ended"
          head={['outcome', 'people', 'displayed']}
          rows={() =>
            outcomes.map((outcome) => [outcome, data.outcomes[outcome] ?? 0, data.displayed])
          }
        />
      }
    >
      <BarList
        label="How it ended"
        formatCount={formatCount}
        bars={outcomes.map((outcome) => ({
          id: outcome,
          label: outcomeNames[outcome],
          value: data.outcomes[outcome] ?? 0,
          note: share(data.outcomes[outcome] ?? 0),
        }))}
      />
      <p class="quiet">
        Together {plural(data.displayed, 'person', 'people')}, everybody who got it.
      </p>
    </Part>
  );
}
