/** Briefs of those one calls most, kept while there is a network: a call on a train finds them here. */
import { useEffect } from 'preact/hooks';
import { findAnswer, saveAnswer } from '../../answers.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

const mostKept = 6;
/** A brief of this hour is fresh enough for a call that nobody has begun. */
const freshMs = 60 * 60_000;

export function useKeptBriefs(accounts: readonly number[]): void {
  const { db, api, now } = useServices();
  const { workspace } = useWork();
  const kept = accounts.slice(0, mostKept);
  useEffect(() => {
    let isCurrent = true;
    const keep = async () => {
      for (const account of kept) {
        const args = { workspace: workspace.id, account };
        const before = await findAnswer(db, 'call_brief', args);
        if (!isCurrent) return;
        if (before && now() - before.at < freshMs) continue;
        const reply = await api.call_brief(args);
        if (!reply.ok) return;
        await saveAnswer(db, 'call_brief', args, reply.data, now());
      }
    };
    keep().catch((error: unknown) => console.error('Waymark:', error));
    return () => {
      isCurrent = false;
    };
  }, [kept.join()]);
}
