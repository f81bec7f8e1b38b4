/** An item that exists, in the editor, as far as the role may write. Elements are chosen on the page. */
import type { Item } from '../../../core/model/engagement.ts';
import { ButtonLink } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { ItemEditor } from './ItemEditor.tsx';

/** The draft as it was read; a save over somebody else's is refused by its revision. */
export function EditItemPage({ id }: { id: string }) {
  const item = useRpc('get_item', { item: id });
  const mayWrite = useMay('tag');
  return (
    <div class="page page-engage">
      <a class="back" href={`#/engage/${id}`}>
        {item.data?.name ?? 'Back'}
      </a>
      <Loaded query={item} failed="This guide or survey could not be loaded">
        {(data) =>
          mayWrite ? (
            <Editor item={data} />
          ) : (
            <EmptyState
              title="Editors change guides and surveys"
              actions={<ButtonLink href={`#/engage/${id}?tab=content`}>See its content</ButtonLink>}
            >
              <p>Your role reads them and their results.</p>
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
}

function Editor({ item }: { item: Item }) {
  const { id, name, definition, app, revision } = item;
  return (
    <ItemEditor
      title={`Edit ${name}`}
      back={`#/engage/${id}?tab=content`}
      start={{ draft: { id, name, definition }, app, base: revision }}
    />
  );
}
