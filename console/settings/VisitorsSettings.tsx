/** Erasure on request: find the person, see what is known, delete it for good. */
import { useState } from 'preact/hooks';
import type { VisitorRow } from '../../core/model/usage.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount, formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { personName } from '../app/person-name.ts';
import { useRpc } from '../app/queries.ts';
import { Traits } from '../feature/Traits.tsx';
import { EraseDialog } from './EraseDialog.tsx';
import { Section } from './Section.tsx';

/** Finds before it deletes: the person must be seen to be the right one. */
export function VisitorsSettings() {
  // Searched on request only: each letter typed would be a search for a person's data.
  const [query, setQuery] = useState<string>();
  return (
    <Section
      title="Find and delete a visitor"
      lead="For requests of erasure. The person, every browser of theirs and all their events go, for good."
    >
      <SearchForm onSearch={setQuery} />
      {query !== undefined && <Results query={query} />}
    </Section>
  );
}

/** Submitted, not searched while typing. */
function SearchForm({ onSearch }: { onSearch: (query: string) => void }) {
  const [typed, setTyped] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    onSearch(typed.trim());
  };
  return (
    <form class="field-row" onSubmit={submit}>
      <Field label="Name, id or e-mail address">
        {(wiring) => (
          <Input
            {...wiring}
            type="search"
            icon="search"
            data-search
            required
            value={typed}
            onText={setTyped}
          />
        )}
      </Field>
      <Button type="submit">Find</Button>
    </form>
  );
}

/** Twenty are enough to see that the search was too wide. */
const most = 20;

/** The dialog is here, so that it is gone with the row it is about. */
function Results({ query }: { query: string }) {
  const { workspace } = useCurrent();
  const [erasing, setErasing] = useState<VisitorRow>();
  const found = useRpc('find_visitors', { workspace: workspace.id, query, limit: most });
  return (
    <Loaded query={found} failed="The search failed">
      {(rows) => (
        <>
          {rows.length === 0 ? (
            <p class="quiet">
              Nobody here is called “{query}”. Try the id that your product gives them.
            </p>
          ) : (
            <Table
              caption="Visitors found"
              columns={columns(workspace.timezone, setErasing)}
              rows={rows}
              rowKey={({ visitor }) => visitor}
            />
          )}
          {erasing && <EraseDialog visitor={erasing} onClose={() => setErasing(undefined)} />}
        </>
      )}
    </Loaded>
  );
}

/** Enough to recognise somebody, no more. */
const columns = (timeZone: string, onErase: (row: VisitorRow) => void): Column<VisitorRow>[] => [
  {
    id: 'name',
    header: 'Person',
    cell: (row) => (
      <span class="stack-start">
        {personName(row)}
        {row.name && row.knownId && <small>{row.knownId}</small>}
      </span>
    ),
  },
  {
    id: 'traits',
    header: 'Traits',
    spare: 1,
    span: true,
    cell: ({ traits }) => <Traits traits={traits} />,
  },
  { id: 'events', header: 'Events', end: true, cell: ({ events }) => formatCount(events) },
  {
    id: 'seen',
    header: 'Last seen',
    end: true,
    cell: ({ lastSeen }) => formatDate(lastSeen, timeZone),
  },
  {
    id: 'erase',
    header: 'Delete',
    headerHidden: true,
    end: true,
    cell: (row) => (
      <Button small icon="trash" onClick={() => onErase(row)}>
        Delete
      </Button>
    ),
  },
];
