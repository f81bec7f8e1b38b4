import { useState } from 'preact/hooks';
import type { Feature } from '../../core/model/feature.ts';
import type { PersonUsage } from '../../core/model/usage.ts';
import { Table } from '../../ui/Table.tsx';
import type { Column, Sort } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatCount, formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { personName } from '../app/person-name.ts';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';

/** Days beside uses: thirty uses on one day are a trial, on twenty days a habit. */
const columns = (timeZone: string): Column<PersonUsage>[] => [
  {
    id: 'name',
    header: 'Person',
    sort: (row) => personName(row),
    cell: (row) => (
      <span class="stack-start">
        {personName(row)}
        {row.name && row.knownId && <small>{row.knownId}</small>}
      </span>
    ),
  },
  {
    id: 'account',
    header: 'Account',
    sort: ({ account }) => account,
    cell: ({ account }) => account ?? '–',
  },
  {
    id: 'uses',
    header: 'Uses',
    end: true,
    sort: ({ uses }) => uses,
    cell: ({ uses }) => formatCount(uses),
  },
  {
    id: 'days',
    header: 'Days',
    hint: 'Different days of use within the window',
    end: true,
    sort: ({ days }) => days,
    cell: ({ days }) => formatCount(days),
  },
  {
    id: 'first',
    header: 'First use',
    end: true,
    spare: 1,
    sort: ({ firstUsed }) => firstUsed,
    cell: ({ firstUsed }) => formatDate(firstUsed, timeZone),
  },
  {
    id: 'last',
    header: 'Last use',
    end: true,
    sort: ({ lastUsed }) => lastUsed,
    cell: ({ lastUsed }) => formatDate(lastUsed, timeZone),
  },
];

/** At most two hundred, the keenest first; the CSV of people is an export and not a screen. */
export function PeopleTable({ feature, app }: { feature: Feature; app: number | null }) {
  const { preferences } = useServices();
  const { workspace } = useCurrent();
  const [sort, setSort] = useState<Sort>({ by: 'uses', descending: true });
  const people = useRpc(
    'feature_people',
    { feature: feature.id, app, days: preferences.days.value, limit: 200 },
    { keep: true },
  );
  return (
    <Loaded query={people} failed="The people could not be loaded">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">Nobody used it in these days.</p>
        ) : (
          <Table
            caption={`People who used ${feature.name}`}
            columns={columns(workspace.timezone)}
            rows={rows}
            rowKey={({ visitor }) => visitor}
            sort={sort}
            onSort={setSort}
            foot={rows.length === 200 && <small>The 200 with the most uses.</small>}
          />
        )
      }
    </Loaded>
  );
}
