import type { Alert } from '../../../core/model/tag-health.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../services.ts';

type Action = 'acknowledge' | 'snooze' | 'resolve' | 'reopen';
const done: Record<Action, string> = {
  acknowledge: 'is acknowledged.',
  snooze: 'is snoozed.',
  resolve: 'is resolved.',
  reopen: 'is open again.',
};
const dayMs = 86_400_000;

/**
 * Straight to the server and not through the outbox: an alert handled hours later may be about another
 * trouble by then. Offline it says so.
 */
export function useHandleAlert(onDone: () => void) {
  const { api, now } = useServices();
  const toast = useToast();
  return async function handle(alert: Alert, action: Action, days = 0): Promise<void> {
    const until = action === 'snooze' ? new Date(now() + days * dayMs).toISOString() : null;
    const reply = await api.handle_alert({ alert: alert.id, action, until });
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    onDone();
    const undo = { label: 'Undo', run: () => void handle(alert, 'reopen') };
    toast({
      text: `The alert on ${alert.featureName} ${done[action]}`,
      action: action === 'reopen' ? undefined : undo,
    });
  };
}
