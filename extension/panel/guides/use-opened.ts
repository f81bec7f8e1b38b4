/** Opening what is to be edited: the server's draft, what was kept here unsaved, or both where they differ. */
import { useState } from 'preact/hooks';
import type { Item } from '../../../core/model/engagement.ts';
import type { ApiError } from '../../../core/model/rpc.ts';
import { findAnswer, saveAnswer } from '../../answers.ts';
import { isSameDraft } from '../../drafts.ts';
import { useServices } from '../services.ts';
import type { Author, Authored } from './use-author.ts';

/** Two people's work on one item: mine as kept here, theirs as saved meanwhile. */
export type Conflict = { mine: Authored; theirs: Item };

/** In the order of the contract, so that the same words are the same text. */
export const draftOf = ({ id, name, definition }: Item) => ({ id, name, definition });

export function useOpened(author: Author) {
  const { api, db, drafts, now } = useServices();
  const [wrong, setWrong] = useState<string>();
  const [conflict, setConflict] = useState<Conflict>();

  /** The server's word, or its last one where it is away. */
  const read = async (id: string): Promise<{ item?: Item; error?: ApiError }> => {
    const reply = await api.get_item({ item: id });
    if (reply.ok) {
      await saveAnswer(db, 'get_item', { item: id }, reply.data, now());
      return { item: reply.data };
    }
    const kept =
      reply.error.code === 'offline' ? await findAnswer(db, 'get_item', { item: id }) : undefined;
    return kept ? { item: kept.data } : { error: reply.error };
  };

  const open = async (id: string): Promise<void> => {
    setWrong(undefined);
    const kept = await drafts.find(id);
    const { item, error } = await read(id);
    if (!kept) {
      if (!item) return setWrong(error?.message);
      return author.open({ draft: draftOf(item), base: item.revision, since: null, item });
    }
    const { draft, base, since } = kept;
    const mine = { draft, base, since, item };
    if (!item || item.revision === base) return author.open(mine);
    // Saved by this very person from another place, to the last word.
    if (isSameDraft(draft, draftOf(item))) {
      await drafts.discard(id);
      return author.open({ ...mine, base: item.revision, since: null });
    }
    setConflict({ mine, theirs: item });
  };

  /** A refused save: shows both, where somebody else's came first. */
  const compare = async (mine: Authored): Promise<ApiError | undefined> => {
    const { item, error } = await read(mine.draft.id);
    if (!item) return error;
    author.open(undefined);
    setConflict({ mine, theirs: item });
    return undefined;
  };

  return { open, compare, wrong, conflict, settle: () => setConflict(undefined) };
}
export type Opened = ReturnType<typeof useOpened>;
