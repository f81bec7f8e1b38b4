/** A call's own fields, as an act that can be taken back; its author's and the editors' to change. */
import type { CallFields, CallRow } from '../../../core/model/voice/call.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent, useMay } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';

const reads = [
  ...(['get_call', 'list_calls', 'account_timeline', 'call_brief', 'list_evidence'] as const),
];

export function useSaveCall(id: string) {
  const call = useCall();
  const toast = useToast();
  const { workspace } = useCurrent();
  const undo = async (act: string): Promise<void> => {
    const reply = await call('undo_act', { act }, reads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return async (fields: Partial<CallFields>, said: string): Promise<string | undefined> => {
    const args = { workspace: workspace.id, entity: 'call' as const, id, fields };
    const reply = await call('save_row', args, reads);
    if (!reply.ok) return reply.error.message;
    toast({ text: said, action: { label: 'Undo', run: () => void undo(reply.data.act) } });
    return undefined;
  };
}

/** By name, which is all that a call tells of its author. */
export function useMayChange({ by }: CallRow): boolean {
  const mayEdit = useMay('tag');
  const mayWrite = useMay('contribute');
  const { workspace } = useCurrent();
  const me = useServices().backend.auth.person.value?.id;
  const members = useRpc('list_members', { workspace: workspace.id }).data ?? [];
  const mine = members.find(({ user }) => user === me);
  return mayEdit || (mayWrite && mine !== undefined && (mine.name ?? mine.email) === by);
}
