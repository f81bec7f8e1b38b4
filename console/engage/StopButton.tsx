/** Stopping one item from wherever it is seen, because a wrong one is noticed anywhere. */
import { useState } from 'preact/hooks';
import type { ItemRow } from '../../core/model/engagement.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useItemActions } from './use-item-actions.ts';

/** The kill switch of one item, from the list; a paused one starts from the same place. */
export function StopButton({ item, small = true }: { item: ItemRow; small?: boolean }) {
  const { move, moveOrSay } = useItemActions();
  const [asking, setAsking] = useState(false);
  if (item.state === 'paused') {
    return (
      <Button
        small={small}
        icon="play"
        aria-label={`Resume ${item.name}`}
        onClick={() => void moveOrSay(item, 'resume')}
      >
        Resume
      </Button>
    );
  }
  if (item.state !== 'live' && item.state !== 'scheduled') return null;
  return (
    <>
      <Button
        small={small}
        icon="pause"
        aria-label={`Stop ${item.name}`}
        onClick={() => setAsking(true)}
      >
        Stop
      </Button>
      {asking && (
        <ConfirmDialog
          title={`Stop “${item.name}”?`}
          confirmLabel="Stop it"
          onClose={() => setAsking(false)}
          onConfirm={() => move(item, 'pause')}
        >
          Nobody gets it any more, and open pages take it down within a minute. It can be resumed at
          any time; what was shown and answered stays.
        </ConfirmDialog>
      )}
    </>
  );
}
