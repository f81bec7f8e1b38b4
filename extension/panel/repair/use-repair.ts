import type { RepairChoice } from '../../../ui/repair/RepairForm.tsx';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../services.ts';

/**
 * Straight to the server: which element a candidate's number means is known only there, and what is repaired
 * must be seen at once. The local copy is read anew after it.
 */
export function useRepair(tag: string, onDone: () => void) {
  const { api, send } = useServices();
  const toast = useToast();
  const settle = () => {
    void send('sync.now', {});
    onDone();
  };
  const takeBack = async () => {
    const reply = await api.undo_repair({ tag });
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    settle();
    toast({ text: 'The repair is undone. The version before it counts again.' });
  };
  const accept = async (choice: RepairChoice): Promise<string | undefined> => {
    const reply = await api.accept_repair({ tag, ...choice });
    if (!reply.ok) return reply.error.message;
    settle();
    toast({
      text: `Repaired: version ${reply.data.version.version} counts now.`,
      action: { label: 'Undo', run: () => void takeBack() },
    });
    return undefined;
  };
  return { accept, takeBack };
}
