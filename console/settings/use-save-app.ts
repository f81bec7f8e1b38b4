import { useCallback } from 'preact/hooks';
import type { RpcArgs } from '../../core/model/rpc.ts';
import type { App } from '../../core/model/workspace.ts';
import { useCall } from '../app/use-call.ts';
import { usePublish } from '../app/use-publish.ts';

export type AppChanges = RpcArgs<'update_app'>['changes'];

/** Saves settings of an app and publishes them. Returns what went wrong with the saving. */
export function useSaveApp(app: App) {
  const call = useCall();
  const publish = usePublish();
  return useCallback(
    async (changes: AppChanges): Promise<string | undefined> => {
      const saved = await call('update_app', { app: app.id, changes }, [
        'my_workspaces',
        'app_status',
      ]);
      if (!saved.ok) return saved.error.message;
      await publish(saved.data.app.key, saved.data.config);
      return undefined;
    },
    [app.id, call, publish],
  );
}
