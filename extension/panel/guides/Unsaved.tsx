import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { timeWords } from '../format.ts';
import { useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import type { Author, Authored } from './use-author.ts';
import { draftOf } from './use-opened.ts';

type Props = { author: Author; authored: Authored };

/** Since when it differs from what is saved, and the way back to that. A save that waits is said as such. */
export function Unsaved({ author, authored }: Props) {
  const { drafts, db, now } = useServices();
  const toast = useToast();
  const { draft, since, item } = authored;
  const subject = `save_item ${draft.id}`;
  const waits = useLive(() => db.outbox.where({ subject, state: 'queued' }).count(), [subject]);
  if (since === null) return null;
  const discard = async () => {
    await drafts.discard(draft.id);
    if (item) author.open({ draft: draftOf(item), base: item.revision, since: null, item });
    else author.open(undefined);
    // Opened again as it was, it is kept again as it was.
    toast({ text: 'Discarded.', action: { label: 'Undo', run: () => author.open(authored) } });
  };
  return (
    <div class="notice unsaved" role="status">
      <Icon name={waits ? 'offline' : 'clock'} />
      <p>
        {waits
          ? 'Saved on this computer; it is sent when the server answers.'
          : `${item ? 'Unsaved changes' : 'Not saved yet; kept here'} from ${timeWords(since, now())}. They stay when you leave.`}
      </p>
      <Button small variant="quiet" onClick={() => void discard()}>
        Discard
      </Button>
    </div>
  );
}
