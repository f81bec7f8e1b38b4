import type { Feature } from '../../core/model/feature.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';

/** Archives at once and offers the way back, instead of asking first. */
export function useArchive() {
  const call = useCall();
  const toast = useToast();
  const { router } = useServices();
  return async function archive({ id, name }: Pick<Feature, 'id' | 'name'>, archived: boolean) {
    const reply = await call('archive_feature', { feature: id, archived }, [
      'get_feature',
      'list_features',
      'adoption',
      'list_areas',
    ]);
    if (!reply.ok) return toast({ text: reply.error.message, tone: 'wrong' });
    if (archived) router.go('/features');
    toast({
      text: archived ? `${name} is archived; its history stays.` : `${name} is back.`,
      action: archived
        ? { label: 'Undo', run: () => void archive({ id, name }, false) }
        : undefined,
    });
  };
}
