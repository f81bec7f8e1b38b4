import { useState } from 'preact/hooks';
import { Button } from '../../../ui/Button.tsx';
import { ConfirmDialog } from '../../../ui/ConfirmDialog.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useAnswer } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

/** The kill switch of the product: small while all is well, said aloud while everything is stopped. */
export function StopAll({ mayWrite }: { mayWrite: boolean }) {
  const { api, send } = useServices();
  const { app } = useWork();
  const toast = useToast();
  const [again, setAgain] = useState(0);
  const [isAsking, setAsking] = useState(false);
  const engagement = useAnswer('get_engagement', { app: app.id }, again).data;
  if (!engagement || !mayWrite) return null;
  const set = async (halted: boolean): Promise<string | undefined> => {
    const reply = await api.set_engagement({ app: app.id, changes: { halted } });
    if (!reply.ok) return reply.error.message;
    const written = await send('config.publish', { appKey: app.key, config: reply.data.config });
    setAgain((n) => n + 1);
    if (!written.ok) return written.error.message;
    toast({
      text: halted
        ? `Everything in ${app.name} is stopped; open pages follow within a minute.`
        : `Guides and surveys of ${app.name} run again.`,
    });
    return undefined;
  };
  const start = async () => {
    const wrong = await set(false);
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  if (engagement.halted) {
    return (
      <div class="notice notice-wrong" role="status">
        <p>Everything is stopped: nobody gets any guide or survey of {app.name}.</p>
        <Button small onClick={() => void start()}>
          Start again
        </Button>
      </div>
    );
  }
  if (engagement.published === null) return null;
  return (
    <>
      <Button small variant="quiet" icon="pause" onClick={() => setAsking(true)}>
        Stop everything
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Stop everything in ${app.name}?`}
          confirmLabel="Stop everything"
          onClose={() => setAsking(false)}
          onConfirm={() => set(true)}
        >
          No guide and no survey is shown to anybody, and open pages take theirs down within a
          minute. You can start them again here.
        </ConfirmDialog>
      )}
    </>
  );
}
