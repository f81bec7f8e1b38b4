/** Guides & surveys: what is said to people in the product, what is asked, and how to stop it at once. */
import type { ItemRow } from '../../core/model/engagement.ts';
import type { App } from '../../core/model/workspace.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Table } from '../../ui/Table.tsx';
import { useCurrent, useMay } from '../app/current.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';
import { useServices } from '../app/services.ts';
import { TableSkeleton } from '../features/TableSkeleton.tsx';
import { EngageToolbar } from './EngageToolbar.tsx';
import { FirstItem } from './FirstItem.tsx';
import { itemColumns } from './item-columns.tsx';
import { KillSwitch } from './KillSwitch.tsx';
import { filtered, readFilter } from './list-filter.ts';

/** Items belong to one app, so without one there is nothing to list yet. */
export function EngagePage() {
  const { app } = useCurrent();
  const mayWrite = useMay('tag');
  return (
    <div class="page">
      <header class="page-head engage-head">
        <h1>Guides & surveys</h1>
        <span class="wm-actions">
          <ButtonLink href="#/segments" icon="users">
            Segments
          </ButtonLink>
          {app && mayWrite && (
            <ButtonLink href="#/engage/new" variant="primary" icon="plus">
              New
            </ButtonLink>
          )}
        </span>
      </header>
      {app ? (
        <Items key={app.id} app={app} />
      ) : (
        <EmptyState
          title="Connect your product first"
          actions={
            <ButtonLink variant="primary" href="#/settings/apps">
              Add your product
            </ButtonLink>
          }
        >
          <p>Guides and surveys are shown by the same line of code that records use.</p>
        </EmptyState>
      )}
    </div>
  );
}

function Items({ app }: { app: App }) {
  const { router } = useServices();
  const { archived } = readFilter(router.route.value.query);
  const items = useRpc('list_items', { app: app.id, archived }, { keep: true });
  return (
    <>
      <KillSwitch app={app} />
      <Loaded
        query={items}
        failed="Guides and surveys could not be loaded"
        skeleton={<TableSkeleton />}
      >
        {(rows) => <List app={app} rows={rows} />}
      </Loaded>
    </>
  );
}

/** Filters work on what is here; only the archive asks again. */
function List({ app, rows }: { app: App; rows: readonly ItemRow[] }) {
  const { router } = useServices();
  const { workspace } = useCurrent();
  const mayWrite = useMay('tag');
  const filter = readFilter(router.route.value.query);
  if (rows.length === 0 && !filter.archived) return <FirstItem app={app} />;
  const shown = filtered(rows, filter);
  return (
    <section class="sheet" aria-label="Guides and surveys">
      <EngageToolbar filter={filter} />
      {shown.length > 0 ? (
        <Table
          caption={`Guides and surveys of ${app.name}`}
          columns={itemColumns({ app: app.name, timeZone: workspace.timezone, mayWrite })}
          rows={shown}
          rowKey={({ id }) => id}
          sort={filter.sort}
          onSort={({ by, descending }) =>
            router.setQuery({ sort: by, order: descending ? 'down' : null })
          }
        />
      ) : (
        <EmptyState
          title={filter.archived && rows.length === 0 ? 'Nothing is archived' : 'Nothing matches'}
          actions={<ButtonLink href="#/engage">Show all</ButtonLink>}
        >
          <p>
            {rows.length === 0
              ? 'What is archived keeps its results and can be restored from here.'
              : 'Search and filters together leave none.'}
          </p>
        </EmptyState>
      )}
    </section>
  );
}
