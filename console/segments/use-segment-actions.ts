/** What can be done to a segment: each one call, what live pages must hear of it, and the way back. */
import type { RpcName } from '../../core/model/rpc.ts';
import type { Segment, SegmentDraft } from '../../core/model/segment.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';

/** Answers in which a segment stands, or who is in it. */
export const touched: readonly RpcName[] = [
  ...(['list_segments', 'list_segment_versions', 'audience_size', 'list_audit'] as const),
];

const draftOf = ({ id, name, description, holds }: SegmentDraft): SegmentDraft => ({
  ...{ id, name, description, holds },
});

/** As many as one call answers with. */
const page = 50_000;

export function useSegmentActions() {
  const { workspace } = useCurrent();
  const { api, router } = useServices();
  const call = useCall();
  const toast = useToast();
  const publish = usePublish();
  const say = (wrong: string | undefined) => {
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };

  /** A changed condition reaches live items at once. */
  async function save(segment: SegmentDraft): Promise<string | undefined> {
    const args = { workspace: workspace.id, segment: draftOf(segment) };
    const reply = await call('save_segment', args, touched);
    if (!reply.ok) return reply.error.message;
    for (const { key, config } of reply.data.configs) await publish(key, config);
    return undefined;
  }

  /** With the way back to how it was. */
  async function change(before: Segment, after: SegmentDraft, text: string) {
    const wrong = await save(after);
    if (wrong) return wrong;
    const undo = async () => say(await save({ ...draftOf(before), id: after.id }));
    toast({ text, action: { label: 'Undo', run: () => void undo() } });
    return undefined;
  }

  async function archive(segment: Pick<Segment, 'id' | 'name'>, archived: boolean): Promise<void> {
    const { id, name } = segment;
    const reply = await call('archive_segment', { segment: id, archived }, touched);
    if (!reply.ok) return say(reply.error.message);
    if (archived) router.go('/segments');
    toast({
      text: archived ? `${name} is deleted.` : `${name} is back.`,
      action: archived ? { label: 'Undo', run: () => void archive(segment, false) } : undefined,
    });
  }

  /** All ids of a list, page by page. */
  async function idsOf(segment: string): Promise<string[]> {
    const ids: string[] = [];
    for (;;) {
      const after = ids.at(-1) ?? null;
      const reply = await api.list_segment_ids({ segment, after, limit: page });
      if (!reply.ok) throw new Error(reply.error.message);
      ids.push(...reply.data);
      if (reply.data.length < page) return ids;
    }
  }

  /** Whole or not at all: it is one call. What was there before is kept for the way back. */
  async function bringIn(segment: Segment, ids: readonly string[], replace: boolean) {
    const before = await idsOf(segment.id).catch((error: Error) => error.message);
    if (typeof before === 'string') return before;
    const put = (list: readonly string[], over: boolean) =>
      call('import_segment', { segment: segment.id, ids: [...list], replace: over }, touched);
    const reply = await put(ids, replace);
    if (!reply.ok) return reply.error.message;
    const undo = async () => {
      const back = await put(before, true);
      say(back.ok ? undefined : back.error.message);
    };
    toast({
      text: `${segment.name} now lists ${reply.data.listed.toLocaleString()}.`,
      action: { label: 'Undo', run: () => void undo() },
    });
    return undefined;
  }

  return { save, change, archive, idsOf, bringIn };
}
