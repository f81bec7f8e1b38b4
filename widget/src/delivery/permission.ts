/**
 * Whether the widget may work, and by which settings. Holds consent and settings, and opens or shuts
 * everything behind them when one of the two changes.
 */
import type { WidgetConfig } from '../../../core/model/config.ts';
import type { Core } from '../notes.ts';
import type { ConsentState } from '../types.ts';
import { eachFrame } from './frames.ts';
import { consentOf, type Gate, gateOf, isRefusedByBrowser } from './gate.ts';
import type { Identity } from './identity.ts';
import type { Queue } from './queue/queue.ts';
import type { Facts, Store } from './queue/types.ts';
import type { Turns } from './turns.ts';

export type Permission = {
  readonly refusedByBrowser: boolean;
  /** It may, and what an earlier page left has been read. */
  isReady(): boolean;
  /** By these settings it may, whatever the disk says. */
  allows(settings: WidgetConfig): boolean;
  isGranted(): boolean;
  /** Whether what happened before a yes may be told: consent is not required, or the yes is an older one. */
  isRetroactive(): boolean;
  settings(): WidgetConfig | undefined;
  /** In a word, for staff tools. */
  state(): ConsentState;
  /** What an earlier page knew, which stands back behind what this one has been told. */
  recall(facts: Facts, settings: WidgetConfig | undefined): void;
  learn(settings: WidgetConfig | undefined): void;
  consent(yes: boolean): void;
  /** Keeps what should outlive the page, where anything may be kept. */
  remember(): void;
};

type PermissionOptions = {
  core: Core;
  /** Selectors that the product masks by itself. */
  mask: readonly string[];
  store: Store;
  turns: Turns;
  identity: Identity;
  queue: Queue;
  /** It may after all: the page is viewed from here on. */
  onReopened(): void;
  /** It may no longer. */
  onShut(): void;
};

export function createPermission(options: PermissionOptions): Permission {
  const { core, store, turns, identity, queue } = options;
  const { report, signal } = core;
  const refusedByBrowser = isRefusedByBrowser(core.view.navigator);
  const capture = createCapture(core);
  let granted: boolean | undefined;
  let settings: WidgetConfig | undefined;
  let gate: Gate = 'waiting';
  let isReady = false;
  /** The yes comes from an earlier visit, so it holds for all of this one. */
  let isRemembered = false;

  const grounds = () => ({ refusedByBrowser, granted, settings });

  const isRetroactive = () => settings?.consent !== 'required' || isRemembered;

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
    options.onShut();
    if (gate !== 'refused') return;
    identity.renew();
    store.erase().catch(report);
  }

  function decide(): void {
    const next = gateOf(grounds());
    if (signal.aborted) return;
    capture(next === 'open' || next === 'waiting');
    if (next === gate) return;
    const wasShut = gate !== 'waiting';
    gate = next;
    if (next !== 'open') {
      shut();
      return;
    }
    turns.wait();
    // What came before is not told: the visit begins here.
    if (wasShut || !isRetroactive()) options.onReopened();
    open().catch(report);
  }

  function learn(found: WidgetConfig | undefined): void {
    settings = found ?? settings;
    if (settings) core.mask([...options.mask, ...settings.mask]);
    remember();
    decide();
  }

  return {
    refusedByBrowser,
    isReady: () => isReady,
    allows: (found) => gateOf({ ...grounds(), settings: found }) === 'open',
    isGranted: () => granted === true,
    isRetroactive,
    settings: () => settings,
    state: () => consentOf(grounds()),
    recall(facts, known) {
      identity.restore(facts);
      granted ??= facts.consent;
      isRemembered = facts.consent === true && granted === true;
      learn(settings ?? known);
    },
    learn,
    consent(yes) {
      granted = yes;
      if (!yes) isRemembered = false;
      remember();
      decide();
    },
    remember,
  };
}

/** Capture in the page and in its frames, on and off together. */
function createCapture(core: Core): (on: boolean) => void {
  let framing: AbortController | undefined;
  return (on) => {
    core.capture(on);
    if (on === !!framing) return;
    framing?.abort();
    framing = on ? new AbortController() : undefined;
    if (framing) eachFrame(core.view, AbortSignal.any([core.signal, framing.signal]), core.enter);
  };
}
