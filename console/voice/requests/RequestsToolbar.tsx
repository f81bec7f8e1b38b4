import { requestStatuses } from '../../../core/model/voice/request.ts';
import { Button } from '../../../ui/Button.tsx';
import { Input } from '../../../ui/Input.tsx';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { statusWords } from '../words.ts';
import type { RequestsView } from './requests-view.ts';

type Props = { view: RequestsView; onAdd: (() => void) | undefined };

/** Everything here is in the address, so that a link shows the same list. */
export function RequestsToolbar({ view, onAdd }: Props) {
  const { setQuery, route } = useServices().router;
  const { workspace } = useCurrent();
  const members = useRpc('list_members', { workspace: workspace.id }).data ?? [];
  const { query, look } = view;
  const status = route.value.query.get('status') ?? 'open';
  return (
    <div class="toolbar">
      <div class="toolbar-search">
        <Input
          type="search"
          icon="search"
          data-search
          aria-label="Search requests"
          placeholder="Search"
          maxlength={200}
          value={query.text}
          onText={(q) => setQuery({ q: q || null })}
        />
      </div>
      <Select
        aria-label="Status"
        value={status}
        options={[
          { value: 'open', label: 'Open ones' },
          { value: 'all', label: 'All' },
          ...requestStatuses.map((value) => ({ value, label: statusWords[value].name })),
        ]}
        onValue={(value) => setQuery({ status: value === 'open' ? null : value })}
      />
      <Select
        aria-label="Owner"
        value={query.owner ?? ''}
        options={[
          { value: '', label: 'Any owner' },
          ...members.map(({ user, name, email }) => ({ value: user, label: name ?? email })),
        ]}
        onValue={(owner) => setQuery({ owner: owner || null })}
      />
      {query.tag !== null && (
        <button type="button" class="chip" onClick={() => setQuery({ tag: null })}>
          Tag: {query.tag} <span class="wm-hidden">Show all tags</span> ×
        </button>
      )}
      <span class="toolbar-gap" />
      <RadioGroup
        legend="Show as"
        look="segments"
        value={look}
        choices={[
          { value: 'list', label: 'List' },
          { value: 'board', label: 'Board' },
        ]}
        onValue={(value) => setQuery({ look: value === 'list' ? null : value })}
      />
      {onAdd && (
        <Button variant="primary" icon="plus" onClick={onAdd}>
          New request
        </Button>
      )}
    </div>
  );
}
