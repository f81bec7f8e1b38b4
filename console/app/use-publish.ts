import { useCallback } from 'preact/hooks';
import type { WidgetConfig } from '../../core/model/config.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useServices } from './services.ts';

/**
 * Publishes an app's settings after they were saved. A publication that fails is told apart from the saving,
 * because the settings then hold and the widget reads them by the slower call.
 */
export function usePublish() {
  const toast = useToast();
  const { backend } = useServices();
  return useCallback(
    async (appKey: string, config: WidgetConfig): Promise<void> => {
      const published = await backend.publishConfig(appKey, config);
      if (published.ok) return;
      toast({
        tone: 'wrong',
        text: `Saved, but the published file could not be written (${published.error.message}). Widgets read the settings by a call meanwhile; save again to retry.`,
      });
    },
    [backend, toast],
  );
}
