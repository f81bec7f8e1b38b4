/** The act behind the kill switch, with its publication and its way back. */
import type { App } from '../../core/model/workspace.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';
import { touched } from './use-item-actions.ts';

/** Stops or starts everything of an app. Returns what was wrong; the way back is in the message. */
export function useKillSwitch(app: App) {
  const call = useCall();
  const toast = useToast();
  const publish = usePublish();
  return async function setHalted(halted: boolean): Promise<string | undefined> {
    const args = { app: app.id, changes: { halted } };
    const reply = await call('set_engagement', args, touched);
    if (!reply.ok) return reply.error.message;
    await publish(app.key, reply.data.config);
    const undo = async () => {
      const wrong = await setHalted(!halted);
      if (wrong) toast({ text: wrong, tone: 'wrong' });
    };
    toast({
      text: halted
        ? `Everything in ${app.name} is stopped; open pages follow within a minute.`
        : `Guides and surveys of ${app.name} run again.`,
      action: { label: 'Undo', run: () => void undo() },
    });
    return undefined;
  };
}
