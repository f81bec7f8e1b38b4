/** The way of an interruption: its element is waited for, the server is asked, and only then it is shown. */
import type { LiveItem } from '../../../core/model/live.ts';
import type { Decision } from '../../../core/targeting/decide.ts';
import { settle } from '../../../core/targeting/settle.ts';
import { awaitAnchor } from './find.ts';
import type { People } from './person.ts';
import type { LiveHost } from './types.ts';

type Parts = {
  host: LiveHost;
  people: People;
  isBusy(): boolean;
  again(): Decision;
  /** Not again on this page: its element did not come, or the server was asked. */
  pass(item: LiveItem): void;
  show(item: LiveItem, display: string): void;
};

const anchorOf = (item: LiveItem) =>
  item.is === 'survey' ? item.survey.anchor : (item.guide.steps[0]?.anchor ?? null);

export function createInterrupting({ host, people, isBusy, again, pass, show }: Parts) {
  let settling: AbortController | undefined;

  async function run(decision: Decision, signal: AbortSignal): Promise<void> {
    const find = async ({ item }: { item: LiveItem }, until: AbortSignal) => {
      const anchor = anchorOf(item);
      return !anchor || (await awaitAnchor(host, anchor, until));
    };
    const missing = ({ item }: { item: LiveItem }) => pass(item);
    const chosen = await settle(decision, { find, again, missing }, signal);
    if (!chosen) return;
    const id = host.env.uuid();
    // Whatever comes of it, this page asks once: a refusal does not turn into a grant by asking again.
    pass(chosen.item);
    const isGranted = await people.claim(chosen.item.id, id);
    if (isGranted && !signal.aborted && !isBusy()) show(chosen.item, id);
  }

  return {
    /** Resolves true where something was tried: then it is worth looking again. */
    async attempt(decision: Decision): Promise<boolean> {
      if (settling || isBusy() || decision.interrupting.length === 0) return false;
      settling = new AbortController();
      try {
        await run(decision, AbortSignal.any([host.signal, settling.signal]));
      } finally {
        settling = undefined;
      }
      return true;
    },
    /** Another page: what is being waited for was meant for the one before. */
    cancel: () => settling?.abort(),
  };
}
