import { useState } from 'preact/hooks';
import type { Feature } from '../../core/model/feature.ts';
import type { AccountUsage } from '../../core/model/usage.ts';
import { Table } from '../../ui/Table.tsx';
import type { Column, Sort } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount, formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { Traits } from './Traits.tsx';

/** By uses first; traits last, because they explain a row and do not rank it. */
const columns = (timeZone: string): Column<AccountUsage>[] => [
  {
    id: 'name',
    header: 'Account',
    sort: ({ name }) => name,
    cell: ({ name, externalId }) => (
      <span class="stack-start">
        {name || externalId}
        {name && name !== externalId && <small>{externalId}</small>}
      </span>
    ),
  },
  {
    id: 'uses',
    header: 'Uses',
    end: true,
    sort: ({ uses }) => uses,
    cell: ({ uses }) => formatCount(uses),
  },
  {
    id: 'visitors',
    header: 'Visitors',
    end: true,
    sort: ({ visitors }) => visitors,
    cell: ({ visitors }) => formatCount(visitors),
  },
  {
    id: 'last',
    header: 'Last used',
    end: true,
    sort: ({ lastUsed }) => lastUsed,
    cell: ({ lastUsed }) => formatDate(lastUsed, timeZone),
  },
  {
    id: 'traits',
    header: 'Traits',
    spare: 1,
    span: true,
    cell: ({ traits }) => <Traits traits={traits} />,
  },
];

/** Who of the customers uses it: the question of every renewal talk. */
export function AccountsTable({ feature, app }: { feature: Feature; app: number | null }) {
  const { preferences } = useServices();
  const { workspace } = useCurrent();
  const [sort, setSort] = useState<Sort>({ by: 'uses', descending: true });
  const accounts = useRpc(
    'feature_accounts',
    { feature: feature.id, app, days: preferences.days.value, limit: 200 },
    { keep: true },
  );
  return (
    <Loaded query={accounts} failed="The accounts could not be loaded">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">
            No account used it in these days. Accounts are known once your product calls
            waymark.group().
          </p>
        ) : (
          <Table
            caption={`Accounts that used ${feature.name}`}
            columns={columns(workspace.timezone)}
            rows={rows}
            rowKey={({ account }) => account}
            sort={sort}
            onSort={setSort}
          />
        )
      }
    </Loaded>
  );
}
