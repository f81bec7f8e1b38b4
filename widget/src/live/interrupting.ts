/**
 * The way of an interruption: its element is waited for, no other tab may be in one, the server is asked, and
 * only then it is shown.
 */

import type { LiveItem } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import { settle } from '../../../core/targeting/settle.ts';
import type { Verdict } from '../../../core/targeting/types.ts';
import { modalIn } from '../../../dom/dialogs.ts';
import { type anchorsAt, awaitAnchor, followAnchor } from './find.ts';
import type { People } from './person.ts';
import { loadRenderer } from './rendering.ts';
import { takeTurn } from './turn.ts';
import type { LiveHost } from './types.ts';

/** What the server needs to answer; whoever is shown something by then follows the element further. */
const aheadMs = 5_000;

type Parts = {
  host: LiveHost;
  people: People;
  isBusy(): boolean;
  again(): Decision;
  /** All that is live on this page. */
  anchors(): ReturnType<typeof anchorsAt>;
  /** Not again on this page: its element did not come, or the server was asked. */
  pass(item: LiveItem): void;
  /** Its element did not come. */
  miss(item: LiveItem, step: string): void;
  /** Aborts when it is down. */
  show(item: LiveItem, display: string): AbortSignal | undefined;
};

/** Surveys that interrupt stand beside the page, wherever they once pointed. */
const firstOf = (item: LiveItem) => (item.is === 'guide' ? item.guide.steps[0] : undefined);

export function createInterrupting(parts: Parts) {
  const { host, people, isBusy, again, anchors, pass, miss, show } = parts;
  let settling: AbortController | undefined;

  const isThere = ({ interrupting }: Decision, { id }: LiveItem) =>
    interrupting.some(({ item }) => item.id === id);

  /**
   * Whether it may interrupt. Where the server cannot be asked, somebody with other devices may have been
   * interrupted there; what an anonymous one was shown, this browser knows best.
   */
  async function isGranted(item: LiveItem, display: string): Promise<boolean> {
    const answer = await people.claim(item.id, display);
    if (answer !== undefined || people.isNamed()) return answer ?? false;
    return people.reserve(item, display, () => isThere(again(), item));
  }

  async function present(item: LiveItem, signal: AbortSignal): Promise<void> {
    const release = await takeTurn(host, 0);
    if (!release) return;
    const id = host.env.uuid();
    // Seldom refused: one wait instead of two.
    loadRenderer(item.is).catch(host.report);
    const mayShow = (await isGranted(item, id)) && !signal.aborted && !isBusy();
    const standing = mayShow ? show(item, id) : undefined;
    if (standing && !standing.aborted) standing.addEventListener('abort', release, { once: true });
    else release();
  }

  async function run(decision: Decision, signal: AbortSignal): Promise<void> {
    const find = async ({ item }: Verdict, until: AbortSignal) => {
      const anchor = firstOf(item)?.anchor;
      if (!anchor) return !modalIn(host.view);
      return awaitAnchor(host, { anchor, others: anchors() }, until);
    };
    const missing = ({ item }: Verdict) => {
      const step = firstOf(item);
      // Behind a dialog of the page it waits for its turn; it has not gone.
      if (modalIn(host.view)) return;
      pass(item);
      if (step?.anchor) miss(item, step.key);
    };
    const chosen = await settle(decision, { find, again, missing }, signal);
    if (!chosen) return;
    try {
      await present(chosen.item, signal);
    } finally {
      // Whatever came of it, this page asks once: a refusal does not turn into a grant by asking again.
      pass(chosen.item);
    }
  }

  return {
    /** While the server is asked: what would be shown next is fetched, and its element looked for. */
    prepare({ interrupting: [next] }: Decision): void {
      if (!next || isBusy()) return;
      loadRenderer(next.item.is).catch(host.report);
      const anchor = firstOf(next.item)?.anchor;
      const soon = AbortSignal.any([host.signal, AbortSignal.timeout(aheadMs)]);
      const wanted = anchor && { anchor, others: anchors() };
      if (wanted) followAnchor(host, wanted, soon, () => undefined).catch(host.report);
    },
    /** Resolves true where something was tried: then it is worth looking again. */
    async attempt(decision: Decision): Promise<boolean> {
      if (settling || isBusy() || decision.interrupting.length === 0) return false;
      settling = new AbortController();
      try {
        await run(decision, AbortSignal.any([host.signal, settling.signal]));
      } finally {
        settling = undefined;
      }
      return !modalIn(host.view);
    },
    /** Another page: what is being waited for was meant for the one before. */
    cancel: () => settling?.abort(),
  };
}
