/** The head of an item, above every tab of it. */
import type { Item } from '../../../core/model/engagement.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { isPlaced, kindName } from '../../../ui/engage/labels.ts';
import { useCurrent, useMay } from '../../app/current.ts';
import { formatInstant } from '../../app/format.ts';
import { State } from '../item-columns.tsx';
import { ItemActions } from './ItemActions.tsx';
import { ReviewNote } from './ReviewNote.tsx';

/** Name, state, and what may be done about it. */
export function ItemHead({ item }: { item: Item }) {
  const { workspace } = useCurrent();
  const mayWrite = useMay('tag');
  const app = workspace.apps.find(({ id }) => id === item.app)?.name ?? 'Another app';
  const at = (instant: string) => formatInstant(instant, workspace.timezone);
  return (
    <header class="feature-head">
      <div class="feature-title">
        <h1>
          {item.name} <State row={item} />
          {item.changed && item.version !== null && <Badge>Unpublished changes</Badge>}
        </h1>
        {mayWrite && <ItemActions item={item} />}
      </div>
      <dl class="facts">
        <Fact name="Kind" value={kindName(item.kind)} />
        <Fact name="App" value={app} />
        <Fact
          name="Published"
          value={
            item.publishedAt && item.version !== null
              ? `Version ${item.version}, ${at(item.publishedAt)}`
              : 'Never'
          }
        />
        <Fact
          name="Last changed"
          value={`${at(item.updatedAt)}${item.updatedBy ? ` by ${item.updatedBy}` : ''}`}
        />
      </dl>
      {isPlaced(item.kind) && (
        <p class="quiet">
          It stands on elements of the page: it is placed and worded with Waymark’s extension, on
          the page itself.
        </p>
      )}
      <ReviewNote item={item} />
    </header>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
