/** One capture: its pictures as they leave, its form, and what can be done with it. */
import { useEffect, useState } from 'preact/hooks';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { BackBar } from '../BackBar.tsx';
import { HiddenWhileSharing, useSharing } from '../calls/sharing.tsx';
import { saveKeys } from '../keys.ts';
import { useServices } from '../services.ts';
import { submitOnKeys } from '../submit-on-keys.ts';
import type { Go } from '../Workplace.tsx';
import { CaptureForm } from './CaptureForm.tsx';
import { restWords } from './CaptureRow.tsx';
import { copyCapture } from './copy.ts';
import { Leaving } from './Leaving.tsx';
import { Shots } from './Shots.tsx';
import { type CaptureItem, useCapture } from './use-captures.ts';
import { useEdit } from './use-edit.ts';
import { stateLooks } from './words.ts';

export function CaptureScreen({ id, go }: { id: string; go: Go }) {
  const { send } = useServices();
  const item = useCapture(id);
  const { isTheirs } = useSharing();
  const isSaved = item && !item.draft;
  // Made on another computer, or so long ago that this one has let the picture go.
  useEffect(() => {
    if (isSaved) void send('capture.pictures', { capture: id });
  }, [id, isSaved]);
  if (item === undefined) return <Skeleton label="Opening the capture" />;
  if (item === null) {
    return (
      <>
        <BackBar title="Capture" onBack={go.back} />
        <EmptyState title="This capture is gone">
          <p>It was deleted, here or on another computer.</p>
        </EmptyState>
      </>
    );
  }
  if (!isTheirs(item.fields)) {
    return (
      <>
        <BackBar title="Capture" onBack={go.back} />
        <HiddenWhileSharing title="Another customer’s words">
          They are hidden while your screen may be shared.
        </HiddenWhileSharing>
      </>
    );
  }
  // Saving makes another thing of it: what was typed into the draft is in it.
  return <Capture key={item.draft ? 'draft' : 'saved'} item={item} go={go} />;
}

function Capture({ item, go }: { item: CaptureItem; go: Go }) {
  const edit = useEdit(item, go.back);
  const toast = useToast();
  const [isLooking, setLooking] = useState(false);
  const copy = async () => {
    const copied = await copyCapture({ ...item, fields: edit.fields });
    toast(
      copied.ok
        ? { text: 'Copied, with the picture.' }
        : { text: copied.error.message, tone: 'wrong' },
    );
  };
  return (
    <form class="edit" aria-label="Capture" onSubmit={edit.save} onKeyDown={submitOnKeys}>
      <BackBar title={edit.isDraft ? 'Draft' : 'Capture'} onBack={go.back}>
        <IconButton icon="copy" label="Copy as Markdown with picture" onClick={copy} />
        <IconButton icon="trash" label="Delete" onClick={edit.remove} />
      </BackBar>
      <Shots item={item} go={go} />
      <Standing item={item} onRetry={edit.retry} onLook={() => setLooking(true)} />
      <CaptureForm fields={edit.fields} onChange={edit.change} />
      <div class="pad">
        <FormError text={edit.error} />
      </div>
      <footer class="foot">
        <Button type="submit" variant="primary" busy={edit.isBusy}>
          Save <Kbd keys={saveKeys} />
        </Button>
      </footer>
      {isLooking && (
        <Leaving item={{ ...item, fields: edit.fields }} onClose={() => setLooking(false)} />
      )}
    </form>
  );
}

type StandingProps = { item: CaptureItem; onRetry: () => void; onLook: () => void };

/** Where it stands, why, and what of it leaves: asked most just before saving. */
function Standing({ item, onRetry, onLook }: StandingProps) {
  const { word, tone } = stateLooks[item.state];
  const why = item.reason ?? (item.draft && restWords(item.draft, Date.now()));
  return (
    <div class="standing pad">
      <Badge tone={tone}>{word}</Badge>
      <small>{why}</small>
      {item.state === 'failed' ? (
        <Button small icon="refresh" onClick={onRetry}>
          Try again
        </Button>
      ) : (
        item.draft && (
          <button type="button" class="link" onClick={onLook}>
            What will leave
          </button>
        )
      )}
    </div>
  );
}
