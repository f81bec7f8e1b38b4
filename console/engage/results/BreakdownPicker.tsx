import type { Breakdown } from '../../../core/model/results.ts';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useNames } from '../use-names.ts';

type Props = { value: Breakdown | null; onValue: (value: Breakdown | null) => void };

/** Everything that answers can be told apart by, in one list: what exists here, nothing to spell. */
export function BreakdownPicker({ value, onValue }: Props) {
  const { workspace } = useCurrent();
  const { features, segments } = useNames();
  const traits = useRpc('trait_values', { workspace: workspace.id }).data ?? [];
  const choices: { label: string; breakdown: Breakdown }[] = [
    { label: 'Account', breakdown: { by: 'accounts' } },
    { label: 'Language', breakdown: { by: 'language' } },
    ...traits.map(({ on, trait }) => ({
      label: `${on === 'account' ? 'Account’s' : 'Person’s'} ${trait}`,
      breakdown: { by: on, trait },
    })),
    ...segments.map(({ id, name }) => ({
      label: `Segment ${name}`,
      breakdown: { by: 'segment' as const, segment: id },
    })),
    ...features.map(({ id, name }) => ({
      label: `Used ${name} in the 30 days before`,
      breakdown: { by: 'feature' as const, feature: id },
    })),
  ];
  const at = choices.findIndex(
    ({ breakdown }) => JSON.stringify(breakdown) === JSON.stringify(value),
  );
  return (
    <div class="add-row">
      <Select
        aria-label="Break down by"
        value={at < 0 ? '' : `${at}`}
        options={[
          { value: '', label: 'By nothing' },
          ...choices.map(({ label }, i) => ({ value: `${i}`, label })),
        ]}
        onValue={(index) => onValue(choices[Number(index || -1)]?.breakdown ?? null)}
      />
    </div>
  );
}
