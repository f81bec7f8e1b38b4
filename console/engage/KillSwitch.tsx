/** Everything of an app, stopped at once: whoever needs it has no time to look for it. */
import { useState } from 'preact/hooks';
import type { App } from '../../core/model/workspace.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useMay } from '../app/current.ts';
import { useRpc } from '../app/queries.ts';
import { useKillSwitch } from './use-kill-switch.ts';

/** Small while all is well, loud while everything is stopped: that must not be forgotten. */
export function KillSwitch({ app }: { app: App }) {
  const mayWrite = useMay('tag');
  const toast = useToast();
  const setHalted = useKillSwitch(app);
  const [asking, setAsking] = useState(false);
  const engagement = useRpc('get_engagement', { app: app.id }).data;
  if (!engagement) return null;
  const start = async () => {
    const wrong = await setHalted(false);
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  if (engagement.halted) {
    return (
      <div class="kill kill-on" role="status">
        <Icon name="warn" />
        <span>
          <b>Everything is stopped.</b> No guide and no survey of {app.name} is shown to anybody.
        </span>
        {mayWrite && <Button onClick={() => void start()}>Start again</Button>}
      </div>
    );
  }
  return (
    <div class="kill">
      <span>
        {engagement.published
          ? `Published to ${app.name}; pages follow changes within a minute.`
          : `Nothing is published to ${app.name} at the moment.`}
      </span>
      {mayWrite && engagement.published !== null && (
        <Button small variant="quiet" icon="pause" onClick={() => setAsking(true)}>
          Stop everything
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={`Stop everything in ${app.name}?`}
          confirmLabel="Stop everything"
          onClose={() => setAsking(false)}
          onConfirm={() => setHalted(true)}
        >
          No guide and no survey is shown to anybody, and open pages take theirs down within a
          minute. Recording goes on. You can start them again here.
        </ConfirmDialog>
      )}
    </div>
  );
}
