/** What can be done about an alert, and exactly undone; console and panel bring their own way of calling. */
import type { Alert } from '../../core/model/tag-health.ts';
import { useToast } from '../Toast.tsx';

export type Handling =
  | { action: 'acknowledge' | 'resolve' | 'reopen'; until: null }
  | { action: 'snooze'; until: string };

/** One `handle_alert`; resolves to the sentence of what went wrong, if anything did. */
export type SendHandling = (alert: Alert, handling: Handling) => Promise<string | undefined>;

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
export function useAlertActions(send: SendHandling) {
  const toast = useToast();
  const run = async (alert: Alert, steps: readonly Handling[]): Promise<boolean> => {
    for (const step of steps) {
      const wrong = await send(alert, step);
      if (!wrong) continue;
      toast({ text: wrong, tone: 'wrong' });
      return false;
    }
    return true;
  };
  return async function handle(alert: Alert, handling: Handling): Promise<void> {
    if (!(await run(alert, [handling]))) return;
    const undo = { label: 'Undo', run: () => void run(alert, wayBack(alert)) };
    toast({
      text: `The alert on ${alert.featureName} ${done[handling.action]}`,
      action: handling.action === 'reopen' ? undefined : undo,
    });
  };
}
