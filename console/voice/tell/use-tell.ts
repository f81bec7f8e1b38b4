/** Told by hand, in whatever way the team talks to its customers; here it is recorded, and can be taken back. */
import type { ToldFields, ToTell } from '../../../core/model/voice/told.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { newId } from '../../app/new-id.ts';
import { useCall } from '../../app/use-call.ts';

const reads = ['whom_to_tell', 'what_became', 'account_timeline', 'call_brief'] as const;

export function useTell(request: string) {
  const call = useCall();
  const toast = useToast();
  const { workspace } = useCurrent();
  const undo = async (act: string): Promise<void> => {
    const reply = await call('undo_act', { act }, reads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return async (
    { account, visitor, evidence }: ToTell,
    { words, how, name }: { words: string; how: ToldFields['how']; name: string },
  ): Promise<void> => {
    const fields = {
      ...{ request, account, visitor, words, call: null, how },
      evidence: evidence[0]?.id ?? null,
      toldAt: new Date().toISOString(),
    };
    const args = { workspace: workspace.id, entity: 'told' as const, id: newId(), fields };
    const reply = await call('save_row', args, reads);
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    toast({
      text: `${name} is told.`,
      action: { label: 'Undo', run: () => void undo(reply.data.act) },
    });
  };
}
