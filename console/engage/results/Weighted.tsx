/** NPS weighted by what accounts are worth, beside the plain one; by which trait, the reader chooses. */
import { weightedScore } from '../../../core/metrics/weighted.ts';
import type { SurveyResults } from '../../../core/model/results.ts';
import { Field } from '../../../ui/Field.tsx';
import { Select } from '../../../ui/Select.tsx';
import { formatCount, plural } from '../../app/format.ts';
import { Figure } from './Figure.tsx';
import { formatScore, notEnough } from './rates.ts';

/** What is most often meant by worth, if the product tells it. */
export const likelyWeight = (traits: readonly string[]): string | null =>
  traits.find((trait) => /^(arr|mrr|revenue|.*(_|\b)(arr|mrr|revenue|value))$/i.test(trait)) ??
  null;

export function WeightedFigure({ weighted }: { weighted: SurveyResults['weighted'] }) {
  if (!weighted) return null;
  const { value, interval, effective, formula } = weightedScore(weighted);
  const count = Math.round(effective * 10) / 10;
  const of = `${plural(weighted.accounts, 'account')}, n_eff ${formatCount(count)}`;
  const span =
    interval &&
    `95\u00a0% interval ${formatScore('points', interval.low)} to ${formatScore('points', interval.high)}, `;
  const unknown =
    weighted.unknown > 0
      ? `; ${plural(weighted.unknown, 'person', 'people')} without it left out`
      : '';
  return (
    <Figure
      name={`NPS by ${weighted.trait}`}
      figure={interval && value !== null ? formatScore('points', value) : '–'}
      note={
        <span title={formula}>
          {span ?? `${notEnough(Math.floor(effective))} equal accounts, `}
          {of}; Σw·x / Σw, x the account’s NPS{unknown}
        </span>
      }
    />
  );
}

type PickerProps = {
  traits: readonly string[];
  value: string | null;
  onValue: (trait: string | null) => void;
};

export function WeightPicker({ traits, value, onValue }: PickerProps) {
  if (traits.length === 0) return null;
  return (
    <Field label="Weigh accounts by">
      {(wiring) => (
        <Select
          {...wiring}
          value={value ?? ''}
          options={[
            { value: '', label: 'Nothing: each person counts once' },
            ...traits.map((trait) => ({ value: trait, label: trait })),
          ]}
          onValue={(trait) => onValue(trait || null)}
        />
      )}
    </Field>
  );
}
