import { useState } from 'preact/hooks';
import type { RequestRow } from '../../../core/model/voice/request.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { useRpc } from '../../app/queries.ts';
import { useCall } from '../../app/use-call.ts';
import { PickDialog } from '../../shell/PickDialog.tsx';
import { SuggestionLine } from '../inbox/SuggestionLine.tsx';
import { requestReads } from '../requests/use-status.ts';

type Props = { request: RequestRow; onClose: () => void };

/** The likeliest duplicates first. Merging is a pointer: taking out again brings every count back exactly. */
export function MergeDialog({ request, onClose }: Props) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const [text, setText] = useState('');
  const words = (text.trim() || `${request.title} ${request.description}`).slice(0, 2_000);
  const found = useRpc(
    'suggest_requests',
    { workspace: workspace.id, words, feature: request.feature, besides: request.id, limit: 20 },
    { keep: true },
  );
  const unmerge = async (id: string): Promise<void> => {
    const reply = await call('unmerge_request', { request: id }, requestReads);
    if (!reply.ok) toast({ text: reply.error.message, tone: 'wrong' });
  };
  const merge = async (id: string, title: string) => {
    onClose();
    const args = { target: request.id, requests: [id] };
    const reply = await call('merge_requests', args, requestReads);
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    toast({
      text: `“${title}” is merged into this one.`,
      action: { label: 'Undo', run: () => void unmerge(id) },
    });
  };
  return (
    <PickDialog
      title="Merge into this request"
      placeholder="Search the request that asks for the same"
      text={text}
      onText={setText}
      picks={(found.data ?? []).map((one) => ({
        id: one.request,
        label: one.title,
        icon: 'link',
        detail: <SuggestionLine suggestion={one} />,
        group: text.trim() ? 'Found' : 'Sounds alike',
      }))}
      onPick={({ id, label }) => void merge(id, label)}
      onClose={onClose}
      none={found.error?.message ?? 'Nothing sounds alike.'}
    />
  );
}
