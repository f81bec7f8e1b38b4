import { useState } from 'preact/hooks';
import type { VisitorRow } from '../../core/model/usage.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { Input } from '../../ui/Input.tsx';
import { Table } from '../../ui/Table.tsx';
import { useToast } from '../../ui/Toast.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount, formatDate, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { personName } from '../app/person-name.ts';
import { useRpc } from '../app/queries.ts';
import { useCall } from '../app/use-call.ts';
import { Traits } from '../feature/Traits.tsx';
import { Section } from './Section.tsx';

/** Erasure on request: find the person, see what is known, delete it for good. */
export function VisitorsSettings() {
  const { workspace } = useCurrent();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState<string>();
  const [erasing, setErasing] = useState<VisitorRow>();
  const found = useRpc(
    'find_visitors',
    query === undefined ? null : { workspace: workspace.id, query, limit: 20 },
  );
  const columns: Column<VisitorRow>[] = [
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
      cell: ({ lastSeen }) => formatDate(lastSeen, workspace.timezone),
    },
    {
      id: 'erase',
      header: 'Delete',
      headerHidden: true,
      end: true,
      cell: (row) => (
        <Button small icon="trash" onClick={() => setErasing(row)}>
          Delete
        </Button>
      ),
    },
  ];
  return (
    <Section
      title="Find and delete a visitor"
      lead="For requests of erasure. The person, every browser of theirs and all their events go, for good."
    >
      <form
        class="field-row"
        onSubmit={(event) => {
          event.preventDefault();
          setQuery(typed.trim());
        }}
      >
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
      {query !== undefined && (
        <Loaded query={found} failed="The search failed">
          {(rows) =>
            rows.length === 0 ? (
              <p class="quiet">
                Nobody here is called “{query}”. Try the id that your product gives them.
              </p>
            ) : (
              <Table
                caption="Visitors found"
                columns={columns}
                rows={rows}
                rowKey={({ visitor }) => visitor}
              />
            )
          }
        </Loaded>
      )}
      {erasing && <EraseDialog visitor={erasing} onClose={() => setErasing(undefined)} />}
    </Section>
  );
}

function EraseDialog({ visitor, onClose }: { visitor: VisitorRow; onClose: () => void }) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const name = personName(visitor);
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmLabel="Delete for good"
      typeToConfirm={visitor.knownId ?? name}
      onClose={onClose}
      onConfirm={async () => {
        const reply = await call(
          'delete_visitor',
          { workspace: workspace.id, visitor: visitor.visitor },
          ['find_visitors', 'adoption', 'feature_usage', 'feature_people', 'feature_accounts'],
        );
        if (!reply.ok) return reply.error.message;
        toast({ text: `${name} and ${plural(reply.data.events, 'event')} are deleted.` });
        return undefined;
      }}
    >
      {plural(visitor.events, 'event')} and everything known about this person are deleted. Figures
      of the past change accordingly. This cannot be undone.
    </ConfirmDialog>
  );
}
