import { useRepair as useRepairActions } from '../../../ui/repair/use-repair.ts';
import { useServices } from '../services.ts';

/**
 * Straight to the server: which element a candidate's number means is known only there, and what is repaired
 * must be seen at once. The local copy is read anew after it.
 */
export function useRepair(tag: string, onDone: () => void) {
  const { api, send } = useServices();
  const settle = () => {
    void send('sync.now', {});
    onDone();
  };
  return useRepairActions({
    async undo() {
      const reply = await api.undo_repair({ tag });
      if (!reply.ok) return reply.error.message;
      settle();
      return undefined;
    },
    async accept(choice) {
      const reply = await api.accept_repair({ tag, ...choice });
      if (!reply.ok) return reply.error.message;
      settle();
      return reply.data.version.version;
    },
  });
}
