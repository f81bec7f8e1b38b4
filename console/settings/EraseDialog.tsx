import type { RpcName } from '../../core/model/rpc.ts';
import type { VisitorRow } from '../../core/model/usage.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCurrent } from '../app/current.ts';
import { plural } from '../app/format.ts';
import { personName } from '../app/person-name.ts';
import { useCall } from '../app/use-call.ts';

/** Figures of the past hold this person too, so all of them are asked for again. */
const touched: readonly RpcName[] = [
  'find_visitors',
  'adoption',
  'feature_usage',
  'feature_people',
  'feature_accounts',
  'feature_retention',
];

/** Cannot be undone, hence the id has to be typed: a name alone is easily another person's. */
export function EraseDialog({ visitor, onClose }: { visitor: VisitorRow; onClose: () => void }) {
  const { workspace } = useCurrent();
  const call = useCall();
  const toast = useToast();
  const name = personName(visitor);
  const erase = async () => {
    const args = { workspace: workspace.id, visitor: visitor.visitor };
    const reply = await call('delete_visitor', args, touched);
    if (!reply.ok) return reply.error.message;
    toast({ text: `${name} and ${plural(reply.data.events, 'event')} are deleted.` });
    return undefined;
  };
  return (
    <ConfirmDialog
      title={`Delete ${name}?`}
      confirmLabel="Delete for good"
      typeToConfirm={visitor.knownId ?? name}
      onClose={onClose}
      onConfirm={erase}
    >
      {plural(visitor.events, 'event')} and everything known about this person are deleted. Figures
      of the past change accordingly. This cannot be undone.
    </ConfirmDialog>
  );
}
