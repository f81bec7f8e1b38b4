/** Guides and surveys, written on the product's own page: the list, what to start from, and the editor. */
import { useState } from 'preact/hooks';
import { useMayTag } from '../work.ts';
import { ConflictScreen } from './ConflictScreen.tsx';
import { GuideEditor } from './GuideEditor.tsx';
import { ItemList } from './ItemList.tsx';
import { NewItem } from './NewItem.tsx';
import type { Author } from './use-author.ts';
import { useOpened } from './use-opened.ts';

export function GuidesScreen({ author }: { author: Author }) {
  const mayWrite = useMayTag();
  const opened = useOpened(author);
  const [isChoosing, setChoosing] = useState(false);
  if (opened.conflict) {
    return <ConflictScreen author={author} opened={opened} conflict={opened.conflict} />;
  }
  if (author.authored && mayWrite) {
    const { authored } = author;
    return <GuideEditor key={authored.draft.id} {...{ author, opened, authored }} />;
  }
  if (isChoosing) return <NewItem author={author} onDone={() => setChoosing(false)} />;
  return <ItemList opened={opened} onNew={mayWrite ? () => setChoosing(true) : undefined} />;
}
