/** A call, what was said in it, and what the server knows of whom it is with: from this computer's copy. */
import type { CallFields } from '../../../core/model/voice/call.ts';
import {
  type CallView,
  evidenceOfCall,
  findCall,
  latestCalls,
  toldOf,
} from '../../calls/call-rows.ts';
import type { LiveCall } from '../../calls/stamp.ts';
import { type CaptureItem, findCapture } from '../feedback/use-captures.ts';
import { useAnswer, useLive } from '../hooks.ts';
import { useServices } from '../services.ts';
import { useWork } from '../work.ts';

export function useCall(id: string): CallView | null | undefined {
  const { db } = useServices();
  return useLive(async () => (await findCall(db, id)) ?? null, [id]);
}

/** In the order in which they were said. */
export function useSaid(call: string): CaptureItem[] | undefined {
  const { db } = useServices();
  return useLive(async () => {
    const ids = await evidenceOfCall(db, call);
    const items = await Promise.all(ids.map((id) => findCapture(db, id)));
    return items
      .filter((item) => item !== undefined)
      .toSorted((a, b) => (a.fields.offsetMs ?? 0) - (b.fields.offsetMs ?? 0));
  }, [call]);
}

/** When something was last kept of it, into the call. */
export function useLastMoment({ id }: LiveCall): number | undefined {
  return (
    useSaid(id)?.findLast(({ fields }) => fields.offsetMs !== null)?.fields.offsetMs ?? undefined
  );
}

const mostCalls = 8;

export function useLatestCalls(): CallView[] | undefined {
  const { db } = useServices();
  const { workspace } = useWork();
  return useLive(() => latestCalls(db, workspace.id, mostCalls), [workspace.id]);
}

/** Told here counts at once; the server's list follows. */
export function useTold(account: number | null) {
  const { db } = useServices();
  const { workspace } = useWork();
  return useLive(
    async () => (account === null ? [] : toldOf(db, workspace.id, account)),
    [workspace.id, account],
  );
}

function useToldVersion(): number | undefined {
  const { db } = useServices();
  const { workspace } = useWork();
  return useLive(async () => {
    const rows = await db.voice.where({ workspace: workspace.id, entity: 'told' }).toArray();
    return Math.max(0, ...rows.map(({ version }) => version));
  }, [workspace.id]);
}

export function useBrief(account: number | null) {
  const { workspace } = useWork();
  const told = useTold(account);
  // Asked anew when the server has heard of something told, or taken back: it moves from one list to the other.
  const answer = useAnswer(
    'call_brief',
    account === null ? null : { workspace: workspace.id, account },
    useToldVersion(),
  );
  return { answer, told: told ?? [] };
}

export function useChange(id: string) {
  const { calls } = useServices();
  const { workspace } = useWork();
  return (fields: Partial<CallFields>) => void calls.change(workspace.id, id, fields);
}
