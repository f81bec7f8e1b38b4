import type { RpcName } from '../../../core/model/rpc.ts';
import type { RequestRow, RequestStatus } from '../../../core/model/voice/request.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { useCall } from '../../app/use-call.ts';
import { statusWords } from '../words.ts';

/** Everything in which a request is shown. */
export const requestReads: readonly RpcName[] = [
  ...(['list_requests', 'get_request', 'why_demand', 'whom_to_tell', 'what_became'] as const),
  ...(['suggest_requests', 'list_evidence', 'account_timeline'] as const),
];

/** Done at once, with the way back; whoever shipped something is led to those who wait to hear of it. */
export function useStatus() {
  const call = useCall();
  const toast = useToast();
  const undo = async (act: string): Promise<void> => {
    const reply = await call('undo_act', { act }, requestReads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return async (
    { id, title }: Pick<RequestRow, 'id' | 'title'>,
    status: RequestStatus,
    note = '',
  ): Promise<boolean> => {
    const reply = await call('set_request_status', { request: id, status, note }, requestReads);
    if (!reply.ok) {
      toast({ text: reply.error.message, tone: 'wrong' });
      return false;
    }
    const next = status === 'shipped' ? ' Tell those who asked for it.' : '';
    toast({
      text: `“${title}” is ${statusWords[status].name.toLowerCase()} now.${next}`,
      action: { label: 'Undo', run: () => void undo(reply.data.act) },
    });
    return true;
  };
}

/** One row's own fields, as an act that can be taken back. Resolves to what went wrong. */
export function useSaveRequest() {
  const call = useCall();
  const toast = useToast();
  const { workspace } = useCurrent();
  const undo = async (act: string): Promise<void> => {
    const reply = await call('undo_act', { act }, requestReads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  return async (
    id: string,
    fields: Record<string, unknown>,
    said?: string,
  ): Promise<string | undefined> => {
    const args = { workspace: workspace.id, entity: 'request' as const, id, fields };
    const reply = await call('save_row', args, requestReads);
    if (!reply.ok) return reply.error.message;
    if (said) {
      toast({ text: said, action: { label: 'Undo', run: () => void undo(reply.data.act) } });
    }
    return undefined;
  };
}
