/** What is done to an item by hand: each one call, its publication, a word about it, the way back. */
import type { Act } from '../../../core/engage/acts.ts';
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { Item } from '../../../core/model/engagement.ts';
import type { ApiResult } from '../../../core/model/rpc.ts';
import { type Move, moveWords, waysBack } from '../../../ui/engage/moves.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

type Changed = ApiResult<{ item: Item; config: WidgetConfig }>;

/** Functions return what was wrong, in words for whoever shows it. `onItem` is told what became of the item. */
export function useItemActs(onItem: (item: Item) => void) {
  const { api, send } = useServices();
  const { app } = useWork();
  const toast = useToast();

  /** A change that reaches pages is done once its file is written. */
  const settle = async (reply: Changed, text: string, undo?: () => void) => {
    if (!reply.ok) return reply.error.message;
    onItem(reply.data.item);
    const written = await send('config.publish', { appKey: app.key, config: reply.data.config });
    if (!written.ok) return `It is done, but live pages have not got it: ${written.error.message}`;
    toast({ text, action: undo && { label: 'Undo', run: undo } });
    return undefined;
  };

  const move = async (item: Item, to: Move): Promise<string | undefined> => {
    const reply = await api.move_item({ item: item.id, move: to });
    const back = waysBack(to, item.state);
    const undo = async () => {
      for (const step of back) {
        const wrong = await move({ ...item, state: stateAfter(reply, item) }, step);
        if (wrong) return toast({ text: wrong, tone: 'wrong' });
      }
    };
    return settle(
      reply,
      `${item.name} ${moveWords[to]}`,
      back.length ? () => void undo() : undefined,
    );
  };

  const goLive = async (item: Item, note: string) =>
    settle(
      await api.publish_item({ item: item.id, note }),
      `${item.name} is published. Live pages have it within a minute.`,
    );

  const submit = async (item: Item, note: string) => {
    const reply = await api.submit_item({ item: item.id, note });
    if (!reply.ok) return reply.error.message;
    onItem(reply.data);
    toast({ text: `${item.name} waits for a second person.` });
    return undefined;
  };

  const review = async (item: Item, approve: boolean, note: string) => {
    const reply = await api.review_item({ item: item.id, approve, note });
    if (!reply.ok) return reply.error.message;
    onItem(reply.data);
    if (approve) return goLive(item, note);
    toast({ text: `${item.name} goes back to its writer.` });
    return undefined;
  };

  const rollBack = async (item: Item, version: number) =>
    settle(
      await api.rollback_item({ item: item.id, version }),
      `${item.name} is as in version ${version} again.`,
    );

  return {
    rollBack,
    run(act: Act, item: Item, note: string): Promise<string | undefined> {
      if (act === 'publish') return goLive(item, note);
      if (act === 'submit') return submit(item, note);
      if (act === 'approve' || act === 'reject') return review(item, act === 'approve', note);
      return move(item, act);
    },
  };
}

const stateAfter = (reply: Changed, before: Item) =>
  reply.ok ? reply.data.item.state : before.state;
