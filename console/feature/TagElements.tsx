import { elementLabel } from '../../core/locator/label.ts';
import type { TagElement } from '../../core/model/feature.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Table } from '../../ui/Table.tsx';
import type { Column } from '../../ui/table-model.ts';
import { useCurrent } from '../app/current.ts';
import { formatDate } from '../app/format.ts';
import { Loaded } from '../app/Loaded.tsx';
import { useRpc } from '../app/queries.ts';

/** Score and reason side by side: a number without its grounds convinces nobody. */
const columns = (timeZone: string): Column<TagElement>[] => [
  {
    id: 'element',
    header: 'Recorded element',
    cell: ({ descriptor, hash }) => (
      <span class="stack-start">
        {descriptor ? elementLabel(descriptor) : 'Not described yet'}
        <small>
          <code>{hash}</code>
        </small>
      </span>
    ),
  },
  {
    id: 'outcome',
    header: 'Decision',
    cell: ({ outcome }) =>
      outcome === 'found' ? (
        <Badge tone="accent">Counted</Badge>
      ) : (
        <Badge tone="warn">Not counted</Badge>
      ),
  },
  { id: 'score', header: 'Score', end: true, cell: ({ score }) => score.toFixed(2) },
  { id: 'reason', header: 'Why', span: true, cell: ({ reason }) => reason },
  {
    id: 'seen',
    header: 'Seen',
    end: true,
    spare: 1,
    cell: ({ firstSeen, lastSeen }) => (
      <span class="nowrap">
        {formatDate(firstSeen, timeZone)} to {formatDate(lastSeen, timeZone)}
      </span>
    ),
  },
];

/** What the rule decided about each element it met: the proof behind the figure. */
export function TagElements({ tag }: { tag: string }) {
  const { workspace } = useCurrent();
  const elements = useRpc('list_tag_elements', { tag });
  return (
    <Loaded query={elements} failed="The recorded elements could not be loaded">
      {(rows) =>
        rows.length === 0 ? (
          <p class="quiet">
            It has met no recorded element yet: nobody has used it since recording began.
          </p>
        ) : (
          <Table
            caption="Recorded elements of this tag"
            columns={columns(workspace.timezone)}
            rows={rows}
            rowKey={({ element }) => element}
          />
        )
      }
    </Loaded>
  );
}
