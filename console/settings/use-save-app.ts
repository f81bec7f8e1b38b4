import { useCallback } from 'preact/hooks';
import type { RpcArgs } from '../../core/model/rpc.ts';
import type { App } from '../../core/model/workspace.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useServices } from '../app/services.ts';
import { useCall } from '../app/use-call.ts';

export type AppChanges = RpcArgs<'update_app'>['changes'];

/**
 * Saves settings of an app and publishes them. Returns what went wrong with the saving; a publication that
 * fails is told apart, because the settings then hold and the widget reads them by the slower call.
 */
export function useSaveApp(app: App) {
  const call = useCall();
  const toast = useToast();
  const { backend } = useServices();
  return useCallback(
    async (changes: AppChanges): Promise<string | undefined> => {
      const saved = await call('update_app', { app: app.id, changes }, [
        'my_workspaces',
        'app_status',
      ]);
      if (!saved.ok) return saved.error.message;
      const published = await backend.publishConfig(saved.data.app.key, saved.data.config);
      if (!published.ok) {
        toast({
          tone: 'wrong',
          text: `Saved, but the published file could not be written (${published.error.message}). Widgets read the settings by a call meanwhile; save again to retry.`,
        });
      }
      return undefined;
    },
    [app.id, call, backend, toast],
  );
}
