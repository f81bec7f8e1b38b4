import { evidenceKinds, evidenceSources } from '../../../core/model/voice/evidence.ts';
import type { EvidenceQuery } from '../../../core/model/voice/inbox.ts';
import { Input } from '../../../ui/Input.tsx';
import { formatCount } from '../../../ui/plural.ts';
import { Select } from '../../../ui/Select.tsx';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { importanceWords, kindWords, sourceWords } from '../words.ts';
import { filterKeys, isNarrowed } from './inbox-query.ts';

const states = [
  { state: 'new', label: 'New' },
  { state: 'snoozed', label: 'Snoozed' },
  { state: 'done', label: 'Done' },
] as const;

/** Everything here is in the address, so that a link shows the same list. */
export function InboxToolbar({ query }: { query: EvidenceQuery }) {
  const { router, backend } = useServices();
  const { workspace } = useCurrent();
  const counts = useRpc('count_evidence', { workspace: workspace.id, query }, { keep: true }).data;
  const { setQuery } = router;
  const me = backend.auth.person.value?.id ?? '';
  const who = query.assignee === me ? 'me' : (query.assignee ?? '');
  const clear = () =>
    setQuery(Object.fromEntries([...filterKeys, 'q', 'id'].map((key) => [key, null])));
  return (
    <div class="toolbar inbox-toolbar">
      <fieldset class="wm-segments">
        <legend class="wm-hidden">State</legend>
        {states.map(({ state, label }) => (
          <label key={state} class={query.state === state ? 'wm-radio wm-on' : 'wm-radio'}>
            <input
              type="radio"
              name="inbox-state"
              checked={query.state === state}
              onChange={() => setQuery({ state: state === 'new' ? null : state, id: null })}
            />
            <span>
              {label} {counts && <small class="quiet">{formatCount(counts[state])}</small>}
            </span>
          </label>
        ))}
      </fieldset>
      <div class="toolbar-search">
        <Input
          type="search"
          icon="search"
          data-search
          aria-label="Search what was said"
          placeholder="Search what was said"
          maxlength={200}
          value={query.text}
          onText={(q) => setQuery({ q: q || null })}
        />
      </div>
      <Select
        aria-label="Kind"
        value={query.kind ?? ''}
        options={[
          { value: '', label: 'All kinds' },
          ...evidenceKinds.map((value) => ({ value, label: kindWords[value].name })),
        ]}
        onValue={(kind) => setQuery({ kind: kind || null })}
      />
      <Select
        aria-label="Source"
        value={query.source ?? ''}
        options={[
          { value: '', label: 'All sources' },
          ...evidenceSources.map((value) => ({ value, label: sourceWords[value].name })),
        ]}
        onValue={(source) => setQuery({ source: source || null })}
      />
      <Select
        aria-label="Importance"
        value={`${query.importance ?? ''}`}
        options={[
          { value: '', label: 'Any importance' },
          { value: '2', label: `${importanceWords[2]} or more` },
          { value: '3', label: importanceWords[3] },
        ]}
        onValue={(importance) => setQuery({ importance: importance || null })}
      />
      <Select
        aria-label="Whose"
        value={who}
        options={[
          { value: '', label: 'Everybody’s' },
          { value: 'me', label: 'Mine' },
          { value: 'none', label: 'Nobody’s' },
          ...(who && who !== 'me' && who !== 'none' ? [{ value: who, label: 'Somebody’s' }] : []),
        ]}
        onValue={(value) => setQuery({ assignee: value === 'me' ? me : value || null })}
      />
      <Select
        aria-label="Order"
        value={query.order}
        options={[
          { value: 'newest', label: 'Newest first' },
          { value: 'oldest', label: 'Oldest first' },
          { value: 'important', label: 'Most important first' },
        ]}
        onValue={(order) => setQuery({ order: order === 'newest' ? null : order })}
      />
      {isNarrowed(query) && (
        <button type="button" class="chip" onClick={clear}>
          Clear filters ×
        </button>
      )}
    </div>
  );
}
