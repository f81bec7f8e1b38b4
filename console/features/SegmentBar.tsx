import { useState } from 'preact/hooks';
import type { RpcResult } from '../../core/model/rpc.ts';
import type { TraitFilter } from '../../core/model/usage.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/Select.tsx';
import { useCurrent } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';
import { segmentWords, writeSegments } from './segments.ts';
import { useFeatureList } from './use-feature-list.ts';

/** Whose use is counted: traits of people and accounts, all of which must hold. */
export function SegmentBar() {
  const { workspace } = useCurrent();
  const { segments, set } = useFeatureList();
  const [adding, setAdding] = useState(false);
  const traits = useRpc('trait_values', { workspace: workspace.id });
  if (!traits.data?.length && segments.length === 0) return null;
  const write = (filters: readonly TraitFilter[]) => set({ segment: writeSegments(filters) });
  return (
    <div class="segment-bar">
      <span class="segment-label">
        <Icon name="filter" /> Counted
      </span>
      {segments.length === 0 && <span>everybody</span>}
      {segments.map((filter) => (
        <button
          key={segmentWords(filter)}
          type="button"
          class="chip"
          aria-label={`Remove: ${segmentWords(filter)}`}
          onClick={() => write(segments.filter((one) => one !== filter))}
        >
          {segmentWords(filter)} <span aria-hidden="true">×</span>
        </button>
      ))}
      {adding && traits.data ? (
        <AddSegment
          traits={traits.data}
          onAdd={(filter) => {
            write([...segments, filter]);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button variant="quiet" small icon="plus" onClick={() => setAdding(true)}>
          Segment
        </Button>
      )}
    </div>
  );
}

type AddProps = {
  traits: RpcResult<'trait_values'>;
  onAdd: (filter: TraitFilter) => void;
  onCancel: () => void;
};

/** Traits and values that exist, with how many have them: nobody guesses at spelling. */
function AddSegment({ traits, onAdd, onCancel }: AddProps) {
  const [index, setIndex] = useState('0');
  const chosen = traits[Number(index)] ?? traits[0];
  const [value, setValue] = useState<string>();
  if (!chosen) return null;
  const equals = value ?? chosen.values[0]?.value ?? '';
  return (
    <form
      class="segment-add"
      onSubmit={(event) => {
        event.preventDefault();
        onAdd({ on: chosen.on, trait: chosen.trait, equals });
      }}
    >
      <Select
        aria-label="Trait"
        value={index}
        options={traits.map(({ on, trait }, i) => ({
          value: `${i}`,
          label: `${on === 'account' ? 'Account' : 'Person'}: ${trait}`,
        }))}
        onValue={(next) => {
          setIndex(next);
          setValue(undefined);
        }}
      />
      <span>is</span>
      <Select
        aria-label="Value"
        value={equals}
        options={chosen.values.map(({ value, count }) => ({ value, label: `${value} (${count})` }))}
        onValue={setValue}
      />
      <Button small type="submit">
        Add
      </Button>
      <Button small variant="quiet" onClick={onCancel}>
        Cancel
      </Button>
    </form>
  );
}
