/** Saving, and what needs it first: review and publishing. Each says what was wrong in words that tell what to do. */
import { useEffect, useState } from 'preact/hooks';
import type { Item, ItemDraft } from '../../../core/model/engagement.ts';
import type { ApiError } from '../../../core/model/rpc.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { findAnswer } from '../../answers.ts';
import { isSameDraft, settleDraft } from '../../drafts.ts';
import { dropChange } from '../../outbox.ts';
import { isTemporary } from '../../remote.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { Author, Authored } from './use-author.ts';
import { draftOf, type Opened } from './use-opened.ts';

type Stored = { item?: Item; error?: ApiError; queued?: true; conflict?: true };

export function useSave(author: Author, opened: Opened) {
  const { api, db, changes } = useServices();
  const { workspace, app } = useWork();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  useSentLater(author);

  const settle = async (sent: ItemDraft, item: Item) => {
    await settleDraft(db, sent, item.revision);
    await dropChange(db, `save_item ${sent.id}`);
    author.settled(sent, item);
  };

  const queue = async ({ draft, base }: Authored): Promise<Stored> => {
    const where = { workspace: workspace.id, app: app.id };
    const queued = await changes.saveItem(where, draft, base);
    if (!queued.ok) return { error: queued.error };
    return { queued: true };
  };

  /** Two editors must not overwrite each other unseen: the revision that was read goes with it. */
  const store = async (): Promise<Stored> => {
    const authored = author.newest();
    if (!authored) return {};
    const { draft, base } = authored;
    const saved = await api.save_item({ app: app.id, item: draft, base });
    if (saved.ok) {
      await settle(draft, saved.data);
      return { item: saved.data };
    }
    if (isTemporary(saved.error.code)) return queue(authored);
    if (saved.error.code !== 'PT409') return { error: saved.error };
    const failed = await opened.compare(authored);
    return failed ? { error: failed } : { conflict: true };
  };

  /** One thing at a time, and what failed stands until the next try. */
  const run = async (then: (stored: Stored) => Promise<void> | void) => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    const stored = await store();
    if (stored.error) setWrong(stored.error.message);
    else if (!stored.conflict) await then(stored);
    setBusy(false);
  };

  const name = author.authored?.draft.name ?? '';
  return {
    ...{ busy, wrong },
    save: () =>
      run(({ queued }) =>
        toast({
          text: queued
            ? `No connection: ${name} is kept on this computer and sent when the server answers.`
            : `${name} is saved. Nobody sees it until it is published.`,
        }),
      ),
    /** Only what the server has can be sent for review or published. */
    saveThen: (act: (item: Item) => void) =>
      run(({ item, queued }) => {
        if (queued)
          setWrong('The server does not answer. Your words are kept; publish them once it does.');
        else if (item) act(item);
      }),
  };
}

/** The outbox has sent it meanwhile, in the worker: the open editor goes on from what it made. */
function useSentLater(author: Author): void {
  const { db } = useServices();
  const { authored } = author;
  const id = authored?.draft.id ?? '';
  const answer = useLive(() => findAnswer(db, 'get_item', { item: id }), [id]);
  const item = answer?.data;
  useEffect(() => {
    if (!item || !authored || item.id !== id || authored.base === item.revision) return;
    if (isSameDraft(draftOf(item), authored.draft)) author.settled(authored.draft, item);
  }, [item]);
}
