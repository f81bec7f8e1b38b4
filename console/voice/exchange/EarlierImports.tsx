/** What was brought in before, by whom, and the way back from each. */
import { useState } from 'preact/hooks';
import type { ImportBatch } from '../../../core/model/voice/exchange.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { Table } from '../../../ui/Table.tsx';
import type { Column } from '../../../ui/table-model.ts';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatCount, formatInstant } from '../../app/format.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { Section } from '../../settings/Section.tsx';
import { useUndoImport } from './use-import.ts';

const kindNames: Readonly<Record<ImportBatch['kind'], string>> = {
  accounts: 'Accounts',
  tickets: 'Tickets',
  feedback: 'Old feedback',
};

/** Only what came in: a check that nobody went on with changed nothing. */
export function EarlierImports() {
  const { workspace } = useCurrent();
  const imports = useRpc('list_imports', { workspace: workspace.id });
  const may = useMay('tag');
  const undo = useUndoImport();
  const [asked, setAsked] = useState<ImportBatch>();
  const columns = columnsOf(workspace.timezone, may ? setAsked : undefined);
  return (
    <Section flush title="Earlier imports">
      <Loaded query={imports} failed="The imports could not be loaded">
        {(all) => {
          const rows = all.filter(({ state }) => state !== 'staged');
          if (rows.length === 0) return <p class="quiet setting-body">Nothing was imported yet.</p>;
          return (
            <Table
              caption="Earlier imports"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
            />
          );
        }}
      </Loaded>
      {asked && (
        <ConfirmDialog
          title={`Undo ${asked.name}?`}
          confirmLabel="Yes, undo it"
          onClose={() => setAsked(undefined)}
          onConfirm={async () => {
            const reply = await undo(asked.id);
            return reply.ok ? undefined : reply.error.message;
          }}
        >
          What it made goes, also where somebody has worked on it since; what it changed goes back
          where nobody has touched it since. The file can be imported again.
        </ConfirmDialog>
      )}
    </Section>
  );
}

const columnsOf = (
  zone: string,
  onUndo: ((batch: ImportBatch) => void) | undefined,
): readonly Column<ImportBatch>[] => [
  {
    id: 'name',
    header: 'File',
    span: true,
    cell: ({ name, kind }) => (
      <>
        <b>{name}</b> <small class="quiet">{kindNames[kind]}</small>
      </>
    ),
  },
  {
    id: 'by',
    header: 'By',
    cell: ({ by, doneAt, createdAt }) => (
      <>
        {by ?? 'Somebody who left'}{' '}
        <small class="quiet">{formatInstant(doneAt ?? createdAt, zone)}</small>
      </>
    ),
  },
  { id: 'created', header: 'New', end: true, cell: ({ created }) => formatCount(created) },
  { id: 'updated', header: 'Changed', end: true, cell: ({ updated }) => formatCount(updated) },
  {
    id: 'state',
    header: 'Undo',
    headerHidden: true,
    cell: (batch) =>
      batch.state === 'undone' ? (
        <Badge>Undone</Badge>
      ) : (
        onUndo && (
          <Button small variant="quiet" icon="undo" onClick={() => onUndo(batch)}>
            Undo<span class="wm-hidden"> {batch.name}</span>
          </Button>
        )
      ),
  },
];
