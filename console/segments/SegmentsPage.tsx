/** Segments: audiences with a name, made once and used by guides, surveys and each other. */
import type { Segment } from '../../core/model/segment.ts';
import { Badge } from '../../ui/Badge.tsx';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { audienceWords } from '../../ui/engage/audience.ts';
import { Table } from '../../ui/Table.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent, useMay } from '../app/current.ts';
import { formatCount, formatDate, plural } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useNames } from '../engage/use-names.ts';
import { TableSkeleton } from '../features/TableSkeleton.tsx';
import { ArchivedSegments } from './ArchivedSegments.tsx';

export function SegmentsPage() {
  const { workspace } = useCurrent();
  const may = useMay('tag');
  const segments = useRpc('list_segments', { workspace: workspace.id, archived: false });
  return (
    <div class="page">
      <a class="back" href="#/engage">
        Guides & surveys
      </a>
      <header class="page-head engage-head">
        <h1>Segments</h1>
        {may && (
          <span class="wm-actions">
            <ButtonLink href="#/segments/new/list">New list</ButtonLink>
            <ButtonLink href="#/segments/new/rules" variant="primary" icon="plus">
              New segment
            </ButtonLink>
          </span>
        )}
      </header>
      <Loaded
        query={segments}
        failed="The segments could not be loaded"
        skeleton={<TableSkeleton />}
      >
        {(rows) => (rows.length ? <List rows={rows} /> : <None may={may} />)}
      </Loaded>
      <ArchivedSegments />
    </div>
  );
}

function None({ may }: { may: boolean }) {
  return (
    <EmptyState
      title="Name the people you speak to"
      actions={
        may && (
          <>
            <ButtonLink variant="primary" href="#/segments/new/rules">
              Build a segment
            </ButtonLink>
            <ButtonLink href="#/segments/new/list">Bring in a list</ButtonLink>
          </>
        )
      }
    >
      <p>
        “Studios that have not used Export in 30 days” is written once and used by every guide and
        survey; change it and all of them follow. A list of ids from your CRM works too.
      </p>
      {!may && <p>Editors make them. Your role sees who is in them.</p>}
    </EmptyState>
  );
}

function List({ rows }: { rows: readonly Segment[] }) {
  const { workspace } = useCurrent();
  const names = useNames();
  return (
    <section class="sheet" aria-label="Segments">
      <Table
        caption="Segments"
        columns={columns(names, workspace.timezone)}
        rows={rows}
        rowKey={({ id }) => id}
      />
    </section>
  );
}

/** Each counted for itself: a count that is slow holds up no other. */
function Size({ segment }: { segment: Segment }) {
  const { workspace } = useCurrent();
  const condition = { $segment: segment.id };
  const size = useRpc('audience_size', { workspace: workspace.id, condition });
  if (size.error) return <span class="dash">–</span>;
  return <>{size.data ? formatCount(size.data.people) : '…'}</>;
}

const columns = (names: ReturnType<typeof useNames>, timeZone: string): Column<Segment>[] => [
  {
    id: 'name',
    header: 'Name',
    span: true,
    cell: ({ id, name, holds }) => (
      <span class="stack-start">
        <span class="name-cell">
          <a href={`#/segments/${id}`}>{name}</a>
          {holds.kind === 'list' && <Badge>List</Badge>}
        </span>
        <small>
          {holds.kind === 'condition'
            ? audienceWords(holds.condition, names)
            : `${holds.of === 'account' ? 'Accounts' : 'People'} by id, from a file`}
        </small>
      </span>
    ),
  },
  {
    id: 'people',
    header: 'People',
    hint: 'Of those seen in the last 90 days',
    end: true,
    cell: (segment) => <Size segment={segment} />,
  },
  {
    id: 'used',
    header: 'Used by',
    end: true,
    cell: ({ usedBy }) =>
      usedBy.length ? (
        <span title={usedBy.join(', ')}>{plural(usedBy.length, 'other')}</span>
      ) : (
        <span class="dash">–</span>
      ),
  },
  {
    id: 'updated',
    header: 'Changed',
    end: true,
    spare: 1,
    cell: ({ updatedAt }) => formatDate(updatedAt, timeZone),
  },
];
