/** Columns of the list of guides and surveys: what it is, how it stands, whom it reached. */
import type { ItemRow } from '../../core/model/engagement.ts';
import { Badge } from '../../ui/Badge.tsx';
import { kindName, stateNames } from '../../ui/engage/labels.ts';
import type { Column } from '../../ui/table-model.ts';
import { formatCount, formatDate } from '../app/format.ts';
import { rankOf } from './list-filter.ts';
import { StopButton } from './StopButton.tsx';

type Options = { app: string; timeZone: string; mayWrite: boolean };

/** People of 30 days, not displays: one person who meets a guide daily is still one. */
export function itemColumns({ app, timeZone, mayWrite }: Options): Column<ItemRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      span: true,
      sort: ({ name }) => name,
      cell: (row) => (
        <span class="name-cell">
          <a href={`#/engage/${row.id}`}>{row.name}</a>
          {row.changed && row.version !== null && <Badge>Unpublished changes</Badge>}
          {row.exempt && <Badge tone="warn">Outside the budget</Badge>}
        </span>
      ),
    },
    {
      id: 'kind',
      header: 'Kind',
      sort: ({ kind }) => kindName(kind),
      cell: ({ kind }) => kindName(kind),
    },
    { id: 'state', header: 'State', sort: rankOf, cell: (row) => <State row={row} /> },
    { id: 'app', header: 'App', spare: 2, cell: () => app },
    {
      id: 'shown',
      header: 'Shown',
      hint: 'People who got it in the last 30 days',
      end: true,
      sort: ({ displayed }) => displayed,
      cell: ({ displayed }) => formatCount(displayed),
    },
    {
      id: 'answered',
      header: 'Answered',
      hint: 'People who answered in the last 30 days; guides ask nothing',
      end: true,
      sort: ({ is, responded }) => (is === 'survey' ? responded : null),
      cell: ({ is, responded }) =>
        is === 'survey' ? formatCount(responded) : <span class="dash">–</span>,
    },
    {
      id: 'updated',
      header: 'Changed',
      end: true,
      spare: 1,
      sort: ({ updatedAt }) => updatedAt,
      cell: ({ updatedAt, updatedBy }) => (
        <span class="stack">
          {formatDate(updatedAt, timeZone)}
          {updatedBy && <small>{updatedBy.replace(/@.*/, '')}</small>}
        </span>
      ),
    },
    ...(mayWrite ? [stopColumn] : []),
  ];
}

const stopColumn: Column<ItemRow> = {
  id: 'stop',
  header: 'Stop',
  headerHidden: true,
  end: true,
  cell: (row) => <StopButton item={row} />,
};

export function State({ row }: { row: Pick<ItemRow, 'state'> }) {
  const { name, tone, means } = stateNames[row.state];
  return (
    <span title={means}>
      <Badge tone={tone}>{name}</Badge>
    </span>
  );
}
