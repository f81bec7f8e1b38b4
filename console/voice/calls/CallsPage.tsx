/** Calls with customers, mine or everybody's, newest first: what was said in each, and what is still to be done. */
import type { CallRow } from '../../../core/model/voice/call.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount } from '../../../ui/plural.ts';
import { RadioGroup } from '../../../ui/RadioGroup.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { useCurrent } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useServices } from '../../app/services.ts';
import { TableSkeleton } from '../../features/TableSkeleton.tsx';
import { useTimePages } from '../use-time-pages.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { leftToDo, lengthOf, peopleOf, titleOf } from './call-words.ts';

const columns = (timeZone: string): readonly Column<CallRow>[] => [
  {
    id: 'title',
    span: true,
    header: 'Call',
    cell: (call) => (
      <>
        <a href={`#/voice/calls/${call.id}`}>{titleOf(call)}</a>
        <small class="cell-note">{peopleOf(call)}</small>
      </>
    ),
  },
  {
    id: 'account',
    header: 'Account',
    cell: ({ account, accountName }) =>
      account === null ? '–' : <a href={`#/voice/accounts/${account}`}>{accountName}</a>,
  },
  {
    id: 'when',
    header: 'When',
    cell: ({ startedAt }) => <span class="nowrap">{formatInstant(startedAt, timeZone)}</span>,
  },
  { id: 'length', header: 'Length', end: true, spare: 2, cell: (call) => lengthOf(call) ?? '–' },
  {
    id: 'said',
    header: 'Said',
    hint: 'Captures and notes taken in the call',
    end: true,
    cell: ({ evidence }) => formatCount(evidence),
  },
  {
    id: 'todo',
    header: 'To do',
    hint: 'Follow-ups that are not done',
    end: true,
    cell: (call) => (leftToDo(call) > 0 ? <b>{formatCount(leftToDo(call))}</b> : '–'),
  },
  { id: 'by', header: 'By', spare: 1, cell: ({ by }) => by ?? '–' },
];

export function CallsPage() {
  const { api, router } = useServices();
  const { workspace } = useCurrent();
  const search = router.route.value.query;
  const mine = search.get('whose') === 'me';
  const wanted = Number(search.get('account') ?? '');
  const account = Number.isInteger(wanted) && wanted > 0 ? wanted : null;
  const pages = useTimePages({
    key: ['list_calls', workspace.id, account, mine],
    fetch: (before, limit) =>
      api.list_calls({ workspace: workspace.id, account, mine, before, limit }),
    at: ({ startedAt }) => startedAt,
    id: ({ id }) => id,
  });
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="calls" />
      </header>
      <section class="sheet" aria-label="Calls">
        <div class="toolbar">
          <RadioGroup
            legend="Whose calls"
            look="segments"
            value={mine ? 'me' : 'all'}
            choices={[
              { value: 'all', label: 'Everybody’s' },
              { value: 'me', label: 'Mine' },
            ]}
            onValue={(value) => router.setQuery({ whose: value === 'me' ? 'me' : null })}
          />
          {account !== null && (
            <button type="button" class="chip" onClick={() => router.setQuery({ account: null })}>
              One account <span class="wm-hidden">Show all accounts</span> ×
            </button>
          )}
        </div>
        <Loaded
          query={pages.query}
          failed="The calls could not be loaded"
          skeleton={<TableSkeleton />}
        >
          {(rows) =>
            rows.length === 0 ? (
              <NoCalls isNarrowed={mine || account !== null} />
            ) : (
              <Table
                caption="Calls"
                columns={columns(workspace.timezone)}
                rows={rows}
                rowKey={({ id }) => id}
                foot={
                  pages.more && (
                    <Button busy={pages.loadingMore} onClick={pages.loadMore}>
                      Show older
                    </Button>
                  )
                }
              />
            )
          }
        </Loaded>
      </section>
    </div>
  );
}

function NoCalls({ isNarrowed }: { isNarrowed: boolean }) {
  return (
    <EmptyState
      title={isNarrowed ? 'No such call' : 'No calls yet'}
      actions={isNarrowed && <ButtonLink href="#/voice/calls">Show all</ButtonLink>}
    >
      <p>
        Start call mode in the extension’s panel: it shows what the account asked for, keeps the
        moment of every capture, and leaves the call here with its summary.
      </p>
    </EmptyState>
  );
}
