/**
 * Decides what becomes of the core's notes: wires settings, consent, identity and queue, and keeps them in
 * order. Until it is known whether anything may be kept, everything waits in memory.
 */

import { limits } from '../../../core/limits.ts';
import { elementHash } from '../../../core/locator/canonical.ts';
import type { EventKind, WireEvent } from '../../../core/model/batch.ts';
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { Call, CallName, Core, Delivery, Happening, Note } from '../notes.ts';
import { browserEnv } from './env.ts';
import { eachFrame } from './frames.ts';
import { consentOf, type Gate, gateOf, isRefusedByBrowser } from './gate.ts';
import { createIdentity } from './identity.ts';
import { parseId, parseName, parseOptions, parseSignature, parseTraits } from './options.ts';
import { watchPages } from './pages.ts';
import { createQueue } from './queue/queue.ts';
import { createStore } from './queue/store.ts';
import { ensureSettings, fetchSettings, parseSettings } from './settings.ts';
import { createTurns } from './turns.ts';

declare const __VERSION__: string;

const signals: ReadonlySet<EventKind> = new Set(['rage', 'dead', 'error', 'uturn']);

/** A prerendered page that nobody looks at has not been viewed. */
async function untilActive(document: Document, signal: AbortSignal): Promise<boolean> {
  // Safe: not in TypeScript's library yet; undefined where the browser does not prerender.
  if (!(document as Document & { prerendering?: boolean }).prerendering) return false;
  await new Promise((resolve) =>
    document.addEventListener('prerenderingchange', resolve, { once: true, signal }),
  );
  return true;
}

export function createDelivery(core: Core): Delivery {
  const { view, report, guard, signal } = core;
  const env = browserEnv;
  const options = parseOptions(core.options);
  const refusedByBrowser = isRefusedByBrowser(view.navigator);
  const turns = createTurns();
  let granted: boolean | undefined;
  let settings: WidgetConfig | undefined;
  let gate: Gate = 'waiting';
  /** The gate is open, and what an earlier page left has been read. */
  let isReady = false;
  let isWatching = false;
  let framing: AbortController | undefined;

  const store = createStore({
    name: `waymark:${options.app}`,
    after: env.after,
    onErased: () => consent(false),
  });
  const identity = createIdentity({
    ...options,
    env,
    consented: () => granted === true,
    onCut: (isNews) => queue.cut(isNews),
    onNews: () => isReady && queue.touch(),
  });
  const queue = createQueue({ core, options, env, store, header: identity.header });

  const grounds = () => ({ refusedByBrowser, granted, settings });

  function remember(): void {
    if (!isReady) return;
    const facts = { ...identity.facts(), consent: granted || undefined, settings };
    store.keep(facts).catch(report);
  }

  async function open(): Promise<void> {
    const facts = await store.open();
    // While it opened, consent may have been withdrawn.
    if (gate !== 'open' || signal.aborted) return;
    identity.restore(facts);
    isReady = true;
    turns.open();
    remember();
    queue.touch();
    queue.send();
  }

  function shut(): void {
    isReady = false;
    turns.shut();
    queue.clear();
    if (gate !== 'refused') return;
    identity.renew();
    store.erase().catch(report);
  }

  function capture(on: boolean): void {
    core.capture(on);
    if (on === !!framing) return;
    framing?.abort();
    framing = on ? new AbortController() : undefined;
    if (framing) eachFrame(view, AbortSignal.any([signal, framing.signal]), core.enter);
  }

  function decide(): void {
    const next = gateOf(grounds());
    if (next === gate || signal.aborted) return;
    const wasShut = gate !== 'waiting';
    gate = next;
    capture(next === 'open');
    if (next !== 'open') {
      shut();
      return;
    }
    turns.wait();
    if (wasShut) record({ kind: 'page', at: env.now(), path: core.path() });
    open().catch(report);
  }

  function learn(found: WidgetConfig | undefined): void {
    settings = found ?? settings;
    if (!settings) return;
    core.mask([...options.mask, ...settings.mask]);
    remember();
    decide();
    if (settings.frustration && gate === 'open' && !isWatching) watchClicks().catch(report);
  }

  /** More of the widget, only where it is wanted. Without it, plain use is still counted. */
  async function watchClicks(): Promise<void> {
    isWatching = true;
    const { createSignals } = await import('../signals/signals.ts');
    const isOwn = (address: string) => address.startsWith(`${options.url}/rest/v1/rpc/ingest`);
    core.onClick(createSignals({ env, signal, isOwn, record }));
  }

  function record({ kind, seen, at, path, ...more }: Happening & Pick<WireEvent, 'n' | 'x'>): void {
    // Described before the app's masks were known: where there are any, it must not be told.
    const isUnmasked = seen && !settings;
    turns.take(true, () => {
      if (signals.has(kind) && !settings?.frustration) return;
      if (isUnmasked && settings?.mask.length) return;
      queue.add({ t: at, k: kind, p: path, ...(seen && { e: elementHash(seen) }), ...more }, seen);
    });
  }

  function consent(yes: boolean): void {
    granted = yes;
    remember();
    decide();
  }

  const change = (run: () => void) =>
    turns.take(false, () => {
      run();
      remember();
    });

  const calls: Record<CallName, (args: readonly unknown[], call: Call) => void> = {
    identify([given, about, more]) {
      const id = parseId('identify', given);
      const traits = guard(parseTraits)('identify', about, limits.traitsBytes);
      change(() => identity.identify(id, traits, parseSignature(more)));
    },
    group([given, about]) {
      const id = parseId('group', given);
      const traits = guard(parseTraits)('group', about, limits.traitsBytes);
      change(() => identity.group(id, traits));
    },
    track([given, about], { at, path }) {
      const name = parseName(given);
      const props = guard(parseTraits)('track', about, limits.propsBytes);
      record({ kind: 'track', at, path, n: name, ...(props && { x: props }) });
    },
    page: (_, { at, path }) => record({ kind: 'page', at, path }),
    reset: () =>
      change(() => {
        identity.reset();
        queue.flush();
        // A new sender too: nothing ties the next visitor to this one.
        queue.clear();
      }),
    consent: ([yes]) => consent(yes === true),
  };

  async function boot(): Promise<void> {
    const isLate = await untilActive(view.document, signal);
    const { at, href, path } = isLate
      ? { at: env.now(), href: view.location.href, path: core.path() }
      : core.began;
    record({ kind: 'page', at, path });
    core.listen(
      guard((note: Note) => ('call' in note ? calls[note.call](note.args, note) : record(note))),
    );
    capture(true);
    watchPages({ core, href, env, record });
    decide();
    if (refusedByBrowser) return;
    const facts = await store.recall();
    identity.restore(facts);
    granted ??= facts.consent;
    learn(parseSettings(facts.settings));
    await ensureSettings({
      load: () => fetchSettings(options, view.fetch.bind(view)),
      env,
      signal,
      onSettings: (found) => learn(found ?? settings ?? options.fallback),
    });
  }
  boot().catch(report);

  return {
    context() {
      const { device, user, account } = identity.facts();
      return {
        widget: __VERSION__,
        app: options.app,
        visitor: isReady ? device : undefined,
        user: user?.id,
        account: account?.id,
        path: core.path(),
        build: options.build,
        consent: consentOf(grounds()),
        settings: settings?.version,
        queued: queue.size() + turns.size(),
        stopped: queue.stopped(),
      };
    },
    end() {
      const last = isReady ? queue.hurry() : Promise.resolve();
      last.finally(store.close).catch(report);
    },
  };
}
