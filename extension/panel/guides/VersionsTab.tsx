import type { Item } from '../../../core/model/engagement.ts';
import { Versions } from '../../../ui/engage/Versions.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useAnswer } from '../hooks.ts';
import type { Author } from './use-author.ts';
import { useItemActs } from './use-item-acts.ts';
import { useTakeItem } from './use-take-item.ts';

/** What was published when, what differs, and the way back to it. */
export function VersionsTab({ author, item }: { author: Author; item: Item }) {
  const { rollBack } = useItemActs(useTakeItem(author));
  const answer = useAnswer(
    'list_item_versions',
    { item: item.id },
    item.revision + (item.version ?? 0),
  );
  if (answer.data) {
    return (
      <div class="pad editor-sheets">
        <Versions
          item={item}
          versions={answer.data}
          onRollBack={(version) => rollBack(item, version)}
        />
      </div>
    );
  }
  if (answer.loading) return <Skeleton label="Reading versions" />;
  return (
    <p class="gap" role="alert">
      {answer.error?.message}
    </p>
  );
}
