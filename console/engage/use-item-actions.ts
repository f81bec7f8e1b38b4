/** What can be done to a guide or survey: each one call, its publication, a word about it, the way back. */

import type { WidgetConfig } from '../../core/model/config.ts';
import type { ItemRow } from '../../core/model/engagement.ts';
import type { ApiResult, RpcName } from '../../core/model/rpc.ts';
import { type Move, moveWords, waysBack } from '../../ui/engage/moves.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';

type Named = Pick<ItemRow, 'id' | 'app' | 'name' | 'state'>;

/** Answers in which an item's state stands. */
export const touched: readonly RpcName[] = [
  'list_items',
  'get_item',
  'list_item_versions',
  'get_engagement',
];

/** Functions return what was wrong, in the database's words, for whoever shows it. */
export function useItemActions() {
  const call = useCall();
  const toast = useToast();
  const publish = usePublish();
  const { workspace } = useCurrent();

  /** A change that reaches pages is done once its file is written. */
  const settle = async (
    { app }: Named,
    reply: ApiResult<{ config: WidgetConfig }>,
  ): Promise<string | undefined> => {
    if (!reply.ok) return reply.error.message;
    const key = workspace.apps.find(({ id }) => id === app)?.key;
    if (key) await publish(key, reply.data.config);
    return undefined;
  };

  async function move(item: Named, to: Move): Promise<string | undefined> {
    const reply = await call('move_item', { item: item.id, move: to }, touched);
    const wrong = await settle(item, reply);
    if (wrong || !reply.ok) return wrong;
    const back = waysBack(to, item.state);
    const now = { ...item, state: reply.data.item.state };
    toast({
      text: `${item.name} ${moveWords[to]}`,
      action: back.length ? { label: 'Undo', run: () => void undo(now, back) } : undefined,
    });
    return undefined;
  }

  async function undo(item: Named, back: readonly Move[]): Promise<void> {
    for (const step of back) {
      const wrong = await move(item, step);
      if (wrong) return toast({ text: wrong, tone: 'wrong' });
    }
  }

  /** For buttons that have no place of their own for a refusal. */
  async function moveOrSay(item: Named, to: Move): Promise<void> {
    const wrong = await move(item, to);
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  }

  async function goLive(item: Named, note: string): Promise<string | undefined> {
    const wrong = await settle(item, await call('publish_item', { item: item.id, note }, touched));
    if (!wrong) toast({ text: `${item.name} is published. Live pages have it within a minute.` });
    return wrong;
  }

  async function rollBack(item: Named, version: number): Promise<string | undefined> {
    const args = { item: item.id, version };
    const wrong = await settle(item, await call('rollback_item', args, touched));
    if (!wrong) toast({ text: `${item.name} is as in version ${version} again.` });
    return wrong;
  }

  async function submit(item: Named, note: string): Promise<string | undefined> {
    const reply = await call('submit_item', { item: item.id, note }, touched);
    if (!reply.ok) return reply.error.message;
    toast({ text: `${item.name} waits for a second person.` });
    return undefined;
  }

  async function review(item: Named, approve: boolean, note: string): Promise<string | undefined> {
    const reply = await call('review_item', { item: item.id, approve, note }, touched);
    if (!reply.ok) return reply.error.message;
    if (approve) return goLive(item, note);
    toast({ text: `${item.name} goes back to its writer.` });
    return undefined;
  }

  return { move, moveOrSay, goLive, rollBack, submit, review };
}
