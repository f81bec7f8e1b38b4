/** Acts on evidence: done at once, told in a toast, and taken back to exactly what was before. */
import type { RpcName } from '../../../core/model/rpc.ts';
import type { EvidenceRow, Triage } from '../../../core/model/voice/inbox.ts';
import { plural } from '../../../ui/plural.ts';
import { useToast } from '../../../ui/Toast.tsx';
import { useCurrent } from '../../app/current.ts';
import { useServices } from '../../app/services.ts';
import { useCall } from '../../app/use-call.ts';

/** Figures that hang on where evidence belongs; the list itself is changed in place. */
const moved: readonly RpcName[] = [
  ...(['count_evidence', 'get_evidence', 'list_requests', 'get_request', 'why_demand'] as const),
  ...(['suggest_requests', 'account_timeline', 'get_account'] as const),
];

type Options = {
  /** Rows as they are after an act. */
  onRows: (rows: readonly EvidenceRow[]) => void;
  /** The last act, for the key that takes it back. */
  onAct?: (undo: () => void) => void;
};

export type Act = (rows: readonly EvidenceRow[], changes: Triage, said: string) => Promise<boolean>;

/** Linking is sorting, as the database has it, unless the act says otherwise. */
const stateAfter = ({ state, request, newRequest }: Triage): Triage['state'] =>
  state ?? (request || newRequest ? 'done' : undefined);

export function useTriage({ onRows, onAct }: Options): Act {
  const call = useCall();
  const toast = useToast();
  const { queries } = useServices();
  const { workspace } = useCurrent();
  const undo = async (act: string): Promise<void> => {
    // Rows that left the list come back to their place, so it is read again.
    const reply = await call('undo_act', { act }, [...moved, 'list_evidence']);
    if (reply.ok) toast({ text: 'Undone.' });
    else toast({ text: reply.error.message, tone: 'wrong' });
  };
  return async (rows, changes, said) => {
    if (rows.length === 0) return false;
    const evidence = rows.map(({ id }) => id);
    const args = { workspace: workspace.id, evidence, changes };
    const sent = call('triage_evidence', args, moved);
    let isUndone = false;
    // Known before the answer is here: quick hands press the key for undo while the act is on its way.
    const takeBack = () => {
      if (isUndone) return;
      isUndone = true;
      void sent.then((reply) => {
        if (reply.ok) void undo(reply.data.act);
      });
    };
    onAct?.(takeBack);
    // What leaves the list leaves it at once, so that the next key is about the next piece.
    const state = stateAfter(changes);
    if (state) onRows(rows.map((row) => ({ ...row, state })));
    const reply = await sent;
    if (!reply.ok) {
      void queries.invalidateQueries({ queryKey: ['list_evidence'] });
      toast({ text: reply.error.message, tone: 'wrong' });
      return false;
    }
    onRows(reply.data.rows);
    const what = rows.length === 1 ? said : `${said} (${plural(rows.length, 'piece')})`;
    toast({ text: `${what}.`, action: { label: 'Undo', run: takeBack } });
    return true;
  };
}
