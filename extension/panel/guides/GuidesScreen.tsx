/** Guides and surveys, written on the product's own page: the list, what to start from, and the editor. */
import { useState } from 'preact/hooks';
import { useMayTag } from '../work.ts';
import { GuideEditor } from './GuideEditor.tsx';
import { ItemList } from './ItemList.tsx';
import { NewItem } from './NewItem.tsx';
import type { Author } from './use-author.ts';

export function GuidesScreen({ author }: { author: Author }) {
  const mayWrite = useMayTag();
  const [isChoosing, setChoosing] = useState(false);
  if (author.authored && mayWrite) {
    const { authored } = author;
    return <GuideEditor key={authored.draft.id} author={author} authored={authored} />;
  }
  if (isChoosing) return <NewItem author={author} onDone={() => setChoosing(false)} />;
  return <ItemList author={author} onNew={mayWrite ? () => setChoosing(true) : undefined} />;
}
