/** What customers ask for, weighed: demand with its parts, as a list or a board by status. */
import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { TableSkeleton } from '../../features/TableSkeleton.tsx';
import { useMoney } from '../use-money.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { NewRequestDialog } from './NewRequestDialog.tsx';
import { RequestBoard } from './RequestBoard.tsx';
import { RequestsToolbar } from './RequestsToolbar.tsx';
import { requestColumns } from './request-columns.tsx';
import { type RequestsView, readView } from './requests-view.ts';
import { useStatus } from './use-status.ts';

export function RequestsPage() {
  const { router } = useServices();
  const { workspace } = useCurrent();
  const mayWrite = useMay('contribute');
  const [isAdding, setAdding] = useState(false);
  const view = readView(router.route.value.query);
  const requests = useRpc(
    'list_requests',
    { workspace: workspace.id, query: view.query },
    { keep: true },
  );
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="requests" />
      </header>
      <section class="sheet" aria-label="Requests">
        <RequestsToolbar view={view} onAdd={mayWrite ? () => setAdding(true) : undefined} />
        <Loaded
          query={requests}
          failed="The requests could not be loaded"
          skeleton={<TableSkeleton />}
        >
          {(rows) => <Requests rows={rows} view={view} onAdd={() => setAdding(true)} />}
        </Loaded>
      </section>
      {isAdding && <NewRequestDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

type Props = { rows: readonly RequestRow[]; view: RequestsView; onAdd: () => void };

function Requests({ rows, view, onAdd }: Props) {
  const { router } = useServices();
  const setStatus = useStatus();
  const money = useMoney();
  if (rows.length === 0) return <Nothing view={view} onAdd={onAdd} />;
  if (view.look === 'board')
    return <RequestBoard rows={rows} asked={view.query.status} onStatus={setStatus} />;
  return (
    <Table
      caption="Requests"
      columns={requestColumns(money)}
      rows={rows}
      rowKey={({ id }) => id}
      sort={view.sort}
      onSort={({ by, descending }) =>
        router.setQuery({ sort: by, order: descending ? null : 'up' })
      }
    />
  );
}

function Nothing({ view, onAdd }: { view: RequestsView; onAdd: () => void }) {
  const { status, text, owner, feature, tag, account } = view.query;
  const isNarrowed = text || owner || feature || tag || account || status.length === 1;
  if (isNarrowed) {
    return (
      <EmptyState
        title="Nothing matches"
        actions={<ButtonLink href="#/voice/requests?status=all">Show all</ButtonLink>}
      >
        <p>Search and filters together leave none.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="No requests yet"
      actions={
        <>
          <ButtonLink variant="primary" href="#/voice">
            Go to the inbox
          </ButtonLink>
          <Button icon="plus" onClick={onAdd}>
            New request
          </Button>
        </>
      }
    >
      <p>
        A request is what several customers ask for, told once. Link what they said from the inbox,
        and each is weighed by who asked.
      </p>
    </EmptyState>
  );
}
