/** Every account that used the product, was imported or is hoped for, by what it is worth and when that ends. */
import { useState } from 'preact/hooks';
import type { AccountRow } from '../../../core/model/voice/account.ts';
import { Button, ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Input } from '../../../ui/Input.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Table } from '../../../ui/Table.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { TableSkeleton } from '../../features/TableSkeleton.tsx';
import { useMoney } from '../use-money.ts';
import { VoiceTabs } from '../VoiceTabs.tsx';
import { accountStates } from '../words.ts';
import { AccountDialog } from './AccountDialog.tsx';
import { accountColumns } from './account-columns.tsx';

/** As many as the database gives at once. Beyond, search is quicker than scrolling. */
const most = 500;

export function AccountsPage() {
  const { route, setQuery } = useServices().router;
  const { workspace } = useCurrent();
  const mayEdit = useMay('tag');
  const [isAdding, setAdding] = useState(false);
  const search = route.value.query;
  const query = (search.get('q') ?? '').slice(0, 200);
  const state = search.get('state') ?? '';
  const accounts = useRpc(
    'find_accounts',
    { workspace: workspace.id, query, limit: most },
    { keep: true },
  );
  return (
    <div class="page">
      <header class="page-head">
        <h1>Customer voice</h1>
        <VoiceTabs current="accounts" />
      </header>
      <section class="sheet" aria-label="Accounts">
        <div class="toolbar">
          <div class="toolbar-search">
            <Input
              type="search"
              icon="search"
              data-search
              aria-label="Search accounts"
              placeholder="Name, id or domain"
              maxlength={200}
              value={query}
              onText={(q) => setQuery({ q: q || null })}
            />
          </div>
          <Select
            aria-label="State"
            value={state}
            options={[
              { value: '', label: 'Any state' },
              ...Object.entries(accountStates).map(([value, { name }]) => ({ value, label: name })),
            ]}
            onValue={(value) => setQuery({ state: value || null })}
          />
          <span class="toolbar-gap" />
          {mayEdit && (
            <Button variant="primary" icon="plus" onClick={() => setAdding(true)}>
              New account
            </Button>
          )}
        </div>
        <Loaded
          query={accounts}
          failed="The accounts could not be loaded"
          skeleton={<TableSkeleton />}
        >
          {(rows) => (
            <Accounts
              rows={rows.filter((row) => !state || row.state === state)}
              isNarrowed={query !== '' || state !== ''}
              isCut={rows.length === most}
              onAdd={mayEdit ? () => setAdding(true) : undefined}
            />
          )}
        </Loaded>
      </section>
      {isAdding && <AccountDialog onClose={() => setAdding(false)} />}
    </div>
  );
}

type Props = {
  rows: readonly AccountRow[];
  isNarrowed: boolean;
  isCut: boolean;
  onAdd: (() => void) | undefined;
};

function Accounts({ rows, isNarrowed, isCut, onAdd }: Props) {
  const { route, setQuery } = useServices().router;
  const money = useMoney();
  const search = route.value.query;
  if (rows.length === 0) return isNarrowed ? <NoMatch /> : <NoneYet onAdd={onAdd} />;
  const sort = search.get('sort') ?? 'arr';
  return (
    <Table
      caption="Accounts"
      columns={accountColumns(money)}
      rows={rows}
      rowKey={({ account }) => account}
      sort={{ by: sort, descending: search.get('order') !== 'up' }}
      onSort={({ by, descending }) => setQuery({ sort: by, order: descending ? null : 'up' })}
      foot={
        isCut && <span class="quiet">The {most} seen last. Search for the others by name.</span>
      }
    />
  );
}

function NoMatch() {
  return (
    <EmptyState
      title="No account matches"
      actions={<ButtonLink href="#/voice/accounts">Show all</ButtonLink>}
    >
      <p>Search looks at the name, the id that your product uses, and the domain.</p>
    </EmptyState>
  );
}

function NoneYet({ onAdd }: { onAdd: (() => void) | undefined }) {
  return (
    <EmptyState
      title="No accounts yet"
      actions={
        <>
          <ButtonLink variant="primary" href="#/voice/import">
            Import accounts
          </ButtonLink>
          {onAdd && (
            <Button icon="plus" onClick={onAdd}>
              New account
            </Button>
          )}
        </>
      }
    >
      <p>
        They come by themselves where your product names its customers to the widget, with plan and
        revenue from a CSV file. Prospects, who use nothing yet, are added by hand.
      </p>
    </EmptyState>
  );
}
