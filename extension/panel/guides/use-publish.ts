/** Saving, sending for review and publishing; each says what was wrong in words that tell what to do. */
import { useState } from 'preact/hooks';
import type { ApiError } from '../../../core/model/rpc.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';
import type { Author, Authored } from './use-author.ts';

/** Drafts of guides are written on the server at once: two editors must not overwrite each other unseen. */
function wordsFor({ code, message }: ApiError): string {
  if (code === 'offline') {
    return 'The server does not answer, so this is not saved. It stays here while the panel is open: save again later.';
  }
  return message;
}

export function usePublish(author: Author) {
  const { api, send } = useServices();
  const { app } = useWork();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();

  /** One thing at a time, and what failed stands until the next try. */
  const run = async (work: () => Promise<ApiError | undefined>) => {
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    const error = await work();
    setBusy(false);
    setWrong(error && wordsFor(error));
  };

  const store = async ({ draft, base }: Authored): Promise<ApiError | undefined> => {
    const saved = await api.save_item({ app: app.id, item: draft, base });
    if (!saved.ok) return saved.error;
    const { id, name, definition, revision } = saved.data;
    author.saved({ draft: { id, name, definition }, base: revision });
    return undefined;
  };

  const goLive = async (authored: Authored): Promise<ApiError | undefined> => {
    const failed = await store(authored);
    if (failed) return failed;
    const done = await api.publish_item({ item: authored.draft.id, note: '' });
    if (!done.ok) return done.error;
    const written = await send('config.publish', { appKey: app.key, config: done.data.config });
    if (!written.ok) return written.error;
    toast({ text: `${authored.draft.name} is published. Live pages have it within a minute.` });
    author.open(undefined);
    return undefined;
  };

  const submit = async (authored: Authored): Promise<ApiError | undefined> => {
    const failed = await store(authored);
    if (failed) return failed;
    const sent = await api.submit_item({ item: authored.draft.id, note: '' });
    if (!sent.ok) return sent.error;
    toast({ text: `${authored.draft.name} waits for a second person.` });
    author.open(undefined);
    return undefined;
  };

  const save = async (authored: Authored): Promise<ApiError | undefined> => {
    const failed = await store(authored);
    if (!failed) toast({ text: `${authored.draft.name} is saved. Nobody sees it yet.` });
    return failed;
  };

  return {
    ...{ busy, wrong },
    save: (authored: Authored) => run(() => save(authored)),
    publish: (authored: Authored) => run(() => goLive(authored)),
    submit: (authored: Authored) => run(() => submit(authored)),
  };
}
