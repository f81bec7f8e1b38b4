/** The queue as a whole: events go in, and leave when it is time or when the page goes. */
import type { Core } from '../../notes.ts';
import type { Env } from '../env.ts';
import type { Options } from '../options.ts';
import { createAlone } from './alone.ts';
import { type Batcher, createBatcher, type Header } from './batcher.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createTransport } from './transport.ts';
import type { Store } from './types.ts';

export type Queue = Pick<Batcher, 'add' | 'addEngage' | 'touch' | 'cut' | 'clear'> &
  Pick<Outbox, 'send' | 'stopped'> & {
    /** Closes what is gathered and sends it in turn. */
    flush(): void;
    /** Sends what is gathered at once. */
    hurry(): Promise<void>;
    size(): number;
  };

type QueueOptions = {
  core: Core;
  options: Options;
  env: Env;
  store: Store;
  header(): Header;
};

export function createQueue(parts: QueueOptions): Queue {
  const { core, options, env, store, header } = parts;
  const { view, signal, report, guard } = core;
  const { document, navigator } = view;
  const outbox = createOutbox({
    store,
    // Bound now: a page that replaces fetch later, for its own requests, does not get ours.
    post: createTransport({ ...options, env, fetch: view.fetch.bind(view) }),
    env,
    alone: createAlone({ locks: navigator.locks, name: `waymark:${options.app}`, signal }),
    signal,
    onUnknown: (hashes) => batcher.tell(hashes),
    report,
  });
  const flush = guard(() => outbox.add(batcher.take()));
  const batcher = createBatcher({ env, header, onFull: flush });
  const hurry = () => outbox.hurry(batcher.take({ idle: store.own().length === 0 }));

  const leave = guard(hurry);
  view.addEventListener('pagehide', leave, { signal });
  view.addEventListener('online', () => outbox.send(true), { signal });
  document.addEventListener(
    'visibilitychange',
    // On phones the last that a page hears is that it was hidden.
    () => (document.visibilityState === 'hidden' ? leave() : outbox.send(true)),
    { signal },
  );

  return {
    ...batcher,
    send: outbox.send,
    stopped: outbox.stopped,
    flush,
    hurry,
    size: () => store.own().reduce((sum, batch) => sum + batch.events.length, 0) + batcher.size(),
  };
}
