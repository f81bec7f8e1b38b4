import type { RpcName } from '../../core/model/rpc.ts';
import { useRepair as useRepairActions } from '../../ui/repair/use-repair.ts';
import { useCall } from '../app/use-call.ts';

/** A new version may move every figure from its day on, and closes the tag's alert. */
const moved: readonly RpcName[] = [
  ...(['repair_candidates', 'feature_health', 'list_alerts', 'list_tag_versions'] as const),
  ...(['list_tag_elements', 'get_feature', 'list_features', 'adoption'] as const),
  ...(['feature_usage', 'feature_accounts', 'feature_people'] as const),
  ...(['feature_retention', 'sample_events'] as const),
];

export function useRepair(tag: string) {
  const call = useCall();
  return useRepairActions({
    async undo() {
      const reply = await call('undo_repair', { tag }, moved);
      return reply.ok ? undefined : reply.error.message;
    },
    async accept(choice) {
      const reply = await call('accept_repair', { tag, ...choice }, moved);
      return reply.ok ? reply.data.version.version : reply.error.message;
    },
  });
}
