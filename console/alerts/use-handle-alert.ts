import { type SendHandling, useAlertActions } from '../../ui/alerts/use-alert-actions.ts';
import { useCall } from '../app/use-call.ts';

export function useHandleAlert() {
  const call = useCall();
  const send: SendHandling = async (alert, handling) => {
    const reply = await call('handle_alert', { alert: alert.id, ...handling }, ['list_alerts']);
    return reply.ok ? undefined : reply.error.message;
  };
  return useAlertActions(send);
}
