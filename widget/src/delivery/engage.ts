/**
 * The door to guides and surveys: waits until something is live and may be shown, and only then loads more of
 * the widget. Until that is there, it keeps what happens meanwhile.
 */
import { engagePath } from '../../../core/config-files.ts';
import type { WireEvent } from '../../../core/model/batch.ts';
import type { Live } from '../live/types.ts';
import type { Core } from '../notes.ts';
import type { Env } from './env.ts';
import type { Identity } from './identity.ts';
import type { Options } from './options.ts';
import type { Queue } from './queue/queue.ts';
import type { Store } from './queue/types.ts';
import type { RecordEvent } from './recording.ts';

/** What may happen before the rest is there; older news is of no use to anybody. */
const mostWaiting = 50;
const timeout = 10_000;

export type Engage = {
  /** Something happened, and may be told: so may whatever is shown. */
  heard(event: WireEvent): void;
  /** Who the person is, or what is known of them, has changed. */
  who(): void;
  /** It will be this version, and may be shown: fetched ahead, while the disk is read. */
  expect(version: string): void;
  /** The version of what is live; undefined takes everything down. */
  learn(version: string | undefined): void;
  show(id: string): void;
  /** Nothing may be shown any more until something is heard again. */
  stop(): void;
};

type EngageOptions = {
  core: Core;
  options: Options;
  env: Env;
  identity: Identity;
  queue: Pick<Queue, 'addEngage'>;
  store: Pick<Store, 'shelve'>;
  record: RecordEvent;
};

export function createEngage(parts: EngageOptions): Engage {
  const { core, options, env, identity, queue, store, record } = parts;
  const { view, signal, report } = core;
  let version: string | undefined;
  let live: Live | undefined;
  let loading = false;
  let mayShow = false;
  let waiting: WireEvent[] = [];
  let wanted: string | undefined;
  let begun: { of: string; file: Promise<Response | undefined> } | undefined;

  const code = () => import('../live/live.ts');

  function fetchAhead(next: string): void {
    if (live || begun || signal.aborted) return;
    code().catch(report);
    const address = `${options.url}/storage/v1/object/public/config/${engagePath(options.app, next)}`;
    const how: RequestInit = { credentials: 'omit', signal: AbortSignal.timeout(timeout) };
    begun = { of: next, file: view.fetch(address, how).catch(() => undefined) };
  }

  /** Once: a body is read once, and what failed is asked for anew. */
  function takeBegun(next: string): Promise<Response | undefined> | undefined {
    const { of, file } = begun ?? {};
    begun = undefined;
    return of === next ? file : undefined;
  }

  async function load(): Promise<void> {
    const { createLive } = await code();
    if (signal.aborted) return;
    live = createLive({
      ...{ view, signal, report, env, options, begun: takeBegun },
      who: identity.facts,
      told: identity.told,
      path: core.path,
      send: queue.addEngage,
      shelve: store.shelve,
      track: (name) => record({ kind: 'track', at: env.now(), path: core.path(), n: name }),
    });
    for (const event of waiting.splice(0)) live.heard(event);
    apply();
    if (wanted !== undefined) live.show(wanted);
    wanted = undefined;
  }

  function apply(): void {
    const shown = mayShow ? version : undefined;
    if (live) live.take(shown);
    else if (shown && !loading) {
      loading = true;
      load().catch(report);
    }
  }

  return {
    heard(event) {
      if (live) live.heard(event);
      else waiting = [...waiting, event].slice(-mostWaiting);
      if (mayShow) return;
      mayShow = true;
      apply();
    },
    who: () => live?.who(),
    expect: fetchAhead,
    learn(found) {
      version = found;
      apply();
    },
    show(id) {
      if (live) live.show(id);
      else wanted = id;
    },
    stop() {
      mayShow = false;
      waiting = [];
      live?.take(undefined);
      live?.forget();
      try {
        // What an earlier page of this tab left, too.
        view.sessionStorage.removeItem(`waymark:${options.app}`);
      } catch {
        // Refused: then there is nothing.
      }
    },
  };
}
