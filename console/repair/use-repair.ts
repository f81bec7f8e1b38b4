import type { RpcName } from '../../core/model/rpc.ts';
import type { RepairChoice } from '../../ui/repair/RepairForm.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useCall } from '../app/use-call.ts';

/** A new version may move every figure from its day on, and closes the tag's alert. */
const moved: readonly RpcName[] = [
  ...(['repair_candidates', 'feature_health', 'list_alerts', 'list_tag_versions'] as const),
  ...(['list_tag_elements', 'get_feature', 'list_features', 'adoption'] as const),
  ...(['feature_usage', 'feature_accounts', 'feature_people'] as const),
  ...(['feature_retention', 'sample_events'] as const),
];

/** Both directions. What could not be done comes back as its sentence. */
export function useRepair(tag: string) {
  const call = useCall();
  const toast = useToast();
  const undo = async (): Promise<string | undefined> => {
    const reply = await call('undo_repair', { tag }, moved);
    if (!reply.ok) return reply.error.message;
    toast({ text: 'The repair is undone. The version before it counts again.' });
    return undefined;
  };
  /** The toast outlives the screen, so a failure is told there too. */
  const takeBack = async () => {
    const wrong = await undo();
    if (wrong) toast({ text: wrong, tone: 'wrong' });
  };
  const accept = async (choice: RepairChoice): Promise<string | undefined> => {
    const reply = await call('accept_repair', { tag, ...choice }, moved);
    if (!reply.ok) return reply.error.message;
    toast({
      text: `Repaired: version ${reply.data.version.version} of the tag counts now.`,
      action: { label: 'Undo', run: () => void takeBack() },
    });
    return undefined;
  };
  return { accept, takeBack };
}
