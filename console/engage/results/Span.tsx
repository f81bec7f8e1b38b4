import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { formatDay } from '../../app/format.ts';

/** Waves are months: a quarter shows three, a year how they move. */
export const spans = [30, 90, 365] as const;
export type Days = (typeof spans)[number];

type Props = {
  days: Days;
  onDays: (days: Days) => void;
  span: { since: string; until: string } | undefined;
};

export function Span({ days, onDays, span }: Props) {
  return (
    <header class="section-head">
      <p class="quiet">{span && `${formatDay(span.since)} to today, staff left out`}</p>
      <RadioGroup
        legend="Days"
        look="segments"
        value={`${days}`}
        choices={spans.map((one) => ({ value: `${one}`, label: `${one} days` }))}
        onValue={(value) => {
          const next = spans.find((one) => `${one}` === value);
          if (next) onDays(next);
        }}
      />
    </header>
  );
}
