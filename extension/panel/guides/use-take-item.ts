/** Takes up in the editor what became of the item by an act: a rollback brings other words, a review only a state. */
import type { Item } from '../../../core/model/engagement.ts';
import { saveAnswer } from '../../answers.ts';
import { isSameDraft } from '../../drafts.ts';
import { useServices } from '../services.ts';
import type { Author } from './use-author.ts';
import { draftOf } from './use-opened.ts';

export function useTakeItem(author: Author): (item: Item) => void {
  const { db, now } = useServices();
  return (item) => {
    void saveAnswer(db, 'get_item', { item: item.id }, item, now());
    const open = author.newest();
    if (open?.draft.id !== item.id) return;
    const draft = draftOf(item);
    if (open.since === null && !isSameDraft(draft, open.draft)) {
      author.open({ draft, base: item.revision, since: null, item });
    } else author.moved(item);
  };
}
