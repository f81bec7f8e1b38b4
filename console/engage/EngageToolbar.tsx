/** Search and filters above the list of guides and surveys. */
import { itemStates } from '../../core/model/engagement.ts';
import { stateNames } from '../../ui/engage/labels.ts';
import { Input } from '../../ui/Input.tsx';
import { Select } from '../../ui/Select.tsx';
import { useServices } from '../app/services.ts';
import type { ListFilter } from './list-filter.ts';

/** Everything here is in the address, so that a link shows the same list. */
export function EngageToolbar({ filter }: { filter: ListFilter }) {
  const { setQuery } = useServices().router;
  const states = itemStates.filter((state) => state !== 'archived');
  return (
    <div class="toolbar">
      <div class="toolbar-search">
        <Input
          type="search"
          icon="search"
          data-search
          aria-label="Search guides and surveys"
          placeholder="Search"
          value={filter.text}
          onText={(q) => setQuery({ q })}
        />
      </div>
      <Select
        aria-label="Kind"
        value={filter.is ?? ''}
        options={[
          { value: '', label: 'All kinds' },
          { value: 'guide', label: 'Guides' },
          { value: 'survey', label: 'Surveys' },
        ]}
        onValue={(is) => setQuery({ is })}
      />
      <Select
        aria-label="State"
        value={filter.archived ? 'archived' : (filter.state ?? '')}
        options={[
          { value: '', label: 'All states' },
          ...states.map((value) => ({ value, label: stateNames[value].name })),
          { value: 'archived', label: stateNames.archived.name },
        ]}
        onValue={(state) =>
          setQuery(
            state === 'archived'
              ? { archived: '1', state: null }
              : { archived: null, state: state || null },
          )
        }
      />
    </div>
  );
}
