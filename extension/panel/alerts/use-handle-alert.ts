import { type SendHandling, useAlertActions } from '../../../ui/alerts/use-alert-actions.ts';
import { useServices } from '../services.ts';

/**
 * Straight to the server and not through the outbox: an alert handled hours later may be about another
 * trouble by then. Offline it says so.
 */
export function useHandleAlert(onDone: () => void) {
  const { api } = useServices();
  const send: SendHandling = async (alert, handling) => {
    const reply = await api.handle_alert({ alert: alert.id, ...handling });
    if (!reply.ok) return reply.error.message;
    onDone();
    return undefined;
  };
  return useAlertActions(send);
}
