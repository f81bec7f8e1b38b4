/**
 * Both directions of the exchange with the server, in the worker. Sending and reading share one lock, so that
 * an answer read before a change was sent can never undo that change here.
 */
import type { Feature } from '../core/model/feature.ts';
import type { Api } from '../core/model/rpc.ts';
import { saveAnswer } from './answers.ts';
import type { Db } from './db.ts';
import { settleDraft } from './drafts.ts';
import {
  countWaiting,
  findWaitingRows,
  type OutboxItem,
  rebaseQueued,
  requeueInterrupted,
  settleFailed,
  settleSent,
  takeNext,
} from './outbox.ts';
import { type Outcome, succeed } from './outcome.ts';
import { pull } from './pull.ts';

type Dependencies = {
  db: Db;
  api: Api;
  now: () => number;
  locks: Pick<LockManager, 'request'>;
  /** Asks to be woken again while something waits; false when nothing does. */
  wake: (isNeeded: boolean) => void;
};

export type Sync = ReturnType<typeof createSync>;

export function createSync({ db, api, now, locks, wake }: Dependencies) {
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    // safe: the promise of the lock is the promise of the work
    locks.request('waymark-sync', work) as Promise<T>;

  /** Resolves to false when the queue should wait. */
  const send = async (item: OutboxItem): Promise<boolean> => {
    const sent = await sendItem(api, item);
    if (!sent.ok) return !(await settleFailed(db, item, sent.error, now()));
    await db.transaction(
      'rw',
      [db.features, db.areas, db.tags, db.answers, db.drafts, db.outbox],
      async () => {
        await settleSent(db, item, now());
        // In the same transaction: an item is never `synced` with rows that do not show it.
        await sent.data(db, now(), await findWaitingRows(db));
      },
    );
    return true;
  };

  const sendAll = async () => {
    await requeueInterrupted(db);
    for (;;) {
      const item = await takeNext(db);
      if (!item || !(await send(item))) break;
    }
    const waiting = await db.outbox.where('state').equals('queued').count();
    wake(waiting > 0);
  };

  return {
    /** Sends what waits. Ends at the first sign that the server or the network is away. */
    drain: () => alone(sendAll),

    /** Sends what waits, then reads what others changed. */
    run: () =>
      alone(async (): Promise<Outcome<null>> => {
        await sendAll();
        return pull({ db, api });
      }),

    waiting: () => countWaiting(db),
  };
}

/** What to write here once the server has the change; rows for which a newer change waits are left alone. */
type Apply = (db: Db, now: number, busy: Set<string>) => Promise<void>;

/** Sends one change and says what the answer means here; an unknown call cannot be queued at all. */
async function sendItem(api: Api, item: OutboxItem): Promise<Outcome<Apply>> {
  switch (item.call) {
    case 'save_area': {
      const { workspace } = item;
      return then(await api.save_area(item.args), (area) => async (db, _now, busy) => {
        if (!busy.has(area.id)) await db.areas.put({ ...area, workspace });
      });
    }
    case 'save_feature':
      return then(await api.save_feature(item.args), keepFeature(item.workspace));
    case 'archive_feature':
      return then(await api.archive_feature(item.args), keepFeature(item.workspace));
    case 'save_item': {
      const { id } = item.args.item;
      return then(await api.save_item(item.args), (saved) => async (db, now) => {
        await saveAnswer(db, 'get_item', { item: id }, saved, now);
        await settleDraft(db, item.args.item, saved.revision);
        await rebaseQueued(db, item.subject, saved.revision);
      });
    }
    case 'archive_tag':
      return then(await api.archive_tag(item.args), () => async () => undefined);
    case 'save_tag': {
      const { app, days } = item.args;
      return then(await api.save_tag(item.args), ({ feature, version, usage }) => {
        const keep = keepFeature(item.workspace)(feature);
        return async (db, now, busy) => {
          await keep(db, now, busy);
          await saveAnswer(db, 'feature_usage', { feature: feature.id, app, days }, usage, now);
          if (busy.has(version.tag)) return;
          const { tag, rule } = version;
          const uses = usage.window.uses;
          await db.tags.put({
            tag,
            feature: feature.id,
            app,
            version: version.version,
            rule,
            uses,
          });
        };
      });
    }
  }
}

/** Three calls answer with the feature as the server has it. */
const keepFeature =
  (workspace: string) =>
  (feature: Feature): Apply =>
  async (db, _now, busy) => {
    if (!busy.has(feature.id)) await db.features.put({ ...feature, workspace });
  };

function then<T>(reply: Outcome<T>, apply: (data: T) => Apply): Outcome<Apply> {
  return reply.ok ? succeed(apply(reply.data)) : reply;
}
