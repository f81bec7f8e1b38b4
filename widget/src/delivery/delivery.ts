/**
 * Decides what becomes of the core's notes: wires permission, identity and queue, and keeps their order.
 * Until it is known whether anything may be kept, everything waits in memory.
 */
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { Core, Delivery } from '../notes.ts';
import { createCalls } from './calls.ts';
import { createEngage, type Engage } from './engage.ts';
import { browserEnv } from './env.ts';
import { createIdentity, type Identity } from './identity.ts';
import { type Options, parseOptions } from './options.ts';
import { watchPages } from './pages.ts';
import { createPermission, type Permission } from './permission.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import { createStore } from './queue/store.ts';
import type { Store } from './queue/types.ts';
import { createRecording, type RecordEvent } from './recording.ts';
import { ensureSettings, fetchSettings, parseSettings, watchPointer } from './settings.ts';
import { createTurns, type Turns } from './turns.ts';

declare const __VERSION__: string;

const env = browserEnv;

type Parts = {
  core: Core;
  options: Options;
  turns: Turns;
  store: Store;
  identity: Identity;
  queue: Queue;
  permission: Permission;
  record: RecordEvent;
  engage: Engage;
};

/** Each part knows the others only by the functions that it is given. */
function createParts(core: Core): Parts {
  const options = parseOptions(core.options);
  const turns = createTurns();
  const store = createStore({
    name: `waymark:${options.app}`,
    after: env.after,
    onErased: () => permission.consent(false),
  });
  const identity = createIdentity({
    ...options,
    env,
    consented: () => permission.isGranted(),
    onCut(isNews) {
      queue.cut(isNews);
      engage.who();
    },
    onNews() {
      if (permission.isReady()) queue.touch();
      engage.who();
    },
  });
  const queue = createQueue({ core, options, env, store, header: identity.header });
  const record = createRecording({
    turns,
    add(event, descriptor) {
      queue.add(event, descriptor);
      engage.heard(event);
    },
    permission: () => permission,
  });
  const engage = createEngage({ core, options, env, identity, queue, store, record });
  const permission = createPermission({
    ...{ core, store, turns, identity, queue, mask: options.mask },
    onReopened: () => record({ kind: 'page', at: env.now(), path: core.path() }),
    onShut: () => engage.stop(),
  });
  return { core, options, turns, store, identity, queue, permission, record, engage };
}

/** A prerendered page that nobody looks at has not been viewed. */
async function untilActive(document: Document, signal: AbortSignal): Promise<boolean> {
  // Safe: not in TypeScript's library yet; undefined where the browser does not prerender.
  if (!(document as Document & { prerendering?: boolean }).prerendering) return false;
  await new Promise((resolve) =>
    document.addEventListener('prerenderingchange', resolve, { once: true, signal }),
  );
  return true;
}

/** More of the widget, only where it is wanted. Without it, plain use is still counted. */
async function watchClicks({ core, options, record }: Parts): Promise<void> {
  const { createSignals } = await import('../signals/signals.ts');
  const isOwn = (address: string) => address.startsWith(`${options.url}/rest/v1/rpc/ingest`);
  core.onClick(createSignals({ env, signal: core.signal, isOwn, record }));
}

async function boot(parts: Parts): Promise<void> {
  const { core, options, store, permission, record, engage } = parts;
  const { view, signal } = core;
  const isLate = await untilActive(view.document, signal);
  const { at, href, path } = isLate
    ? { at: env.now(), href: view.location.href, path: core.path() }
    : core.began;
  record({ kind: 'page', at, path });
  const call = createCalls(parts);
  core.listen(core.guard((note) => ('call' in note ? call(note) : record(note))));
  watchPages({ core, href, env, record });
  // Decided once without knowing anything: the browser may have refused.
  permission.learn(undefined);
  if (permission.refusedByBrowser) return;
  const ask = view.fetch.bind(view);
  // On its way while the disk is read.
  let begun: ReturnType<typeof fetchSettings> | undefined;
  begun = fetchSettings(options, ask, 'default', options.early);
  const expect = (found: WidgetConfig | undefined) => {
    if (found?.engage && permission.allows(found)) engage.expect(found.engage);
  };
  begun.then(expect).catch(core.report);
  const load = (cache?: RequestCache) => {
    const first = begun;
    begun = undefined;
    return first ?? fetchSettings(options, ask, cache);
  };
  const facts = await store.recall();
  permission.recall(facts, parseSettings(facts.settings));
  let isWatching = false;
  function onSettings(found: WidgetConfig | undefined): void {
    permission.learn(found ?? permission.settings() ?? options.fallback);
    // Only what was read just now: what an earlier page knew may have been stopped since.
    expect(found); // again: by now an earlier yes may have been read
    engage.learn(found?.engage);
    if (isWatching || !permission.settings()?.frustration) return;
    isWatching = true;
    watchClicks(parts).catch(core.report);
  }
  await ensureSettings({ load, env, signal, onSettings });
  watchPointer({
    load: () => load('no-cache'),
    env,
    view,
    signal,
    onSettings: core.guard(onSettings),
  });
}

export function createDelivery(core: Core): Delivery {
  const parts = createParts(core);
  const { options, turns, store, identity, queue, permission } = parts;
  boot(parts).catch(core.report);
  return {
    context() {
      const { device, user, account } = identity.facts();
      return {
        widget: __VERSION__,
        app: options.app,
        visitor: permission.isReady() ? device : undefined,
        user: user?.id,
        account: account?.id,
        path: core.path(),
        build: options.build,
        consent: permission.state(),
        settings: permission.settings()?.version,
        queued: queue.size() + turns.size(),
        stopped: queue.stopped(),
      };
    },
    end() {
      const last = permission.isReady() ? queue.hurry() : Promise.resolve();
      last.finally(store.close).catch(core.report);
    },
  };
}
