import type { Alert } from '../../core/model/tag-health.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCall } from '../app/use-call.ts';

export type Handling =
  | { action: 'acknowledge' | 'resolve' | 'reopen'; until: null }
  | { action: 'snooze'; until: string };

const done: Record<Handling['action'], string> = {
  acknowledge: 'is acknowledged; it stays in the list.',
  snooze: 'is snoozed.',
  resolve: 'is resolved. It stays closed until the tag has been healthy in between.',
  reopen: 'is open again.',
};

/** What brings an alert back to how it was: opened first, because only then it may be put aside again. */
function wayBack({ state, snoozedUntil }: Alert): Handling[] {
  const open: Handling = { action: 'reopen', until: null };
  if (state === 'acknowledged') return [open, { action: 'acknowledge', until: null }];
  if (state === 'snoozed' && snoozedUntil) return [open, { action: 'snooze', until: snoozedUntil }];
  return [open];
}

/** Acts at once and offers the way back, instead of asking first. */
export function useHandleAlert() {
  const call = useCall();
  const toast = useToast();
  const run = async (alert: Alert, steps: readonly Handling[]): Promise<boolean> => {
    for (const step of steps) {
      const reply = await call('handle_alert', { alert: alert.id, ...step }, ['list_alerts']);
      if (reply.ok) continue;
      toast({ text: reply.error.message, tone: 'wrong' });
      return false;
    }
    return true;
  };
  return async function handle(alert: Alert, handling: Handling): Promise<void> {
    if (!(await run(alert, [handling]))) return;
    toast({
      text: `The alert on ${alert.featureName} ${done[handling.action]}`,
      action:
        handling.action === 'reopen'
          ? undefined
          : { label: 'Undo', run: () => void run(alert, wayBack(alert)) },
    });
  };
}
