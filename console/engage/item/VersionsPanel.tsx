/** The versions of an item and what differs between them, with the way back. */
import type { Item } from '../../../core/model/engagement.ts';
import { Versions } from '../../../ui/engage/Versions.tsx';
import { useMay } from '../../app/current.ts';
import { Loaded } from '../../app/Loaded.tsx';
import { useRpc } from '../../app/queries.ts';
import { useItemActions } from '../use-item-actions.ts';

/** What was published when, and the way back to it. */
export function VersionsPanel({ item }: { item: Item }) {
  const versions = useRpc('list_item_versions', { item: item.id });
  const mayWrite = useMay('tag');
  const { rollBack } = useItemActions();
  const onRollBack = mayWrite ? (version: number) => rollBack(item, version) : undefined;
  return (
    <Loaded query={versions} failed="The versions could not be loaded">
      {(data) => <Versions item={item} versions={data} onRollBack={onRollBack} />}
    </Loaded>
  );
}
